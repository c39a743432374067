import { VERBS, type Verb } from '../../domain/ticket/lifecycle.js';
import type { Texts } from '../texts.js';

/** Verbs are typed as they are called. */
const TYPED = Object.fromEntries(VERBS.map((verb) => [verb, verb])) as Record<Verb, string>;

/** `/service help`. */
export const help: Texts['help'] = {
  title: 'Usage',
  lines: [
    '`/service new` file a service request (the front desk: on behalf of somebody) · `/service on-the-spot` record what was dealt with at the customer’s',
    '`/service list` open requests · `/service mine` my requests',
    '`/service find printer jam` requests and solutions by their words',
    '`/service show 42` a request and its history · `/service why 42 repair` how a deadline comes about · `/service verify 42` its signatures',
    '`/service form 42 onsite` a form as PDF: onsite, remote, received, service · `/service register received 2026-11 xlsx` a register · `/service export 2026Q3` requests as a file · `/service wishes` wishes and requirements',
    '`/service report [2026-W47]` the weekly report · `/service quiet 22:00-07:00` your quiet hours',
    '`/service oncall` who is on duty; swap, override, leave · `/service skills` what people can do',
    '`/service setup` set up a customer channel · `/service contract` days, sites, equipment, people of a contract · `/service roles` people · `/service policies` service promises · `/service calendars` calendars · `/service personal-data @person` what is held about somebody · `/service health` health',
  ].join('\n'),
  between: ', ',
  word: TYPED,
  verbs: ({ words }) => `\`/service acknowledge 42\`, and so on: all that the buttons of a card do. ${words}`,
  customer:
    'Press “File a service request” on the pinned card, or react to a message with :ticket:. Reply in the thread of a request to reach its engineer.\n`/service new` file a request · `/service list` your company’s open requests · `/service mine` my requests · `/service show 42` a request and its history · `/service why 42` how its deadlines come about · `/service verify 42` its signatures',
  unknown: ({ word }) => `There is no “${word}”.`,
  numberMissing: ({ verb }) => `Add the number of the request, for instance \`/service ${verb} 42\`.`,
};
