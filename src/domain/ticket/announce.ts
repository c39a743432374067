import type { NotifiedOtherwise } from '../people/notify-by.js';
import type { Roster } from '../people/roster.js';
import type { Locale } from '../people/person.js';
import { quietUntil, type QuietHoursOf } from '../people/quiet-hours.js';
import { sheetIntent } from './ask-form.js';
import { askedDirectly, directIntents } from './asked-directly.js';
import type { Intent } from '../record/outbox.js';
import type { Fact } from './facts.js';
import { newsOf } from './handled.js';
import { namesOthers } from './linked.js';
import { tellsOfMissed } from './missed.js';
import { movesForCustomer } from './moves.js';
import { DOER } from './next-step.js';
import { isUrgentStep } from './page/ask-step.js';
import { outdated } from './offers.js';
import { quietForUntil } from './quiet.js';
import { beforeChange, isLong, isOutdated } from './said-words.js';
import { isForChannel, recipients, type Recipients } from './recipients.js';
import { isToldByOther } from './taken-back-told.js';
import type { Ticket } from './ticket.js';

export interface AnnounceContext {
  readonly roster: Roster;
  readonly deskLocale: Locale;
  /** Whose quiet hours hold back what can wait. */
  readonly quiet?: QuietHoursOf | undefined;
  /** Who of the customers is asked otherwise than by a mention. */
  readonly notify?: NotifiedOtherwise | undefined;
}

/** To whom a fact is told besides the two cards, which always follow. */
interface Audience {
  readonly customerThread?: boolean;
  readonly deskThread?: boolean;
  readonly direct?: Recipients;
}

/**
 * Who is told when what happens. Internal notes and the clock's warnings never reach the customer; that a promise to them was
 * missed does.
 */
const AUDIENCE: Readonly<Record<Fact['type'], Audience>> = {
  registered: { deskThread: true, direct: 'engineers' },
  acknowledged: { customerThread: true, deskThread: true },
  assigned: { customerThread: true, deskThread: true, direct: 'assignee' },
  // It stands on the sheet and in the history; that somebody has the request is told by the act that made it so.
  'dispatched-by-rule': {},
  accepted: { deskThread: true },
  proposed: { customerThread: true, deskThread: true },
  departed: { customerThread: true, deskThread: true },
  arrived: { customerThread: true, deskThread: true },
  waiting: { customerThread: true, deskThread: true },
  resumed: { customerThread: true, deskThread: true },
  resolved: { customerThread: true, deskThread: true },
  // Whoever has to sign or archive now is asked for it (`page/ask-step.ts`).
  confirmed: { customerThread: true, deskThread: true },
  'signed-off': { deskThread: true },
  refused: { customerThread: true, deskThread: true, direct: 'engineers' },
  archived: { customerThread: true, deskThread: true },
  reopened: { customerThread: true, deskThread: true, direct: 'engineers' },
  cancelled: { customerThread: true, deskThread: true, direct: 'engineers' },
  'closed-unanswered': { customerThread: true, deskThread: true, direct: 'engineers' },
  noted: { deskThread: true },
  replied: { customerThread: true, deskThread: true, direct: 'engineers' },
  'words-changed': { deskThread: true, direct: 'engineers' },
  'words-deleted': { deskThread: true, direct: 'engineers' },
  // What was held back until the morning is told now: it can wait no longer.
  reclassified: { customerThread: true, deskThread: true, direct: 'engineers' },
  warned: { deskThread: true, direct: 'engineers' },
  breached: { customerThread: true, deskThread: true, direct: 'engineers' },
  escalated: { deskThread: true, direct: 'asked' },
  'not-reached': { deskThread: true },
  // The customer is asked again where they were asked; ours in person alone.
  'step-asked': { customerThread: true, direct: 'asked' },
  stalled: { deskThread: true, direct: 'taker' },
  taken: { deskThread: true },
  'handed-over': { customerThread: true, deskThread: true, direct: 'headquarters' },
  convened: { customerThread: true, deskThread: true, direct: 'experts' },
  'terms-changed': { customerThread: true, deskThread: true },
  'emergency-plan-opened': { customerThread: true, deskThread: true, direct: 'managers' },
  'emergency-planned': { customerThread: true, deskThread: true, direct: 'owner' },
  'emergency-plan-closed': { customerThread: true, deskThread: true },
  'emergency-plan-rescinded': { customerThread: true, deskThread: true, direct: 'managers' },
  'word-due': { customerThread: true, deskThread: true, direct: 'owner' },
  merged: { customerThread: true, deskThread: true, direct: 'engineers' },
  'merged-in': { customerThread: true, deskThread: true, direct: 'engineers' },
  linked: { customerThread: true, deskThread: true },
  unlinked: { customerThread: true, deskThread: true },
  unblocked: { deskThread: true, direct: 'engineers' },
  'wish-recorded': { customerThread: true, deskThread: true },
  'split-off': { customerThread: true, deskThread: true, direct: 'engineers' },
  corrected: { customerThread: true, deskThread: true },
  'receipt-corrected': { customerThread: true, deskThread: true },
  'breach-rescinded': { customerThread: true, deskThread: true },
  'pause-disputed': { customerThread: true, deskThread: true, direct: 'deciders' },
  'pause-upheld': { customerThread: true, deskThread: true, direct: 'engineers' },
  'pause-annulled': { customerThread: true, deskThread: true, direct: 'engineers' },
  quoted: { customerThread: true, deskThread: true },
  'quote-accepted': { customerThread: true, deskThread: true, direct: 'engineers' },
  'quote-declined': { customerThread: true, deskThread: true, direct: 'engineers' },
  'charge-waived': { customerThread: true, deskThread: true, direct: 'engineers' },
  'equipment-replaced': { customerThread: true, deskThread: true },
  // The cards are drawn again; a message about it would draw attention to what is to be forgotten.
  erased: {},
};

