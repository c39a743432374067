import { SYSTEM } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Fact, FactType } from './facts.js';
import { FACT_OF_VERB, type Verb } from './lifecycle.js';
import type { Ticket } from './ticket.js';

/** What a verb answers, when it answers something: it cannot have been done before that. */
const ANSWERS: Partial<Record<Verb, readonly FactType[]>> = {
  wait: ['resumed'],
  resume: ['waiting'],
  resolve: ['refused'],
  confirm: ['resolved'],
  refuse: ['resolved'],
  archive: ['confirmed', 'closed-unanswered'],
  'sign-off': ['confirmed'],
  reopen: ['confirmed', 'closed-unanswered'],
  'accept-quote': ['quoted'],
  'decline-quote': ['quoted'],
  waive: ['quoted'],
};
/** A pause begins after the one before it has ended; a quotation begins one, as `wait` does. */
const AFTER: typeof ANSWERS = { ...ANSWERS, quote: ['resumed'] };
/** What may be said of a request in any state, about whatever came before. */
const WORDS: readonly Verb[] = ['note', 'reply'];

/** What takes back that something was done; the beginning of a cycle takes back everything. */
const UNDOES: Partial<Record<Verb, readonly FactType[]>> = {
  ...ANSWERS,
  // Signed after all, it stays in the archive.
  archive: ['closed-unanswered'],
  depart: ['refused'],
  arrive: ['refused'],
  dispute: ['waiting', 'resumed'],
  'accept-quote': ['quoted'],
  'decline-quote': ['quoted'],
  waive: ['quoted'],
};

/**
 * When an act counts as done (sla.md rule 4): when the person did it, within the request's life. Slack's clock and
 * those of our processes differ: an answer is never earlier than what it answers, or the ledger, which goes by
 * time, would not see it as one.
 */
export function momentOf(
  { history, receivedAt }: Ticket,
  verb: Verb,
  { at, now }: { readonly at: Date; readonly now: Date },
): Date {
  const answered = history.findLast(
    ({ type }) => AFTER[verb]?.includes(type) || (type === 'reopened' && !WORDS.includes(verb)),
  );
  const earliest = answered ? answered.at.getTime() + 1 : receivedAt.getTime();
  return new Date(Math.max(Math.min(at.getTime(), now.getTime()), earliest));
}

/** The clocks of two processes differ: for a request, time does not run backwards. */
export function notBeforeHistory({ history }: Pick<Ticket, 'history'>, now: Date): Date {
  const last = history.at(-1)?.recordedAt;
  return last && last > now ? last : now;
}

/** Two people press at once: the second is told by name who did it (sla.md case 11). */
export function outOfTurn(ticket: Ticket, verb: Verb): Refusal {
  if (ticket.mergedInto) return refuse('merged-into', { number: ticket.id, into: ticket.mergedInto.number });
  const done = stillDone(ticket.history, verb);
  if (done && done.by.id !== SYSTEM.id) {
    return refuse('already-done', { verb, name: done.by.name, number: ticket.id });
  }
  return refuse('not-in-this-state', { verb, status: ticket.status, number: ticket.id });
}

function stillDone(history: readonly Fact[], verb: Verb): Fact | undefined {
  const done = history.findLastIndex(({ type }) => type === FACT_OF_VERB[verb]);
  const undone = history.findLastIndex(
    ({ type }) => type === 'reopened' || type === 'registered' || UNDOES[verb]?.includes(type),
  );
  return done >= undone ? history[done] : undefined;
}
