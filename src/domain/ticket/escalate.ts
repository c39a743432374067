import type { Metric } from '../sla/terms.js';
import type { FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

type Escalation = NonNullable<Ticket['escalation']>;

/**
 * A breach starts an escalation, or joins the one that is under way; one that somebody has taken is over, so
 * that the next breach asks again.
 */
export function escalationStarted(ticket: Ticket, metric: Metric, cycle: number, now: Date): Escalation {
  const current = ticket.escalation;
  if (current && !current.takenBy) return current;
  const { waitMinutes } = ticket.terms.policy.escalation;
  return { startedAt: now, metric, cycle, round: 0, nextAt: new Date(now.getTime() + waitMinutes * 60_000) };
}

/**
 * The next time managers are asked: at its instant, then again after the plan's interval, without end, because
 * silence is never an answer (sla.md, "Escalation"). A clock that stands is not chased.
 */
export function escalationRound(
  ticket: Ticket,
  now: Date,
): { escalation: Escalation; fact: FactStated } | undefined {
  const escalation = ticket.escalation;
  if (!escalation?.nextAt || escalation.takenBy || escalation.nextAt > now) return undefined;
  const { repeatMinutes } = ticket.terms.policy.escalation;
  const round = escalation.round + 1;
  const nextAt = new Date(now.getTime() + repeatMinutes * 60_000);
  return {
    escalation: { ...escalation, round, nextAt },
    fact: { type: 'escalated', metric: escalation.metric as Metric, cycle: escalation.cycle, round },
  };
}
