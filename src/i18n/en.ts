import { roles } from './roles/en.js';
import { verb } from './verb/en.js';
import { card } from './card/en.js';
import { thread } from './thread/en.js';
import { forms } from './forms/en.js';
import { why } from './why/en.js';
import { setup } from './setup/en.js';
import { audit } from './audit/en.js';
import { refusals } from './refusals/en.js';
import { calendars } from './calendars/en.js';
import { custody } from './custody/en.js';
import { privacy } from './privacy/en.js';
import { contracts } from './contracts/en.js';
import { duty } from './duty/en.js';
import { exports } from './export/en.js';
import { filing } from './filing/en.js';
import { find } from './find/en.js';
import { health } from './health/en.js';
import { help } from './help/en.js';
import { intake } from './intake/en.js';
import { received } from './received/en.js';
import { dispatch, grounds } from './dispatch/en.js';
import { items, outcome } from './items/en.js';
import { said } from './said/en.js';
import { enquiries } from './enquiries/en.js';
import { wishes } from './wishes/en.js';
import { links } from './links/en.js';
import { unanswered } from './unanswered/en.js';
import { steps } from './steps/en.js';
import { merges } from './merges/en.js';
import { onTheSpot } from './on-the-spot/en.js';
import { asking } from './asking/en.js';
import { ownRequests } from './own-requests/en.js';
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
    unanswered: 'Closed, not answered',
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
  outcome,
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
  verb,
  card,
  thread,
  direct: {
    registered: ({ number, customer }) => `:new: *${number}*: a new service request from ${customer}.`,
    about: ({ number, customer, title }) => `*${number}* ${customer} · ${title}`,
    escalated: ({ metric, due, round }) =>
      `:loudspeaker: *“${metric}” is breached* (it was due by ${due}) and nobody has taken it. Reminder ${round}.`,
    answered: ({ name, verb, when }) => `:white_check_mark: ${name}: ${verb} (${when})`,
    stopped: ({ metric, when }) => `:white_check_mark: “${metric}” no longer runs (${when})`,
    over: ':white_check_mark: This reminder is settled.',
    call: 'Call',
    open: 'Open',
    phones: 'Phone numbers',
    noPhone: 'no phone number known',
  },
  intake,
  onTheSpot,
  ownRequests,
  asking,
  filing,
  said,
  forms,
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
  why,
  list: {
    open: ({ total }) => `Open requests: ${total}`,
    mine: ({ total }) => `My requests: ${total}`,
    none: 'There are no open requests.',
    line: ({ number, title, status, due }) => `*${number}* ${title}\n${status} · ${due}`,
    due: ({ when }) => `next due ${when}`,
    noDue: 'nothing due',
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
  setup,
  roles,
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
  steps,
  unanswered,
  enquiries,
  dispatch,
  received,
  grounds,
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
  health,
  undeliverable: ({ number, message, lane, error }) =>
    `:warning: ${number}: a message (${message}) could not be delivered to ${lane} (${error}). Please tell them in person.`,
  audit,
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
  refusals,
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
