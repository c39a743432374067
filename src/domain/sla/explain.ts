import type { Clock } from './clock.js';
import { partsByCalendar, type TermsInForce, type TermsInPart } from './terms-in-force.js';
import { MINUTE_MS } from '../time/units.js';

/** A part of a clock's life, for telling how its due time came about. */
export interface Segment {
  from: Date;
  to: Date;
  /** `counted` towards the target, `paused` in working time, or `closed`: outside working time. */
  kind: 'counted' | 'paused' | 'closed';
  /** Why it was held; absent where it simply ran. */
  cause?: Clock['stretches'][number]['held'];
  reason?: string;
  /** Working minutes in it; 0 when closed. */
  workingMinutes: number;
}

/**
 * A clock's life from start to end (or to the instant of the ledger) without gaps, each part with its kind and cause.
 * The counted parts add up to `workedMinutes`, the paused ones to `pausedMinutes`.
 * @param inForce the terms that it has been under: each part is counted by the calendar that held then
 */
export const segmentsOf = (clock: Clock, inForce: readonly TermsInForce[]): Segment[] =>
  clock.stretches.flatMap(({ from, to, held, reason }) => {
    const why = { ...(held && { cause: held }), ...(reason !== undefined && { reason }) };
    return partsByCalendar(inForce, from, to).flatMap((part) =>
      hoursIn(part).map((hours): Segment => ({
        ...hours,
        kind: hours.workingMinutes === 0 ? 'closed' : held ? 'paused' : 'counted',
        ...why,
      })),
    );
  });

/** Open and closed hours in turn, without gaps; closed ones have no working minutes. */
export const hoursIn = ({
  from,
  to,
  calendar,
}: TermsInPart): Pick<Segment, 'from' | 'to' | 'workingMinutes'>[] => {
  const hours: Pick<Segment, 'from' | 'to' | 'workingMinutes'>[] = [];
  let cursor = from;
  const closedUntil = (until: Date): void => {
    if (cursor < until) hours.push({ from: cursor, to: until, workingMinutes: 0 });
  };
  for (const open of calendar.openBetween(from, to)) {
    closedUntil(open.from);
    hours.push({ ...open, workingMinutes: (open.to.getTime() - open.from.getTime()) / MINUTE_MS });
    cursor = open.to;
  }
  closedUntil(to);
  return hours;
};
