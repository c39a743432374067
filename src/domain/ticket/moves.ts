import { z } from 'zod';
import type { Clock } from '../sla/clock.js';
import { metricSchema, type Metric } from '../sla/terms.js';

/** What other terms do to a clock that has not stopped: without `from` it is new, without `to` it is no more. */
export const movedClockSchema = z.object({
  metric: metricSchema,
  cycle: z.number().int().positive(),
  from: z.date().optional(),
  to: z.date().optional(),
  /** Late by the new terms and not by the old: it is breached by the change (sla.md case 20). */
  breached: z.literal(true).optional(),
  /** Late by the old terms and no more by the new; the breach that happened stays (sla.md rule 8). */
  inTime: z.literal(true).optional(),
});
export type MovedClock = z.infer<typeof movedClockSchema>;

/**
 * Compares the ledger of a request before and after a change of its terms, both at the same instant.
 * @returns the clocks that are still owed and whose due time, or breach, is another one; in the order of the ledger
 */
export function movesBetween(before: readonly Clock[], after: readonly Clock[], now: Date): MovedClock[] {
  const keys = new Map([...before, ...after].map((clock) => [`${clock.metric} ${clock.cycle}`, clock]));
  return [...keys.values()].flatMap(({ metric, cycle }) => {
    const isIt = (clock: Clock) => clock.metric === metric && clock.cycle === cycle;
    const moved = moveOf(before.find(isIt), after.find(isIt), now);
    return moved ? [{ metric, cycle, ...moved }] : [];
  });
}

function moveOf(
  before: Clock | undefined,
  after: Clock | undefined,
  now: Date,
): Omit<MovedClock, 'metric' | 'cycle'> | undefined {
  const [old, next] = [before, after].map((clock) => (clock && isOwed(clock) ? clock : undefined));
  if (!old && !next) return undefined;
  // It had stopped: its result is what it was.
  if (before && !old) return undefined;
  const breached = next?.breachedAt !== undefined && old?.breachedAt === undefined;
  const inTime = old?.breachedAt !== undefined && old.dueAt <= now && next !== undefined && next.dueAt > now;
  if (old?.dueAt.getTime() === next?.dueAt.getTime() && !breached) return undefined;
  return {
    ...(old ? { from: old.dueAt } : {}),
    ...(next ? { to: next.dueAt } : {}),
    ...(breached ? { breached: true as const } : {}),
    ...(inTime ? { inTime: true as const } : {}),
  };
}

const isOwed = ({ stoppedAt, state }: Clock): boolean => !stoppedAt && state !== 'cancelled';

/** Promises to the customer; `handover` and `experts` are ours among ourselves (R14). */
const TO_THE_CUSTOMER: readonly Metric[] = ['response', 'solution', 'onsite', 'repair'];

export const isForCustomer = (metric: Metric): boolean => TO_THE_CUSTOMER.includes(metric);

/** What of it the customer was promised, and is told. */
export const movesForCustomer = (moved: readonly MovedClock[]): MovedClock[] =>
  moved.filter(({ metric, from, to }) => isForCustomer(metric) && from?.getTime() !== to?.getTime());
