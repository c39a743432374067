import { firstFilled, type Roster } from '../people/roster.js';
import type { Locale, PersonRef } from '../people/person.js';
import type { QuietHoursOf } from '../people/quiet-hours.js';
import type { Intent } from '../outbox.js';
import type { Fact } from './facts.js';
import { quietForUntil } from './quiet.js';
import type { Ticket } from './ticket.js';

export interface AnnounceContext {
  readonly roster: Roster;
  readonly deskLocale: Locale;
  /** Whose quiet hours hold back what can wait. */
  readonly quiet?: QuietHoursOf | undefined;
}

/** To whom a fact is told besides the two cards, which always follow. */
interface Audience {
  readonly customerThread?: boolean;
  readonly deskThread?: boolean;
  readonly direct?: 'engineers' | 'managers' | 'assignee';
}

/** Who is told when what happens. Internal notes and the clock's warnings never reach the customer. */
const AUDIENCE: Readonly<Record<Fact['type'], Audience>> = {
  registered: { direct: 'engineers' },
  acknowledged: { customerThread: true, deskThread: true },
  assigned: { customerThread: true, deskThread: true, direct: 'assignee' },
  proposed: { customerThread: true, deskThread: true },
  departed: { customerThread: true, deskThread: true },
  arrived: { customerThread: true, deskThread: true },
  waiting: { customerThread: true, deskThread: true },
  resumed: { customerThread: true, deskThread: true },
  resolved: { customerThread: true, deskThread: true },
  confirmed: { customerThread: true, deskThread: true, direct: 'engineers' },
  refused: { customerThread: true, deskThread: true, direct: 'engineers' },
  archived: { customerThread: true, deskThread: true },
  reopened: { customerThread: true, deskThread: true, direct: 'engineers' },
  cancelled: { customerThread: true, deskThread: true, direct: 'engineers' },
  noted: { deskThread: true },
  replied: { customerThread: true, deskThread: true, direct: 'engineers' },
  // What was held back until the morning is told now: it can wait no longer.
  reclassified: { customerThread: true, deskThread: true, direct: 'engineers' },
  warned: { deskThread: true, direct: 'engineers' },
  breached: { deskThread: true, direct: 'engineers' },
  escalated: { deskThread: true, direct: 'managers' },
  taken: { deskThread: true },
  'emergency-plan-opened': { customerThread: true, deskThread: true, direct: 'managers' },
};

/**
 * @param ticket the request as it is after these facts
 * @returns what is to be told, to whom, in order; each becomes an outbox entry
 */
export function announce(ticket: Ticket, facts: readonly Fact[], context: AnnounceContext): Intent[] {
  const told = facts.flatMap((fact) => tell(ticket, fact, context));
  if (facts.length === 0) return told;
  const isNew = facts.some((fact) => fact.type === 'registered');
  return [...cards(ticket, isNew ? 'post-card' : 'update-card', context), ...told];
}

function cards(ticket: Ticket, kind: 'post-card' | 'update-card', { deskLocale }: AnnounceContext): Intent[] {
  const card = { kind, message: 'ticket-card' } as const;
  const { customer, desk, source } = ticket.places;
  const intents: Intent[] = [
    { ...card, place: 'customer', lane: customer.channel, locale: ticket.locale },
    { ...card, place: 'desk', lane: desk.channel, locale: deskLocale },
  ];
  if (kind === 'post-card' && source?.ts) {
    intents.push({
      kind: 'post-thread',
      place: 'source',
      lane: source.channel,
      locale: ticket.locale,
      message: 'registered',
    });
  }
  return intents;
}

function tell(ticket: Ticket, fact: Fact, { roster, deskLocale, quiet }: AnnounceContext): Intent[] {
  const audience = AUDIENCE[fact.type];
  const message = fact.type;
  const factId = fact.id;
  const intents: Intent[] = [];
  if (audience.customerThread && !saidThere(fact)) {
    const lane = ticket.places.customer.channel;
    intents.push({ kind: 'post-thread', place: 'customer', lane, locale: ticket.locale, message, factId });
  }
  if (audience.deskThread && !(fact.type === 'noted' && fact.slackTs)) {
    const lane = ticket.places.desk.channel;
    intents.push({ kind: 'post-thread', place: 'desk', lane, locale: deskLocale, message, factId });
  }
  for (const person of recipients(ticket, fact, audience.direct, roster)) {
    if (person.id === fact.by.id) continue;
    const notBefore = quietForUntil(ticket, quiet, person.id, fact.recordedAt);
    intents.push({ kind: 'direct', lane: person.id, message, factId, ...(notBefore ? { notBefore } : {}) });
  }
  return intents;
}

/** What was written in the customer's thread stands there already. */
const saidThere = (fact: Fact): boolean => fact.type === 'replied' && fact.slackTs !== undefined;

function recipients(ticket: Ticket, fact: Fact, direct: Audience['direct'], roster: Roster): PersonRef[] {
  if (direct === 'managers') return firstFilled(roster, ['manager', 'tech-head', 'front-desk', 'admin']);
  if (direct === 'assignee') return fact.type === 'assigned' ? [fact.engineer] : [];
  if (direct !== 'engineers' || !concernsEngineers(fact)) return [];
  if (ticket.responsible) return [ticket.responsible];
  return ticket.engineers.length > 0
    ? ticket.engineers
    : firstFilled(roster, ['engineer', 'tech-head', 'manager']);
}

/** Of words, those of the customer; of reclassifying, that it has become major. */
function concernsEngineers(fact: Fact): boolean {
  if (fact.type === 'replied') return fact.side === 'customer';
  if (fact.type === 'reclassified') return fact.severity === 'major' && fact.previousSeverity !== 'major';
  return true;
}
