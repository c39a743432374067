import { chaseOf } from '../../src/domain/enquiry/chase.js';
import {
  ENQUIRY,
  ENQUIRY_STATUSES,
  type Enquiry,
  type EnquiryStatus,
} from '../../src/domain/enquiry/enquiry.js';
import { MAX_REMARK } from '../../src/domain/enquiry/kind.js';
import { SYSTEM, type Locale } from '../../src/domain/people/person.js';
import type { BaseFact } from '../../src/domain/record/fact.js';
import { compileCalendar } from '../../src/domain/sla/calendar.js';
import { nextSteps } from '../../src/domain/ticket/next-step.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { HOME_ENQUIRIES, HOME_SECTION, homeView } from '../../src/slack/home/home.js';
import { sayEnquiry } from '../../src/slack/messages/enquiry.js';
import { dismissModal } from '../../src/slack/modals/dismiss-enquiry.js';
import type { Said } from './everything-said.js';
import { person, ticketOf, whoLooks, type Fill } from './extremes.js';

const AT = new Date('2026-11-23T02:00:00Z');
/** More than a response has time. */
const LATER = new Date('2026-11-30T02:34:00Z');
const CHASED: BaseFact = {
  ...{ id: 'tick:1#0', cause: 'tick:1', type: 'chased', at: LATER, recordedAt: LATER },
  ...{ by: SYSTEM, side: 'system' },
};
const ID = 'EQ-2026-000041';
/** Slack's longest message. */
const LONGEST = 4_000;

/** With many long messages of several people. */
export function enquiryOf(fill: Fill, status: EnquiryStatus): Enquiry {
  const message = (index: number) => ({
    ...{ ts: `1796059221.06300${index}`, by: person(fill), text: fill(LONGEST), fileIds: ['F0FILE00001'] },
    ...{ side: index % 2 ? ('ours' as const) : ('customer' as const), isDeleted: index % 3 === 0 },
  });
  return {
    ...{ contractId: 'contract-C0RENHESVC1', customerId: 'customer-1', customerName: fill(100) },
    ...{
      channel: 'C0RENHESVC1',
      desk: 'C0DESK00001',
      locale: 'en',
      zone: 'America/Argentina/ComodRivadavia',
    },
    ...{ offerAt: AT, rotas: [], ...chaseOf(compileCalendar('24x7', 'UTC'), AT, 30) },
    ...{ status, author: person(fill), lastSaidAt: AT, chased: 9, request: 'SR-2026-000042' },
    messages: Array.from({ length: 9 }, (_none, index) => message(index)),
    asked: Array.from({ length: 40 }, (_none, index) => person(fill, `U0STAFF${index}`)),
    ...{ endedBy: person(fill), remark: fill(MAX_REMARK) },
  };
}

/** A customer's plain message, to everybody who reads of it. */
export function enquiriesSaid(locale: Locale, fill: Fill): Said[] {
  const entry = { id: 'x/0', lane: 'C0DESK00001', createdAt: AT, seq: 1, dueAt: AT, attempts: 0 };
  const said = [...ENQUIRY_STATUSES, 'in time' as const].flatMap((name) => {
    const [status, chased] = name === 'in time' ? (['offered', 1] as const) : ([name, 9] as const);
    const record = {
      ...{
        id: ID,
        version: 3,
        kind: ENQUIRY,
        state: { ...enquiryOf(fill, status), chased },
        history: [],
        outbox: [],
      },
      ...{ salts: [], seal: { facts: 1, hash: '' }, openCause: 'message:C:1' },
    };
    return (['card', 'offer', 'answer', 'late', 'asked'] as const).flatMap((message) => {
      const kind = message === 'asked' ? 'direct' : 'post-card';
      const told = sayEnquiry({
        record,
        fact: message === 'asked' ? CHASED : undefined,
        entry: { ...entry, kind, message },
        locale,
      });
      return told ? [{ name: `enquiry ${name}, ${message}`, message: told }] : [];
    });
  });
  const enquiries = Array.from({ length: HOME_ENQUIRIES }, (_none, index) => ({
    id: `EQ-2026-00004${index}`,
    enquiry: enquiryOf(fill, 'offered'),
  }));
  const tickets = Array.from({ length: HOME_SECTION }, () => ticketOf(fill, 'waiting'));
  const some = { tickets, total: 99 };
  const lists = { waiting: waitingOf(some), mine: some, open: some };
  const looks = { mayAdminister: false, now: LATER, enquiries: { enquiries, total: 99 }, ...lists };
  return [
    ...said,
    {
      name: 'home of whoever decides',
      view: homeView({ person: whoLooks(fill, locale, ['front-desk']), ...looks }),
    },
    { name: 'enquiry, dismissing it', view: dismissModal(ID, locale) },
  ];
}

/** Requests as they wait for somebody who is to do all that they wait for. */
export const waitingOf = ({ tickets, total }: { tickets: Ticket[]; total: number }) => ({
  shown: tickets.map((ticket) => ({ ticket, steps: nextSteps(ticket) })),
  total,
});
