import { compileCalendar } from './calendar.js';
import type { Clock, Terms } from './clock.js';

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
 */
export const segmentsOf = (clock: Clock, terms: Pick<Terms, 'calendar' | 'zone'>): Segment[] => {
  const calendar = compileCalendar(terms.calendar, terms.zone);
  return clock.stretches.flatMap(({ from, to, held, reason }) => {
    const why = { ...(held && { cause: held }), ...(reason !== undefined && { reason }) };
    const parts: Segment[] = [];
    let cursor = from;
    const closedUntil = (until: Date): void => {
      if (cursor < until) parts.push({ from: cursor, to: until, kind: 'closed', workingMinutes: 0, ...why });
    };
    for (const open of calendar.openBetween(from, to)) {
      closedUntil(open.from);
      const workingMinutes = (open.to.getTime() - open.from.getTime()) / 60_000;
      parts.push({ ...open, kind: held ? 'paused' : 'counted', workingMinutes, ...why });
      cursor = open.to;
    }
    closedUntil(to);
    return parts;
  });
};
