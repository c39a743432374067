import type { Clock } from '../sla/clock.js';
import type { Metric } from '../sla/terms.js';
import type { FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

type Escalation = NonNullable<Ticket['escalation']>;

/**
 * A breach starts an escalation, or joins the one that is under way; one that somebody has taken, or that
 * rests while its clock stands, does not keep the next breach from asking.
 */
export function escalationStarted(ticket: Ticket, metric: Metric, cycle: number, now: Date): Escalation {
  const current = ticket.escalation;
  const chased = ticket.clocks.find((clock) => current && isOf(clock, current));
  if (current && !current.takenBy && chased && !isHeld(chased)) return current;
  const { waitMinutes } = ticket.terms.policy.escalation.levels[0]!;
  return { startedAt: now, metric, cycle, round: 0, nextAt: new Date(now.getTime() + waitMinutes * 60_000) };
}

/**
 * What is still chased, after whatever has just happened. A clock that has stopped is not chased any more, so an
 * acknowledgement that crosses an escalation wins; but as long as another clock is breached and goes on, the
 * escalation goes on with that one: silence is never an answer (sla.md, "Escalation"). It counts its interval anew,
 * for what stopped the first clock was progress.
 */
export function stillChased(ticket: Ticket, clocks: readonly Clock[], now: Date): Escalation | undefined {
  const { escalation, fired } = ticket;
  const breached = clocks.filter(
    (clock) =>
      clock.breachedAt && !clock.stoppedAt && fired.some((one) => one.threshold === 1 && isOf(clock, one)),
  );
  const own = breached.find((clock) => escalation && isOf(clock, escalation));
  const next = own && !isHeld(own) ? own : (breached.find((clock) => !isHeld(clock)) ?? own ?? breached[0]);
  if (!next) return undefined;
  if (next === own) return escalation;
  const { repeatMinutes } = ticket.terms.policy.escalation.levels.at(-1)!;
  return {
    ...(escalation ?? { startedAt: now, round: 0 }),
    metric: next.metric,
    cycle: next.cycle,
    nextAt: escalation?.takenBy ? undefined : new Date(now.getTime() + repeatMinutes * 60_000),
  };
}

/** When managers are to be asked next; not while the clock stands. */
export function nextRoundAt(
  { escalation }: Pick<Ticket, 'escalation'>,
  clocks: readonly Clock[],
): Date | undefined {
  const chased = clocks.find((clock) => escalation && isOf(clock, escalation));
  return chased && !isHeld(chased) ? escalation?.nextAt : undefined;
}

const isOf = (clock: Clock, { metric, cycle }: { metric: string; cycle: number }): boolean =>
  clock.metric === metric && clock.cycle === cycle;

const isHeld = (clock: Clock): boolean => clock.pauseEndsAt !== undefined;

/** Rounds at the plan's interval before it doubles. */
const ROUNDS_EACH = 6;
const LONGEST_MS = 24 * 60 * 60_000;

/**
 * The plan's interval, doubled after every six rounds up to a day: who has not answered an hour of reminders is not
 * helped by more of them, and a request that nobody ever takes must not fill its own document.
 */
function repeatAfterMs({ terms }: Ticket, round: number): number {
  const interval = terms.policy.escalation.levels.at(-1)!.repeatMinutes * 60_000;
  return Math.max(interval, Math.min(LONGEST_MS, interval * 2 ** Math.floor(round / ROUNDS_EACH)));
}

/**
 * The next time managers are asked: at its instant, then again after the plan's interval, without end, because
 * silence is never an answer (sla.md, "Escalation").
 */
export function escalationRound(
  ticket: Ticket,
  now: Date,
): { escalation: Escalation; fact: FactStated } | undefined {
  const escalation = ticket.escalation;
  const askAt = nextRoundAt(ticket, ticket.clocks);
  if (!escalation || !askAt || askAt > now) return undefined;
  const round = escalation.round + 1;
  const nextAt = new Date(now.getTime() + repeatAfterMs(ticket, round));
  return {
    escalation: { ...escalation, round, nextAt },
    fact: { type: 'escalated', metric: escalation.metric as Metric, cycle: escalation.cycle, round },
  };
}
