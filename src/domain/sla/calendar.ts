import { SlaFault, faultsOf } from './fault.js';
import { calendarSchema, readCalendar, type CalendarSpec } from './calendar-spec.js';
import { isZone, zoneOf } from '../time/zone.js';
import { DAY_MS, MINUTE_MS } from '../time/units.js';

export { calendarSchema, type CalendarSpec };

const DAYS_SEARCHED = 73_050;

/** A stretch of time `[from, to)`. */
export interface Span {
  from: Date;
  to: Date;
}

/** Working time in one zone. Durations are milliseconds of real time inside opening hours. */
export interface Calendar {
  zone: string;
  /**
   * The first instant by which `ms` of working time have passed since `from`. It may be a closing time, never
   * the opening after it; for 0 (or less) it is `from` itself. Throws `SlaFault` (field `calendar`) when the
   * calendar has no such instant within 200 years.
   */
  addWorking(from: Date, ms: number): Date;
  /** Working milliseconds in `[from, to)`; 0 when `to` is not after `from`. */
  workingBetween(from: Date, to: Date): number;
  /** The opening hours within `[from, to)`, in order, touching ones joined. */
  openBetween(from: Date, to: Date): Span[];
}

/**
 * Makes a calendar ready for arithmetic (sla.md rules 1 and 5). Throws `SlaFault` naming the fields
 * (`zone`, `calendar.week.mon`, …) when the specification cannot be used.
 */
export const compileCalendar = (spec: CalendarSpec, zoneName: string): Calendar => {
  const parsed = calendarSchema.safeParse(spec);
  const faults = parsed.success ? [] : faultsOf(parsed.error, 'calendar', ['calendar']);
  if (!isZone(zoneName)) faults.unshift({ field: 'zone', message: 'not a known IANA time zone' });
  if (faults.length > 0 || !parsed.success) throw new SlaFault(faults);

  const zone = zoneOf(zoneName);
  const { hoursOf, lastDay } = readCalendar(parsed.data);
  const cache = new Map<number, [number, number][]>();

  const spansOf = (day: number): [number, number][] => {
    let spans = cache.get(day);
    if (!spans) {
      spans = hoursOf(day).map(({ open, close }) => [
        zone.toInstant(day * DAY_MS + open * MINUTE_MS),
        zone.toInstant(day * DAY_MS + close * MINUTE_MS),
      ]);
      cache.set(day, spans);
    }
    return spans;
  };

  /** Shows opening hours after `from`, in order, cut to it, until `visit` has seen enough; false when they ran out. */
  const walk = (from: number, visit: (open: number, close: number) => boolean): boolean => {
    // The night of the day before may still be open.
    const first = zone.dayAt(from) - 1;
    const last = Math.min(first + DAYS_SEARCHED, lastDay);
    for (let day = first; day <= last; day++) {
      for (const [open, close] of spansOf(day)) {
        if (close > from && close > open && visit(Math.max(open, from), close)) return true;
      }
    }
    return false;
  };

  return {
    zone: zoneName,
    addWorking(from, ms) {
      if (ms <= 0) return from;
      let left = ms;
      let due = 0;
      const found = walk(from.getTime(), (open, close) => {
        due = open + left;
        left -= close - open;
        return left <= 0;
      });
      if (found) return new Date(due);
      throw new SlaFault([
        { field: 'calendar', message: `not enough open hours after ${from.toISOString()}` },
      ]);
    },
    workingBetween(from, to) {
      const end = to.getTime();
      let sum = 0;
      walk(from.getTime(), (open, close) => {
        if (open < end) sum += Math.min(close, end) - open;
        return close >= end;
      });
      return sum;
    },
    openBetween(from, to) {
      const end = to.getTime();
      const spans: Span[] = [];
      walk(from.getTime(), (open, close) => {
        const previous = spans.at(-1);
        if (previous?.to.getTime() === open) previous.to = new Date(Math.min(close, end));
        else if (open < end) spans.push({ from: new Date(open), to: new Date(Math.min(close, end)) });
        return close >= end;
      });
      return spans;
    },
  };
};
