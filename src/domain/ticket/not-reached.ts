import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { FactStated } from './facts.js';
import { askedWhenDue, nextLevelNow } from './page/ask.js';
import type { Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/** A message to a person that Slack has refused for good. */
export interface Undelivered {
  readonly personId: string;
  /** The fact they were to be told. */
  readonly factId: string;
  /** Slack's own word. */
  readonly error: string;
}

/**
 * Somebody could not be told (sla.md, "Escalation": deactivated, or the message refused): it is recorded, and when with
 * it nobody of those who were asked last has been reached, the next level is asked at once.
 * @returns undefined when the fact is not of this request
 */
export function notReached(
  ticket: Ticket,
  { personId, factId, error }: Undelivered,
  given: DecisionContext,
): Decision | undefined {
  const told = ticket.history.find(({ id }) => id === factId);
  if (!told) return undefined;
  const now = notBeforeHistory(ticket, given.now);
  const person = named(ticket, given, personId);
  const stated: FactStated[] = [{ type: 'not-reached', person, told: factId, reason: error }];
  const context = { ...given, now, at: now };
  const recorded = concluded(ticket, { set: {}, facts: stated }, context).record;
  const { escalation } = ticket;
  const last = ticket.history.findLast(({ type }) => type === 'escalated');
  if (!escalation || escalation.takenBy || last?.id !== factId || last.type !== 'escalated') {
    return concluded(ticket, { set: {}, facts: stated }, context);
  }
  const unreached = new Set(
    recorded.history.flatMap((fact) =>
      fact.type === 'not-reached' && fact.told === factId ? [fact.person.id] : [],
    ),
  );
  if (last.to?.some(({ id }) => !unreached.has(id))) {
    return concluded(ticket, { set: {}, facts: stated }, context);
  }
  const next = nextLevelNow(escalation, now);
  const asked = askedWhenDue({ ...recorded, escalation: next }, context, now);
  return concluded(
    ticket,
    { set: { escalation: asked?.escalation ?? next }, facts: [...stated, ...(asked?.facts ?? [])] },
    context,
  );
}

function named(ticket: Ticket, { roster }: DecisionContext, id: string) {
  const known = [
    ...Object.values(roster).flat(),
    ...ticket.engineers,
    ...(ticket.responsible ? [ticket.responsible] : []),
  ].find((person) => person.id === id);
  return known ?? { id, name: id };
}
