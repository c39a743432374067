import { exports } from '../export/en.js';
import { links } from '../links/en.js';
import { merges } from '../merges/en.js';
import { onTheSpot } from '../on-the-spot/en.js';
import { resolving } from '../resolving/en.js';
import { wishes } from '../wishes/en.js';
import type { Texts } from '../texts.js';

export const refusals: Texts['refusals'] = {
  'not-found': (p) => `There is no request ${p['number']}; please check the number.`,
  'record-not-found': (p) => `There is no ${p['number']}; please check the number.`,
  'record-not-now': (p) => `That is not possible in ${p['number']} as it is now; please look at it again.`,
  'record-open': (p) => `${p['number']} is still open; personal data in it is erased once it is closed.`,
  'not-permitted': (p) => `You may not use “${p['verb']}” here; please ask the service desk.`,
  'not-responsible': (p) =>
    `${p['name']} is responsible for ${p['number']}; ask the technical head to reassign it if that should change.`,
  'department-dispatches': (p) =>
    `For ${p['number']} the head of the department, or whoever is on duty, names the engineer; please ask them.`,
  'grounds-unsaid': () => 'Please say on what other grounds.',
  'not-for-colleagues': () =>
    'You are of our own company and cannot confirm or send back for the customer; please ask them to.',
  'not-in-this-state': (p) => `${p['number']} is “${p['status']}”, so “${p['verb']}” is not possible now.`,
  'already-done': (p) => `${p['name']} has already done “${p['verb']}”; there is nothing left to do.`,
  'already-taken': (p) => `${p['name']} has already taken the escalation of ${p['number']}.`,
  'nothing-to-take': (p) => `${p['number']} has no escalation to take at present.`,
  'already-handed-over': (p) =>
    `${p['name']} has already handed ${p['number']} over to headquarters; the expert group comes next.`,
  'no-plan-open': (p) => `${p['number']} has no open emergency plan.`,
  'no-pause-to-dispute': (p) => `The clock of ${p['number']} is not stopped; there is nothing to object to.`,
  'already-disputed': (p) =>
    `This pause of ${p['number']} is already being looked into; please wait for the answer.`,
  'nothing-disputed': (p) => `${p['number']} has no objection to a pause that waits for an answer.`,
  'no-clock-to-correct': (p) =>
    `${p['number']} has no clock “${p['metric']}” to correct; choose another one.`,
  'corrected-time': () => 'Choose a time after the receipt and before now.',
  'received-ahead': () => 'It cannot have been received in the future; please choose when it came.',
  'received-long-ago': () => 'That is more than a year back; please choose when it came.',
  'late-unexplained': (p) =>
    `It was received more than ${p['hours']} hours ago; please say why it is registered only now.`,
  'receipt-elsewhere': (p) =>
    `The clocks of ${p['number']} do not run from its receipt: it was reopened, or its items come from another request.`,
  'corrected-receipt': () =>
    'It was received before it was registered, and at most a year before; please choose another time.',
  'receipt-as-it-was': () => 'That is when it was received as it stands; please choose another time.',
  'word-in-the-past': () => 'That time has passed; choose one to come.',
  'reopen-window-over': (p) =>
    `${p['number']} was confirmed more than ${p['days']} days ago; please file a new request and mention its number.`,
  'nothing-done': (p) =>
    `No item of ${p['number']} is done; wait, or cancel it, instead of reporting it done.`,
  ...resolving.refusals,
  ...onTheSpot.refusals,
  ...merges.refusals,
  ...links.refusals,
  ...exports.refusals,
  ...wishes.refusals,
  'not-an-engineer': (p) => `${p['name']} is not an engineer; add them with \`/service roles\` first.`,
  'channel-not-set-up': () => 'This channel is not set up yet; an administrator types `/service setup` here.',
  'channel-taken': () =>
    'Somebody has just set this channel up, and yours was not saved; close this and type `/service setup` again to see it.',
  'same-channel': () => 'The desk channel cannot be the customer’s channel; please choose another one.',
  'not-for-customers': () =>
    'This is a direct message or the desk’s own channel; type `/service setup` in the channel you share with the customer.',
  'desk-of-customers': () =>
    'That is a customer’s channel, where internal notes would be read; choose one with your own people only.',
  'settings-changed': () =>
    'Somebody has just changed the people, and yours were not saved; close this and type `/service roles` again to see them.',
  'report-elsewhere': () => 'Type this in a customer’s channel or in the desk’s; the report is posted there.',
  'unknown-form': () =>
    'Name one of the forms after the number: onsite, remote, received or service; a register needs received or service and a period.',
  'registers-for-staff': () =>
    'The registers are the desk’s own books; task sheets of your requests you can have.',
  'unknown-period': (p: Record<string, string>) =>
    `“${p['text']}” is no period; write a month such as 2026-11, or two days such as 2026-11-03 2026-11-15.`,
  'register-too-long': (p: Record<string, string>) =>
    `This period has more than ${p['most']} requests, too many for ${p['format']}: choose a shorter one${p['format'] === 'PDF' ? ', or xlsx' : ''}.`,
  'only-administrators': () => 'Only administrators may do this; please ask one of them.',
  'erasure-for-management': () =>
    'Only management and administrators can erase personal data. Please ask one of them.',
  'erasure-when-closed': (p) =>
    `*${p['number']}* is still open, and whoever works on it needs to know who asks. Its personal data is erased when it is closed.`,
  'chain-broken': (p) =>
    `The chain of *${p['number']}* does not hold, so nothing is erased in it. Please tell an administrator: \`/service verify\` says where it breaks.`,
  'only-management': () =>
    'Only management and administrators may change service promises; please ask one of them.',
  'policy-changed': (p) =>
    `Somebody has just saved version ${p['version']}; yours is not saved yet. This is how yours differs from it: save again if that is what you want, or go back.`,
  'policy-name-taken': (p) =>
    `There is a promise called “${p['name']}” already; please go back and choose another name.`,
  'unknown-week': (p) => `“${p['text']}” is no week; write it as 2026-W47, or “last”.`,
  'no-contract': () => 'There is no customer channel yet; type `/service setup` in one first.',
  'duty-for-heads': () =>
    'Only administrators, the technical head and management may do this; please ask one of them.',
  'rota-gone': () => 'This rota is not in use any more.',
  'rota-changed': () =>
    'Somebody has just changed this rota, and yours was not saved; close this and open it again to see it.',
  'duty-changed': () =>
    'The duties have changed meanwhile, so this swap is not possible; please propose it anew from the present rota.',
  'no-role': (p) =>
    `${p['name']} has no role at the desk and cannot be on duty; add them with \`/service roles\` first.`,
  'on-leave': (p) => `${p['name']} is on leave during that time.`,
  'in-the-past': () => 'That time is over.',
  'ends-before-it-begins': () => 'The end must be later than the beginning.',
  'too-long-a-time': () => 'A year at most; please choose a shorter time.',
  'nobody-due': () => 'Nobody is to be on duty in that layer then; choose “the whole rota” to add a duty.',
  'not-your-duty': () => 'Not all of that time is your duty; you can hand over your own duties only.',
  'on-duty-already': (p) => `${p['name']} is on duty then anyway.`,
  'override-over': () => 'This change of duty is over, or was cancelled.',
  'leave-over': () => 'This leave is over, or was cancelled.',
  'swap-with-oneself': () => 'Please choose a duty of a colleague.',
  'not-your-swap': () => 'This swap is for others to answer.',
  'swap-accepted': (p) => `${p['name']} has already accepted this swap.`,
  'swap-declined': (p) => `${p['name']} has already declined this swap.`,
  'swap-withdrawn': (p) => `${p['name']} has withdrawn this swap.`,
  'swap-expired': () => 'The time of this swap has come; it cannot be answered any more.',
  'skills-for-heads': () =>
    'Only administrators and the technical head may change skills; please ask one of them.',
  'skills-changed': () =>
    'Somebody has just changed their skills, and yours were not saved; go back and open this again to see them.',
  'contract-for-desk': () =>
    'Only administrators and the front desk may change contracts; please ask one of them.',
  'contract-of-others': () =>
    'Engineers see the contracts that name them, and that of a request they are responsible for (*More…* on its card); please ask the front desk.',
  'contract-elsewhere': () =>
    'Please type `/service contract` in the customer’s channel; it has to be set up first with `/service setup`.',
  'contract-changed': () =>
    'Somebody has just changed this contract, and yours was not saved; copy what you typed, close this and type `/service contract` again.',
  'resume-first': (p) => `${p['number']} is waiting; resume it before you quote.`,
  'no-quotation-open': (p) => `${p['number']} has no quotation to decide on at present.`,
  'quotation-to-decide': (p) =>
    `The quotation of ${p['number']} waits for your decision: please accept or decline it.`,
  'nothing-to-waive': (p) => `${p['number']} has no quotation that could be waived.`,
  'charge-undecided': (p) =>
    `The customer declined the quotation of ${p['number']}: quote anew, waive the charge or cancel the request first.`,
  'not-a-signer': (p) =>
    `By the contract, ${p['names']} sign for the customer. You can say in the thread how it is, and send a result back that is not right.`,
  'unknown-equipment': (p) =>
    `The contract lists no equipment “${p['old']}” in use; please check its number or serial number.`,
  'already-replaced': (p) =>
    `${p['equipment']} was replaced under ${p['number']} already; to replace it again, give the serial number of the new one.`,
  'serial-in-use': (p) =>
    `Serial number ${p['serial']} belongs to another piece in use under the contract; please check it.`,
  'replacement-not-free': (p) =>
    `${p['equipment']} is out of warranty: the customer has to accept a quotation first, or the charge be waived.`,
  'too-busy': (p) =>
    `${p['number']} is being changed by several people; yours was not carried out, please try again.`,
};
