import type { DutyPlan } from './on-duty.js';
import type { RotaRecord } from './rota-record.js';
import { stretches } from './stretches.js';
import { DAY_MS } from '../time/units.js';

const WEEK = 7 * DAY_MS;

/**
 * When a rota is to be looked at next: at the first beginning or end of a duty, at the end of a proposal, after a week at
 * the latest. Leaves have instants of their own.
 * @param plan with this rota in it
 */
export function nextInstantOf(record: RotaRecord, plan: DutyPlan, now: Date): Date | undefined {
  if (record.retiredAt) return undefined;
  const horizon = new Date(now.getTime() + WEEK);
  const ends = stretches(plan, record.id, now, horizon).flatMap(({ from, to }) => [from, to]);
  const proposals = record.swaps
    .filter(({ state }) => state === 'proposed')
    .map(({ expiresAt }) => expiresAt);
  const ahead = [...ends.filter((at) => at > now), ...proposals, horizon].map((at) => at.getTime());
  return new Date(Math.min(...ahead));
}

/** When a leave begins or ends, whichever is next. */
export function nextInstantOfLeave({ from, to }: { from: Date; to: Date }, now: Date): Date | undefined {
  return [from, to].find((at) => at > now);
}