/**
 * @param ticket the request as it is after these facts
 * @returns what is to be told, to whom, in order; each becomes an outbox entry
 */
export function announce(ticket: Ticket, facts: readonly Fact[], context: AnnounceContext): Intent[] {
  const told = newsOf(facts).flatMap((fact) => tell(ticket, fact, context));
  if (facts.length === 0) return told;
  const isNew = facts.some((fact) => fact.type === 'registered');
  return [
    ...cards(ticket, isNew ? 'post-card' : 'update-card', context),
    ...told,
    ...facts.flatMap((fact) => sheets(ticket, fact, context)),
    ...outdated(ticket, facts, context),
  ];
}

/** What those whose request was merged into this one read under their own, too. */
const MATTERS_TO_MERGED: readonly Fact['type'][] = [
  'proposed',
  'resolved',
  'confirmed',
  'refused',
  'reopened',
  'cancelled',
  'closed-unanswered',
];

const underMerged = (ticket: Ticket, fact: Fact, directly: readonly string[]): Intent[] =>
  (ticket.mergedIn ?? []).flatMap(({ number: under }) => [
    inCustomerThread(ticket, fact, { under, ...(directly.length > 0 ? { directly } : {}) }),
    ...directIntents(directly, fact, under),
  ]);

const inCustomerThread = (ticket: Ticket, fact: Fact, data?: Intent['data']): Intent => ({
  kind: 'post-thread',
  place: 'customer',
  lane: ticket.places.customer.channel,
  locale: ticket.locale,
  message: fact.type,
  factId: fact.id,
  ...(data ? { data } : {}),
});

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

/** R37, R38: once signed, the sheet is the customer's to keep; once archived, it is whole, for both. */
function sheets(ticket: Ticket, { type }: Fact, { deskLocale }: AnnounceContext): Intent[] {
  const isSigned = type === 'confirmed' || type === 'signed-off';
  // R27: staff and customer may sign when it is archived already; then it is whole only now.
  const whole = type === 'archived' || (isSigned && ticket.status === 'archived');
  if (type === 'confirmed' && !whole) return [sheetIntent(ticket, 'customer', 'signed', deskLocale)];
  if (!whole) return [];
  return (['customer', 'desk'] as const).map((place) => sheetIntent(ticket, place, 'archived', deskLocale));
}

