import { calendars } from './calendars/en.js';
import { custody } from './custody/en.js';
import { privacy } from './privacy/en.js';
import { contracts } from './contracts/en.js';
import { duty } from './duty/en.js';
import { exports } from './export/en.js';
import { find } from './find/en.js';
import { help } from './help/en.js';
import { items } from './items/en.js';
import { wishes } from './wishes/en.js';
import { links } from './links/en.js';
import { merges } from './merges/en.js';
import { policies } from './policies/en.js';
import type { Texts } from './texts.js';

/** Every sentence the desk says, in English. The keys are those of zh-CN.ts; the compiler checks it. */
export const en: Texts = {
  status: {
    registered: 'Registered, awaiting response',
    acknowledged: 'Acknowledged',
    assigned: 'Assigned',
    proposed: 'Solution proposed',
    departed: 'Engineer on the way',
    arrived: 'Engineer on site',
    waiting: 'Waiting',
    resolved: 'Resolved, awaiting confirmation',
    confirmed: 'Confirmed and signed',
    archived: 'Archived',
    cancelled: 'Cancelled',
    merged: 'Merged',
  },
  category: {
    fault: 'Fault',
    maintenance: 'Version maintenance',
    onsite: 'On-site service',
    visit: 'Periodic visit',
    training: 'Training',
    question: 'Question of use',
    requirement: 'Requirement or wish',
    other: 'Other',
  },
  severity: { general: 'General', major: 'Major' },
  mode: { onsite: 'on site', remote: 'remote', phone: 'by phone', email: 'by e-mail' },
  outcome: {
    repaired: 'repaired',
    replaced: 'replaced by new equipment',
    explained: 'explained as unsolvable',
  },
  paper: {
    name: {
      onsite: 'On-site Task Sheet',
      remote: 'Remote Task Sheet',
      received: 'Register of Received Requests',
      service: 'Service Register',
    },
    /** Behind the buttons of a request. */
    button: { onsite: 'On-site task sheet', remote: 'Remote task sheet' },
    title: 'Forms',
    making: (p: { number: string; form: string }) =>
      `${p.form} for *${p.number}* is being made; it comes in the request’s thread.`,
    asked: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}`,
    signed: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}, signed by the customer`,
    archived: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}, archived`,
    registerMaking: (p: { form: string; from: string; to: string }) =>
      `${p.form}, ${p.from} – ${p.to}: being made, it comes as a direct message.`,
    registerMade: (p: { form: string; from: string; to: string; customers: string; count: number }) =>
      `*${p.form}*, ${p.from} – ${p.to}, ${p.customers}: ${p.count} requests`,
    allCustomers: 'all customers',
  },
  measure: {
    replacement: 'New equipment',
    'spare-part': 'Spare part',
    expert: 'Expert on the way',
    supplier: 'Supplier called in',
    other: 'Other',
  },
  absent: { 'on-leave': 'on leave', quiet: 'quiet hours', 'not-reached': 'messages refused' },
  waitingFor: { customer: 'waiting for the customer', supplier: 'waiting for a supplier' },
  channelOfReceipt: { slack: 'Slack', phone: 'Phone', fax: 'Fax', mail: 'Mail', visit: 'In person' },
  metric: {
    response: 'Response',
    solution: 'Solution',
    onsite: 'On site',
    repair: 'Repair',
    handover: 'Hand-over',
    experts: 'Expert group',
  },
  clockState: {
    running: 'running',
    paused: 'paused',
    met: 'met',
    breached: 'breached',
    cancelled: 'cancelled',
  },
  role: {
    'front-desk': 'Front desk',
    'tech-head': 'Technical head',
    engineer: 'Engineers',
    quality: 'Quality controllers',
    manager: 'Management',
    admin: 'Administrators',
  },
  verb: {
    acknowledge: 'Acknowledge',
    accept: 'Sign for the department',
    assign: 'Assign',
    propose: 'Propose solution',
    depart: 'Depart',
    arrive: 'Arrive',
    wait: 'Wait',
    resume: 'Resume',
    resolve: 'Resolve',
    confirm: 'Confirm and sign',
    'sign-off': 'Sign the work',
    refuse: 'Not solved',
    archive: 'Archive',
    reopen: 'Reopen',
    cancel: 'Cancel request',
    note: 'Internal note',
    reply: 'Reply to customer',
    reclassify: 'Reclassify',
    take: 'I take it',
    handover: 'Hand over to HQ',
    convene: 'Convene experts',
    plan: 'Emergency plan',
    'close-plan': 'Close emergency plan',
    correct: 'Correct a time',
    dispute: 'I do not agree',
    uphold: 'Uphold the pause',
    annul: 'Void the pause',
    quote: 'Quotation',
    'accept-quote': 'Accept the quotation',
    'decline-quote': 'Decline the quotation',
    waive: 'Waive the charge',
    replace: 'Replace equipment',
    merge: 'Merge',
    link: 'Link',
    unlink: 'Unlink',
    split: 'Move to a new request',
    wish: 'Record as a wish',
  },
  card: {
    status: 'Status',
    severity: 'Severity',
    category: 'Category',
    site: 'Site',
    system: 'System',
    requester: 'Contact',
    responsible: 'Responsible engineer',
    nobodyYet: 'nobody yet',
    receivedBy: 'Received by',
    received: 'Received',
    deadlines: 'Promised by',
    files: 'Files',
    item: ({ no }) => `Item ${no}`,
    proposal: ({ mode, text }) => `*Solution (${mode})* ${text}`,
    expectedAt: ({ when }) => `Expected by ${when}`,
    waiting: (p) => `:double_vertical_bar: *The clock is paused, ${p.for}.* Reason: ${p.reason}`,
    waitingRunning: (p) => `:hourglass: *The clock goes on, ${p.for}.* Reason: ${p.reason}`,
    emergency: ':rotating_light: *Emergency plan open*',
    emergencyOwner: ({ name }) => `Owner: ${name}`,
    emergencyMeasure: ({ measure }) => `Measure: ${measure}`,
    nextWord: ({ when }) => `Next word by ${when}`,
    stepDone: ({ text }) => `:ballot_box_with_check: ${text}`,
    stepOpen: ({ text }) => `:white_medium_square: ${text}`,
    handedOver: ({ name, when }) => `:sos: *Major problem*, handed over to headquarters by ${name}, ${when}`,
    experts: ({ names }) => `:brain: Expert group: ${names}`,
    disputed: ({ name, reason }) => `:raised_hand: *${name} does not agree with the pause:* ${reason}`,
    resolution: ({ outcome, text }) => `*Result: ${outcome}* ${text}`,
    signed: ({ name, when }) => `:lower_left_fountain_pen: Signed by the customer: ${name}, ${when}`,
    more: 'More…',
    iHaveAnswered: 'I have answered, go on',
    replyToEngineer: 'Reply to the engineer',
    pair: ({ name, value }) => `${name}: ${value}`,
  },
  thread: {
    registered: ({ number }) => `Registered as *${number}*; you will hear from us within the promised time.`,
    sourceRegistered: ({ number }) =>
      `:white_check_mark: This message is registered as service request *${number}*.`,
    acknowledged: ({ name }) => `:wave: ${name} has acknowledged and is looking into it.`,
    accepted: ({ name }) => `:lower_left_fountain_pen: ${name} has signed for the technical department.`,
    assigned: ({ name, by }) => `:bust_in_silhouette: Responsible engineer: *${name}* (named by ${by})`,
    proposed: ({ name, mode, text }) => `:bulb: ${name} proposes a solution (${mode}):\n${text}`,
    departed: ({ name }) => `:car: ${name} is on the way to the site.`,
    arrived: ({ name }) => `:round_pushpin: ${name} has arrived at the site.`,
    waiting: (p) => `:double_vertical_bar: ${p.name} has stopped the clock (${p.for}). Reason: ${p.reason}`,
    waitingRunning: (p) => `:hourglass: ${p.name} is ${p.for}; the clock goes on. Reason: ${p.reason}`,
    waitingCustomerHint: 'Reply in this thread, or press “I have answered”, and the clock goes on.',
    resumed: ({ name }) => `:arrow_forward: ${name} has resumed; the clock goes on.`,
    resumedAutomatically: ':arrow_forward: The pause has ended; the clock goes on.',
    resolved: ({ name, outcome, text }) => `:white_check_mark: ${name} reports: ${outcome}.\n${text}`,
    pleaseConfirm: 'Please confirm the result with your signature, or send it back with the reason.',
    confirmed: ({ name }) => `:lower_left_fountain_pen: ${name} has confirmed and signed. Thank you!`,
    signedOff: ({ name }) => `:lower_left_fountain_pen: ${name} has signed the work.`,
    refused: ({ name, reason }) => `:leftwards_arrow_with_hook: ${name} sent it back: ${reason}`,
    archived: ({ name }) => `:file_cabinet: Archived by ${name}.`,
    reopened: ({ name, reason }) => `:arrows_counterclockwise: Reopened by ${name}: ${reason}`,
    cancelled: ({ name, reason }) => `:no_entry_sign: Cancelled by ${name}: ${reason}`,
    noted: ({ name, text }) => `:memo: Internal note by ${name}: ${text}`,
    repliedByCustomer: ({ name, text }) => `:speech_balloon: Customer ${name}: ${text}`,
    repliedByUs: ({ name, text }) => `:speech_balloon: ${name}: ${text}`,
    withFiles: ({ count }) => ` (${count} file${count === 1 ? '' : 's'} attached)`,
    reclassified: ({ name, severity, category }) =>
      `:label: Reclassified by ${name}: ${severity}, ${category}`,
    warned: ({ metric, percent, due }) =>
      `:hourglass_flowing_sand: ${percent}% of the time for “${metric}” has passed; it is due by ${due}.`,
    breached: ({ metric, due }) => `:red_circle: “${metric}” is breached (it was due by ${due}).`,
    escalated: ({ metric, level, people, round }) =>
      `:loudspeaker: “${metric}” is breached; level ${level} has been told: ${people} (${round}×).`,
    escalatedEmpty: ({ metric, level, absent }) =>
      `:loudspeaker: “${metric}” is breached; nobody of level ${level} can be told now${absent}. The next level is asked.`,
    escalatedChannel: ({ metric, round }) =>
      `:loudspeaker: “${metric}” is breached and nobody of any level has taken it (${round}×). Whoever reads this, please take it now.`,
    absent: ({ people }) => ` (${people})`,
    notReached: ({ name, reason }) =>
      `:no_mobile_phones: ${name} cannot be reached by message (${reason}); please call them.`,
    stalled: ({ metric, minutes }) =>
      `:snail: No progress for ${minutes}, and “${metric}” is still open. Please say how it stands.`,
    stalledTaken: ({ name, metric, minutes }) =>
      `:snail: ${name} took it, and for ${minutes} nothing has happened; “${metric}” is still open. Asking again.`,
    handedOver: ({ name, text }) =>
      `:sos: ${name} has handed this major problem over to headquarters:\n${text}`,
    handedOverCustomer: ({ name }) =>
      `:sos: Your problem is with our headquarters as a major one; experts are being called in. ${name} stays in touch with you.`,
    convened: ({ name, experts, text }) =>
      `:brain: ${name} has convened the expert group: ${experts}\n${text}`,
    convenedCustomer: ({ experts }) =>
      `:brain: Our headquarters has convened an expert group (${experts}), which is working on a solution.`,
    emergencyPlanned: ({ owner, measure }) =>
      `:rotating_light: Emergency plan: ${owner} is in charge. Measure: ${measure}.`,
    emergencyClosed: ({ name, text }) => `:rotating_light: ${name} has closed the emergency plan: ${text}`,
    emergencyOver: ':rotating_light: With the solution the emergency plan is over.',
    wordDue: ({ when, owner }) =>
      `:bell: The customer was promised word by ${when}, and has not had it. ${owner}, please reply to the customer now.`,
    corrected: ({ name, metric, from, to, reason }) =>
      `:pencil2: ${name} has corrected the time of “${metric}”: ${from} → ${to}. Reason: ${reason}`,
    notYet: 'not done',
    breachRescinded: ({ metric }) =>
      `:large_green_circle: By the corrected time “${metric}” was not breached; the breach is taken back.`,
    disputed: ({ name, reason }) =>
      `:raised_hand: ${name} does not agree that the clock is stopped: ${reason}`,
    disputedHint:
      'The technical head or management decides: uphold the pause, or void it (then its time counts).',
    disputedCustomer: 'We will tell you shortly whether the clock goes on.',
    upheld: ({ name, text }) => `:double_vertical_bar: ${name} upholds the pause: ${text}`,
    annulled: ({ name, text }) =>
      `:arrow_forward: ${name} has voided the pause; all its time counts: ${text}`,
    taken: ({ name }) => `:raised_hand: ${name} has taken this escalation.`,
    emergencyCustomer:
      ':rotating_light: Your request could not be repaired within the promised time. Our emergency plan has started and we will tell you the next steps shortly. We apologise for the inconvenience.',
    emergencyCustomerWord: ({ owner, when }) =>
      `:rotating_light: Your request could not be repaired within the promised time. Our emergency plan has started; ${owner} is in charge and will tell you the next steps by ${when}. We apologise for the inconvenience.`,
    emergencyDesk:
      ':rotating_light: Not repaired in time: the emergency plan is open. Name an owner and a measure now: replacement, spare part, expert, supplier.',
    emergencyDeskWord: ({ owner, when }) =>
      `:rotating_light: Not repaired in time: the emergency plan is open, ${owner} owns it. Name the measure now (replacement, spare part, expert, supplier) and tell the customer by ${when}.`,
  },
  direct: {
    registered: ({ number, customer }) => `:new: *${number}*: a new service request from ${customer}.`,
    about: ({ number, customer, title }) => `*${number}* ${customer} · ${title}`,
    escalated: ({ metric, due, round }) =>
      `:loudspeaker: *“${metric}” is breached* (it was due by ${due}) and nobody has taken it. Reminder ${round}.`,
    answered: ({ name, verb, when }) => `:white_check_mark: ${name}: ${verb} (${when})`,
    nowIs: ({ status }) => `:white_check_mark: By now: ${status}`,
    call: 'Call',
    open: 'Open',
    phones: 'Phone numbers',
    noPhone: 'no phone number known',
  },
  intake: {
    title: 'After-sales service',
    promise: ({ company }) =>
      `*${company}* after-sales service, day and night: an answer in 30 minutes, on site in 2 hours, repaired in 4.\nEvery request gets a response, every response gets an answer.`,
    button: 'File a service request',
    alsoReaction: 'Or react to any message with :ticket: and we will offer to register it.',
    fromMessage: 'Shall this message become a service request?',
    fromMessageButton: 'Register as a request',
  },
  filing: {
    title: 'Service request',
    submit: 'File',
    close: 'Cancel',
    contract: 'Customer and contract',
    requesterName: 'Contact person',
    requesterPhone: 'Phone',
    site: 'Site',
    system: 'System',
    systemHint: ({ systems }) => `Systems of the contract: ${systems}`,
    category: 'Category',
    severity: 'Severity',
    channelOfReceipt: 'Received by',
    item: ({ no }) => `Item ${no}`,
    itemPlaceholder: 'One problem an item: what happens, since when, with what effect',
    addItem: 'Add an item',
    removeItem: 'Remove this item',
    files: 'Files',
    done: ({ number, customer }) => `The request of ${customer} is registered as *${number}*.`,
    already: ({ number }) =>
      `This message is already registered as *${number}*; there is nothing left to do.`,
  },
  forms: {
    submit: 'Submit',
    close: 'Cancel',
    mode: 'How',
    text: 'Text',
    solution: 'Solution',
    expectedAt: 'Expected by',
    waitingFor: 'Waiting for',
    reason: 'Reason',
    outcome: 'Result',
    handling: 'What was done',
    remark: 'Remark',
    severity: 'Severity',
    category: 'Category',
    engineer: 'Engineer',
    handoverText: 'What happened, what was tried, what headquarters should do',
    handoverHint: 'With this the request is a major problem.',
    experts: 'Members of the expert group',
    convening: 'What the group is asked to do',
    owner: 'Owner',
    measure: 'Measure',
    steps: 'Steps (one a line, at most 10)',
    stepsDone: 'Steps that are done',
    nextWordAt: 'The customer hears from us by',
    toCustomer: 'Words to the customer (sent as they are)',
    closing: 'Why it is closed (the customer reads it)',
    metric: 'Which clock',
    correctTo: 'When it was really done',
    disputeReason: 'Why the clock should not stand',
    upholdText: 'Why it stays (the customer reads it)',
    annulText: 'Words to the customer',
    onDuty: 'on duty',
    signature: ({ name, number }) =>
      `I, *${name}*, confirm the result of *${number}* for the customer, and sign it hereby.`,
  },
  answers: {
    done: ({ number, verb, status }) => `*${number}*: “${verb}” is done; it is now “${status}”.`,
    wordsNotPassedOn: ({ words }) =>
      `“${words}” was not passed on; use \`/service reply\` to tell the customer, or \`/service note\` for the desk.`,
  },
  show: {
    title: 'Request',
    history: 'History',
    clocks: 'Clocks',
    actions: 'You can',
    nothingToDo: 'There is nothing for you to do on this request at present.',
    close: 'Close',
    earlier: ({ count }) => `(${count} earlier ones left out)`,
    toldAt: ({ when }) => `(told ${when})`,
    notToldYet: '(not told yet)',
    bundled: ({ when, hash }) => `In the archive since ${when}, fingerprint \`${hash}\``,
    bundleRemoved: ({ when }) => `Its bundle was removed from the archive on ${when}.`,
  },
  why: {
    title: 'Why?',
    button: 'Why?',
    close: 'Back',
    heading: ({ number }) => `*${number}*: how its deadlines come about`,
    calendar: ({ hours, zone }) => `Working hours: ${hours}. All times are those of ${zone}.`,
    roundTheClock: 'round the clock, every day',
    singleDays: 'holidays and make-up days apart',
    policy: ({ name, version }) => `Promise: ${name}, version ${version}, as it was at registration.`,
    policyNow: ({ name, version }) => `Promise: ${name}, version ${version}, applied since registration.`,
    calendarVersion: ({ name, version }) => `Calendar: ${name}, version ${version}.`,
    hours: ({ count }) => `${count} h`,
    minutes: ({ count }) => `${count} min`,
    seconds: ({ count }) => `${count} s`,
    inCycle: ({ metric, cycle }) => `${metric} (round ${cycle})`,
    due: ({ metric, target, when }) => `*${metric}*: promised within ${target}, due *${when}*`,
    forSeverity: ({ name }) => ` (for severity “${name}”)`,
    forCategory: ({ name }) => ` (for category “${name}”)`,
    running: ({ left }) => `Running, ${left} left.`,
    paused: ({ left, until }) =>
      `The clock stands with ${left} left, until ${until} at the latest. Due as if it went on now.`,
    met: ({ when }) => `:white_check_mark: Met: done ${when}.`,
    breached: ({ when }) => `:red_circle: Overdue since ${when}, not done yet.`,
    breachedDone: ({ when, done }) => `:red_circle: Overdue since ${when}, done ${done}.`,
    breachedDropped: ({ when, dropped }) =>
      `:red_circle: Overdue since ${when}, not needed any more since ${dropped}.`,
    cancelled: ({ when }) => `Not needed any more since ${when}; neither met nor missed.`,
    counted: ({ time }) => `counted ${time}`,
    pausedFor: ({ time, cause }) => `paused ${time}: ${cause}`,
    closed: 'closed',
    closedWaiting: ({ cause }) => `closed (${cause})`,
    ahead: ({ time }) => `to come ${time}`,
    unused: ({ time }) => `not used ${time}`,
    overrun: ({ time }) => `overdue ${time}`,
    workingTime: ' (working hours only)',
    cause: {
      'waiting-customer': 'waiting for the customer',
      'waiting-supplier': 'waiting for a supplier',
      'customer-deciding': 'the customer was checking the result',
    },
    reason: ({ cause, reason }) => `${cause}, reason: ${reason}`,
    holiday: ({ days }) => ` (holiday ${days})`,
    makeUp: ({ days }) => ` (make-up working day ${days})`,
    special: ({ days }) => ` (hours of ${days})`,
    more: ({ count }) => `… ${count} more`,
    moreChanges: ({ count }) => `… ${count} earlier changes`,
    moreWith: ({ more, parts }) => `${more}: ${parts}`,
    sum: ({ parts, total }) => `Sum: ${parts} = *${total}*`,
    pausedInAll: ({ time }) => `Besides, paused for ${time}, by which the deadline moved`,
    reclassified: ({ when, from, to }) => `${when} severity changed from “${from}” to “${to}”`,
    retargeted: ({ when }) => `${when} promised times changed`,
    termsApplied: ({ when, name, version }) => `${when} promise “${name}”, version ${version}, applied`,
    calendarApplied: ({ when, name, version }) => `${when} calendar “${name}”, version ${version}, applied`,
    recategorised: ({ when, from, to }) => `${when} category changed from “${from}” to “${to}”`,
    hoursUntil: ({ when, hours, zone }) => `Working hours until ${when}: ${hours} (${zone}).`,
    moved: ({ from, to, dueFrom, dueTo }) => `${from} → ${to} in all, due ${dueFrom} → ${dueTo}`,
    notMoved: 'the deadline stays',
    startsWith: {
      reopened: 'Counts from the reopening.',
      handover: 'Counts from when the problem was known to be major.',
      experts: 'Counts from when headquarters had it.',
    },
    runsOn: (p) => `As promised, this clock goes on while ${p.for}.`,
    noClocks: ({ number }) => `*${number}* has no deadlines.`,
    noClock: ({ number, metric }) => `*${number}* has no deadline “${metric}”.`,
    unknownMetric: ({ word, words }) => `There is no deadline “${word}”; you can write: ${words}.`,
  },
  list: {
    open: ({ total }) => `Open requests: ${total}`,
    mine: ({ total }) => `My requests: ${total}`,
    none: 'There are no open requests.',
    line: ({ number, title, status, due }) => `*${number}* ${title}\n${status} · ${due}`,
    due: ({ when }) => `next due ${when}`,
    noDue: 'nothing due',
    paused: 'clock paused',
    more: ({ count }) => `${count} more not shown.`,
    openButton: 'Open',
  },
  home: {
    greeting: ({ name }) => `Hello ${name}`,
    customer: 'Your company’s requests, the next deadline first.',
    staff: 'Open requests, the next deadline first.',
    mine: 'Mine',
    all: 'All open',
    setUp:
      'The desk is not set up yet. Type `/service roles` to name its people, then `/service setup` in a channel you share with a customer.',
    stranger: 'You are in no service channel yet. File requests in the channel your company shares with us.',
    file: 'File a service request',
  },
  calendarEvents: { open: 'Open', closed: 'Closed', makeUp: 'Make-up working day' },
  setup: {
    title: 'Set up this channel',
    submit: 'Save',
    close: 'Cancel',
    customerName: 'Customer (company)',
    contractName: 'Contract or project',
    site: 'Site address',
    systems: 'Systems (one a line)',
    acceptedDay: 'Day of acceptance',
    deskChannel: 'Our desk channel',
    locale: 'Language with this customer',
    engineers: 'Resident or responsible engineers',
    zone: 'Time zone',
    policy: 'Service promise',
    calendar: 'Calendar (working hours)',
    asPolicySays: 'As the service promise says',
    done: ({ channel, desk }) => `${channel} is set up; its desk is ${desk}.`,
    missing: 'Still missing:',
    nothingMissing: 'Everything is in place.',
    noManager: 'Nobody is in management, so nobody receives escalations. Set them with `/service roles`.',
    noTechHead: 'There is no technical head to assign requests. Set one with `/service roles`.',
    noEngineer: 'There are no engineers to respond. Set them with `/service roles`.',
    noFrontDesk: 'There is no front desk to register calls and faxes. Set one with `/service roles`.',
    notInGroup: ({ name }) => `${name} is not in the Slack user group of the engineers; add them there.`,
    notInDesk: ({ channel }) => `Yingda is not in ${channel}; type \`/invite @Yingda\` there.`,
    notInCustomer: 'Yingda is not in this channel; type `/invite @Yingda`, and the card is posted.',
    deskIsShared: ({ channel }) =>
      `${channel} is shared with another company, which reads internal notes there; choose a channel of your own people.`,
    badZone: 'There is no such time zone; write a name such as Asia/Shanghai.',
  },
  roles: {
    address: 'Address',
    phone: 'Phone',
    letterheadHint: 'Stands with the company’s name at the head of reports and forms.',
    companyName: 'Company name, as customers read it',
    deskLocale: 'Language of the desk',
    title: 'Desk settings',
    submit: 'Save',
    close: 'Cancel',
    saved: 'The desk settings are saved.',
    youAdminister: 'No administrator was chosen, so you are one.',
    group: ({ role }) => `${role}: a Slack user group instead`,
    groupHint: 'With a group chosen, its members count and the people above do not.',
    noGroup: 'No user group',
  },
  digest: {
    title: ({ count }) => `${count} request${count === 1 ? ' needs' : 's need'} attention`,
    registered: ':new: new, not acknowledged yet',
    warned: ({ metric, percent }) => `:hourglass_flowing_sand: ${metric}: ${percent} % of the time is gone`,
    breached: ({ metric }) => `:rotating_light: ${metric} is overdue`,
    escalated: ({ metric }) => `:loudspeaker: ${metric} is overdue, and nobody has taken it`,
    stalled: ':zzz: taken, but nothing has happened since',
    emergency: ':fire_engine: the emergency plan is open',
    wordDue: ':speech_balloon: the customer was promised a word by now',
    due: ({ when }) => `due ${when}`,
    more: ({ count }) => `And ${count} more.`,
    lists: '`/service mine` lists yours, `/service list` all that are open.',
  },
  quiet: {
    title: 'Quiet hours',
    submit: 'Save',
    close: 'Close',
    now: ({ from, to }) => `Your quiet hours now: *${from}–${to}*`,
    none: 'You have no quiet hours.',
    meaning: ({ zone }) =>
      `During these hours, messages about general problems wait until the hours end, and escalations go to the next person. Major problems and round-the-clock contracts reach you at any time. Time zone: ${zone}`,
    from: 'From',
    to: 'To',
    bothEmpty: 'Leave both empty for no quiet hours.',
    oneMissing: 'Give both times, or leave both empty.',
    same: 'The two times cannot be the same.',
    saved: ({ from, to, zone }) =>
      `Your quiet hours are *${from}–${to}* (${zone}). Major problems still reach you at any time.`,
    off: 'You have no quiet hours any more; messages reach you at any time.',
    notUnderstood: ({ words }) =>
      `“${words}” is not understood; write \`/service quiet 22:00-07:00\`, or \`/service quiet off\`.`,
  },
  policies,
  calendars,
  contracts,
  custody,
  privacy,
  duty,
  exports,
  find,
  items,
  links,
  wishes,
  merges,
  skills: {
    title: 'Skills',
    submit: 'Save',
    close: 'Close',
    back: 'Back',
    explain: 'What everybody can do. The expert group of a major problem is proposed by it.',
    choose: 'Change the skills of',
    none: 'none given',
    nobody: 'The desk has no people yet; set them with `/service roles`.',
    separator: ', ',
    line: ({ name, skills }) => `• *${name}*: ${skills}`,
    more: ({ count }) => `${count} more people not shown.`,
    field: 'Skills',
    hint: 'Separated by commas, such as: PACS, networks, Oracle',
    tooMany: ({ max }) => `At most ${max}.`,
    tooLong: ({ skill, max }) => `“${skill}…” is too long; at most ${max} characters each.`,
    saved: ({ name }) => `The skills of ${name} are saved.`,
  },
  health: {
    title: 'Health',
    allWell: ':white_check_mark: All is well: nothing undelivered, nothing overdue.',
    overdue: ({ count }) => `:warning: ${count} documents owe messages that are more than a minute late.`,
    undeliverable: 'Not delivered:',
    line: ({ owner, message, lane, error, when }) => `• ${owner} “${message}” → ${lane}: ${error} (${when})`,
    jobs: 'Jobs:',
    jobLine: ({ name, when }) => `• ${name}: last run ${when}`,
    never: 'not yet',
    audited: ({ when }) => `Last audit: ${when}, nothing found.`,
    notAudited: 'Not audited yet.',
    archive: ({ count }) =>
      count === 0
        ? 'Archive: every closed request has its bundle.'
        : `Archive: ${count} closed request${count === 1 ? ' is' : 's are'} waiting for a bundle.`,
    noArchive: ({ count }) =>
      `:warning: No archive is configured (\`ARCHIVE_URL\`); closed requests without a bundle: ${count}.`,
    findings: ({ when }) => `Found by the auditor (last run ${when}):`,
  },
  undeliverable: ({ number, message, lane, error }) =>
    `:warning: ${number}: a message (${message}) could not be delivered to ${lane} (${error}). Please tell them in person.`,
  audit: {
    found: ':mag: *The desk has found something wrong with itself*',
    lasting: ':mag: *Still so*',
    over: ':white_check_mark: *No longer so*',
    clockLate: ({ number, when }) =>
      `• *${number}*: its clock should have fired at ${when} and did not. Watch this request yourselves, and tell an administrator.`,
    clockAside: ({ number }) =>
      `• *${number}*: letting its clock run fails, and is tried again every minute. Watch this request yourselves, and tell an administrator.`,
    ledgerDiffers: ({ number, what }) =>
      `• *${number}*: the stored clocks are not those that its history gives (${what}). Check them, and tell an administrator.`,
    chainBroken: ({ number, no, why }) =>
      `• *${number}*: its chain of custody does not hold from signature ${no} on: ${why}. Find out who changed the database; \`/service verify\` shows the chain.`,
    unreadable: ({ number, reason }) =>
      `• *${number}*: it cannot be read or replayed (${reason}), so its clocks will not fire. Watch this request yourselves.`,
    bundlesLate: ({ when, count }) =>
      `• The archive: ${count} closed request${count === 1 ? ' waits' : 's wait'} for ${count === 1 ? 'its' : 'their'} bundle, the longest since ${when}. The log says why (\`writing the bundle\`); look at the place that \`ARCHIVE_URL\` names.`,
    groupEmpty: ({ role }) =>
      `• The Slack user group of “${role}” is empty: add people to it in Slack, or choose another with \`/service roles\`.`,
    groupLost: ({ role, reason }) =>
      `• Slack does not tell who is in the user group of “${role}” (${reason}); those known last have the role. Choose another with \`/service roles\`.`,
    levelEmpty: ({ policy, level }) =>
      `• Policy *${policy}*: nobody stands behind level ${level} of its escalation now. Give the role or the rota people: \`/service roles\`, \`/service oncall\`.`,
    daysUnknown: ({ calendar, year }) =>
      `• Calendar *${calendar}*: the public holidays of ${year} are not known, so its clocks will run on them. Give it their days with \`/service calendars\`, or by file.`,
    outboxStuck: ({ lane, when, count }) => `• ${lane}: messages waiting to be sent since ${when}: ${count}.`,
    more: ({ count }) => `And ${count} more.`,
  },
  report: {
    posted: ({ customer, week }) => `:bar_chart: *Weekly on-site service report* ${customer} ${week}`,
    making: ({ week }) => `The report for ${week} is being made and will be posted in this channel.`,
    received: ({ count }) => `${count} received`,
    resolved: ({ count }) => `${count} resolved`,
    open: ({ count }) => `${count} open now`,
    clockLine: ({ metric, met, missed, rate }) => `${metric}: ${met} met, ${missed} missed (${rate})`,
    rates: ({ rate, counted }) => `${rate}; ${counted} if pauses had counted`,
    chartName: 'Weekly chart',
    fileName: 'Weekly on-site service report',
  },
  help,
  fields: {
    required: 'Please fill this in.',
    tooLong: ({ max }) => `At most ${max} characters.`,
    tooManySteps: ({ max }) => `At most ${max} steps.`,
    phone: 'Please give a phone number that can be dialled, such as 010-8888 6666 ext. 12.',
    invalid: 'Please check this field.',
  },
  refusals: {
    'not-found': (p) => `There is no request ${p['number']}; please check the number.`,
    'not-permitted': (p) => `You may not use “${p['verb']}” here; please ask the service desk.`,
    'not-responsible': (p) =>
      `${p['name']} is responsible for ${p['number']}; ask the technical head to reassign it if that should change.`,
    'not-for-colleagues': () =>
      'You are of our own company and cannot confirm or send back for the customer; please ask them to.',
    'not-in-this-state': (p) => `${p['number']} is “${p['status']}”, so “${p['verb']}” is not possible now.`,
    'already-done': (p) => `${p['name']} has already done “${p['verb']}”; there is nothing left to do.`,
    'already-taken': (p) => `${p['name']} has already taken the escalation of ${p['number']}.`,
    'nothing-to-take': (p) => `${p['number']} has no escalation to take at present.`,
    'already-handed-over': (p) =>
      `${p['name']} has already handed ${p['number']} over to headquarters; the expert group comes next.`,
    'no-plan-open': (p) => `${p['number']} has no open emergency plan.`,
    'no-pause-to-dispute': (p) =>
      `The clock of ${p['number']} is not stopped; there is nothing to object to.`,
    'already-disputed': (p) =>
      `This pause of ${p['number']} is already being looked into; please wait for the answer.`,
    'nothing-disputed': (p) => `${p['number']} has no objection to a pause that waits for an answer.`,
    'no-clock-to-correct': (p) =>
      `${p['number']} has no clock “${p['metric']}” to correct; choose another one.`,
    'corrected-time': () => 'Choose a time after the receipt and before now.',
    'word-in-the-past': () => 'That time has passed; choose one to come.',
    'reopen-window-over': (p) =>
      `${p['number']} was confirmed more than ${p['days']} days ago; please file a new request and mention its number.`,
    'nothing-done': (p) =>
      `No item of ${p['number']} is done; wait, or cancel it, instead of reporting it done.`,
    ...merges.refusals,
    ...links.refusals,
    ...exports.refusals,
    ...wishes.refusals,
    'not-an-engineer': (p) => `${p['name']} is not an engineer; add them with \`/service roles\` first.`,
    'channel-not-set-up': () =>
      'This channel is not set up yet; an administrator types `/service setup` here.',
    'channel-taken': () =>
      'Somebody has just set this channel up, and yours was not saved; close this and type `/service setup` again to see it.',
    'same-channel': () => 'The desk channel cannot be the customer’s channel; please choose another one.',
    'not-for-customers': () =>
      'This is a direct message or the desk’s own channel; type `/service setup` in the channel you share with the customer.',
    'desk-of-customers': () =>
      'That is a customer’s channel, where internal notes would be read; choose one with your own people only.',
    'settings-changed': () =>
      'Somebody has just changed the people, and yours were not saved; close this and type `/service roles` again to see them.',
    'report-elsewhere': () =>
      'Type this in a customer’s channel or in the desk’s; the report is posted there.',
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
    'not-a-signer': (p) => `By the contract, quotations are decided by ${p['names']}.`,
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
  },
  faults: {
    takesLonger:
      'This takes longer than usual and is still being done. If nothing has changed in a minute, please do it again.',
    unavailable: ({ reference }) =>
      `This cannot be saved right now and was not carried out; please try again in a moment. (Reference ${reference})`,
    keepTyped: ({ reference }) =>
      `This cannot be saved right now; submit again in a moment, what you typed is still here. (Reference ${reference})`,
    bug: ({ reference }) =>
      `Something went wrong and this may not have been carried out; please give the desk the reference ${reference}.`,
  },
};
