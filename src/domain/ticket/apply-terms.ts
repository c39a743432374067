import { mayNotChangePromises } from '../people/may-promise.js';
import { refOf, type Person, type PersonRef } from '../people/person.js';
import type { Refusal } from '../refusal.js';
import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { Terms, Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';
import { wouldMove } from './would-move.js';

/**
 * Another version of policy or calendar reaches an open request (sla.md rule 7): it is a fact of its history, from which
 * the clocks follow. The desk, and the customer in their words, are told only when a due time moves.
 * @param context `at` is when the person said so
 * @returns undefined when the request is closed, or has these terms; a refusal when the person may not
 * @throws SlaFault when the terms cannot be used
 */
export function applyTerms(
  ticket: Ticket,
  terms: Terms,
  person: PersonRef & Pick<Person, 'roles'>,
  context: DecisionContext,
): Decision | Refusal | undefined {
  const forbidden = mayNotChangePromises(person);
  if (forbidden) return forbidden;
  if (ticket.closedAt || isSame(ticket.terms, terms)) return undefined;
  const now = notBeforeHistory(ticket, context.now);
  const at = momentOf(ticket, context.at, now);
  const moved = wouldMove(ticket, terms, at, now);
  const decision = concluded(
    ticket,
    { set: { terms }, facts: [{ type: 'terms-changed', before: ticket.terms, after: terms, moved }] },
    { ...context, at, now },
    { by: refOf(person), side: 'ours' },
  );
  return moved.length > 0 ? decision : { ...decision, intents: [] };
}

const isSame = (before: Terms, after: Terms): boolean =>
  before.policy.id === after.policy.id &&
  before.policy.version === after.policy.version &&
  before.calendarId === after.calendarId &&
  before.calendarVersion === after.calendarVersion;

/** Not before the receipt; and what was applied last stands last, whichever was asked for first. */
function momentOf({ history, receivedAt }: Ticket, at: Date, now: Date): Date {
  const last = history.findLast(({ type }) => type === 'terms-changed');
  const earliest = last ? last.at.getTime() + 1 : receivedAt.getTime();
  return new Date(Math.max(Math.min(at.getTime(), now.getTime()), earliest));
}
