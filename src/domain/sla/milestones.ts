import { z } from 'zod';
import type { Clock } from './clock.js';
import { metricSchema } from './terms.js';

export const firedSchema = z.object({
  metric: metricSchema,
  cycle: z.number().int().positive(),
  /** A fraction of the allowance; 1 is the due time. */
  threshold: z.number(),
  /** When it was passed (rule 12), however much later that was noticed. */
  at: z.date(),
  /** Passed together with a higher one, and recorded without being announced (rule 9). */
  skipped: z.boolean(),
});

/** A warning or breach that has been recorded: once per (metric, cycle, threshold) of a request. */
export type Fired = z.infer<typeof firedSchema>;

/** What identifies a firing. */
export type FiredKey = Pick<Fired, 'metric' | 'cycle' | 'threshold'>;

/**
 * What has to be fired at `now` and has not been: of each clock the highest threshold is announced, the others are
 * skipped (rule 9). Nothing is due any more of a clock that was met or cancelled; a breach that is noticed only
 * after the act is still one, and is due.
 * @param clocks the ledger at `now`, or one of before if nothing has happened since
 */
export const due = (clocks: readonly Clock[], fired: readonly FiredKey[], now: Date): Fired[] =>
  clocks.flatMap((clock) => {
    const { metric, cycle } = clock;
    const before = firedOf(clock, fired);
    const highest = Math.max(...before, ...passed(clock, now).map(({ threshold }) => threshold));
    return passed(clock, now)
      .filter(({ threshold }) => !before.includes(threshold))
      .map(({ threshold, at }) => ({ metric, cycle, threshold, at, skipped: threshold < highest }));
  });

/**
 * The next instant at which something is to be done if nothing happens: a threshold not fired yet (in the past when it
 * is overdue), or the end of a pause by itself. Null when nothing will.
 */
export const nextInstant = (clocks: readonly Clock[], fired: readonly FiredKey[], now: Date): Date | null => {
  const instants = due(clocks, fired, now).map(({ at }) => at.getTime());
  for (const clock of clocks) {
    if (clock.pauseEndsAt) instants.push(clock.pauseEndsAt.getTime());
    if (clock.stoppedAt || clock.pauseEndsAt) continue;
    const before = firedOf(clock, fired);
    for (const { threshold, at } of clock.thresholds) {
      if (at > now && !before.includes(threshold)) instants.push(at.getTime());
    }
  }
  return instants.length > 0 ? new Date(Math.min(...instants)) : null;
};

/** Breaches that were fired and, as is known now, never happened: a correction or a late record took them back (rule 8). */
export const rescinded = <F extends FiredKey>(clocks: readonly Clock[], fired: readonly F[]): F[] =>
  fired.filter(
    ({ metric, cycle, threshold }) =>
      threshold >= 1 &&
      !clocks.some(
        (clock) => clock.metric === metric && clock.cycle === cycle && clock.breachedAt !== undefined,
      ),
  );

const firedOf = ({ metric, cycle }: Clock, fired: readonly FiredKey[]): number[] =>
  fired.filter((one) => one.metric === metric && one.cycle === cycle).map(({ threshold }) => threshold);

const passed = (clock: Clock, now: Date): Clock['thresholds'] => {
  if (clock.state === 'cancelled' || clock.state === 'met') return [];
  // A running clock's forecast comes true as time goes by; a held clock's moves on with it.
  const runs = !clock.stoppedAt && !clock.pauseEndsAt;
  return clock.thresholds.filter((threshold) => threshold.passed || (runs && threshold.at <= now));
};
