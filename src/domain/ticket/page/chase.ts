import type { Clock } from '../../sla/clock.js';
import type { Metric } from '../../sla/terms.js';
import type { Ticket } from '../ticket.js';
import { whenOpen } from './when-open.js';
import { MINUTE_MS } from '../../time/units.js';

export type Escalation = NonNullable<Ticket['escalation']>;

/**
 * A breach starts an escalation, or joins the one that is under way; one that somebody has taken, or that rests while
 * its clock stands, does not keep the next breach from asking. The ladder is the policy's as it is now, and stays it.
 */
export function escalationStarted(ticket: Ticket, metric: Metric, cycle: number, now: Date): Escalation {
  const current = ticket.escalation;
  const chased = ticket.clocks.find((clock) => current && isOf(clock, current));
  if (current && !current.takenBy && chased && !isHeld(chased)) return current;
  const { levels } = ticket.terms.policy.escalation;
  const nextAt = after(ticket, now, levels[0]!.waitMinutes);
  return { startedAt: now, metric, cycle, levels, level: 0, asked: 0, round: 0, nextAt };
}

/**
 * What is still chased, after whatever has just happened. A clock that has stopped is not chased any more, so an
 * acknowledgement that crosses an escalation wins; but as long as another clock is breached and goes on, the
 * escalation goes on with that one: silence is never an answer (sla.md, "Escalation"). It begins at the first level
 * anew, after an interval, for what stopped the first clock was progress.
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
  const levels = ladderOf(ticket);
  return {
    ...(escalation ?? { startedAt: now, round: 0 }),
    levels,
    level: 0,
    asked: 0,
    metric: next.metric,
    cycle: next.cycle,
    nextAt: escalation?.takenBy ? undefined : after(ticket, now, levels[0]!.repeatMinutes),
  };
}

/** When somebody is to be asked next; not while the clock stands. */
export function nextRoundAt(
  { escalation }: Pick<Ticket, 'escalation'>,
  clocks: readonly Clock[],
): Date | undefined {
  const chased = clocks.find((clock) => escalation && isOf(clock, escalation));
  return chased && !isHeld(chased) ? escalation?.nextAt : undefined;
}

/** The ladder under way; requests stored before there were ladders have that of their policy. */
export function ladderOf({ escalation, terms }: Pick<Ticket, 'escalation' | 'terms'>): Escalation['levels'] {
  return escalation && escalation.levels.length > 0 ? escalation.levels : terms.policy.escalation.levels;
}

/** So many minutes from now; under a promise of business hours not before they begin, unless the problem is major. */
export const after = (ticket: Ticket, now: Date, minutes: number): Date =>
  whenOpen(ticket, new Date(now.getTime() + minutes * MINUTE_MS));

export const isOf = (clock: Clock, { metric, cycle }: { metric: string; cycle: number }): boolean =>
  clock.metric === metric && clock.cycle === cycle;

export const isHeld = (clock: Clock): boolean => clock.pauseEndsAt !== undefined;