function tell(ticket: Ticket, fact: Fact, { roster, deskLocale, quiet, notify }: AnnounceContext): Intent[] {
  const audience = AUDIENCE[fact.type];
  if (isToldByQuotation(fact)) return [];
  const { type: message, id: factId } = fact;
  const directly = askedDirectly(ticket, fact, notify);
  const held = (personId: string) => {
    const notBefore = waits(ticket, fact, personId, quiet);
    return notBefore ? { notBefore } : {};
  };
  const intents: Intent[] = [];
  if (audience.customerThread && !goesUnsaid(fact, ticket) && !namesOthers(fact, ticket)) {
    intents.push(inCustomerThread(ticket, fact, directly.length > 0 ? { directly } : undefined));
    intents.push(...directIntents(directly, fact).map((one) => ({ ...one, ...held(one.lane) })));
  }
  if (MATTERS_TO_MERGED.includes(fact.type)) intents.push(...underMerged(ticket, fact, directly));
  const lane = ticket.places.desk.channel;
  if (audience.deskThread && !standsThere(fact, ticket)) {
    intents.push({ kind: 'post-thread', place: 'desk', lane, locale: deskLocale, message, factId });
  }
  if (isForChannel(fact)) {
    intents.push({ kind: 'post', place: 'desk', lane, locale: deskLocale, message, factId });
  }
  const direct = isNoNews(fact, ticket) ? undefined : audience.direct;
  for (const person of recipients(ticket, fact, direct, roster)) {
    if (person.id === fact.by.id) continue;
    intents.push({ kind: 'direct', lane: person.id, message, factId, ...held(person.id) });
  }
  return intents;
}

/** A signature can wait for the morning, whatever the problem was (`page/ask-step.ts`). */
const waits = (
  ticket: Ticket,
  fact: Fact,
  personId: string,
  quiet: QuietHoursOf | undefined,
): Date | undefined =>
  fact.type === 'step-asked' && !isUrgentStep(fact.step)
    ? quietUntil(quiet?.[personId], fact.recordedAt)
    : quietForUntil(ticket, quiet, personId, fact.recordedAt);

/** That the clock waits for a decision, and goes on with it, is said with the quotation and the decision. */
const isToldByQuotation = (fact: Fact): boolean =>
  (fact.type === 'waiting' || fact.type === 'resumed') && fact.quotation !== undefined;

/** What the desk reads already: its own words in its own thread; the card, unless the message was longer than the card. */
const standsThere = (fact: Fact, ticket: Ticket): boolean =>
  (fact.type === 'noted' && fact.slackTs !== undefined) ||
  (fact.type === 'registered' && !isLong(fact)) ||
  isToldByOther(ticket, fact, 'desk') ||
  isNoNews(fact, ticket);

/** Of words that were changed: those of a note, which the desk sees, and those that have been changed again. */
const isNoNews = (fact: Fact, ticket: Ticket): boolean =>
  (fact.type === 'words-changed' || fact.type === 'words-deleted') &&
  (isOutdated(ticket, fact) || beforeChange(ticket, fact)?.said.type === 'noted');

/**
 * What was written in the customer's thread stands there already; that a plan ends with the solution goes without
 * saying, and so do other terms by which nothing that they were promised is due at another time. What was missed at one
 * moment is one message, and what we promised, or wait for, among ourselves is not their business.
 */
function goesUnsaid(fact: Fact, ticket: Ticket): boolean {
  if (fact.type === 'breached' || fact.type === 'word-due') return !tellsOfMissed(ticket, fact);
  return (
    (fact.type === 'step-asked' && DOER[fact.step] !== 'customer') ||
    (fact.type === 'replied' && fact.slackTs !== undefined) ||
    (fact.type === 'emergency-plan-closed' && fact.text === undefined) ||
    (fact.type === 'terms-changed' && movesForCustomer(fact.moved).length === 0) ||
    isToldByOther(ticket, fact, 'customer')
  );
}
