import { SlaFault, faultsOf } from './fault.js';
import { calendarSchema, readCalendar, type CalendarSpec } from './calendar-spec.js';
import { isZone, zoneOf } from './zone.js';

export { calendarSchema, type CalendarSpec };

const MINUTE = 60_000;
const DAY = 86_400_000;
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
        zone.toInstant(day * DAY + open * MINUTE),
        zone.toInstant(day * DAY + close * MINUTE),
      ]);
      cache.set(day, spans);
    }
    return spans;
  };

  /** Opening hours after `from`, in order, cut to it; the day before is looked at for its night. */
  function* spansAfter(from: number): Generator<[number, number]> {
    const first = zone.dayAt(from) - 1;
    const last = Math.min(first + DAYS_SEARCHED, lastDay);
    for (let day = first; day <= last; day++) {
      for (const [open, close] of spansOf(day)) {
        if (close > from && close > open) yield [Math.max(open, from), close];
      }
    }
  }

  return {
    zone: zoneName,
    addWorking(from, ms) {
      let left = ms;
      if (left <= 0) return from;
      for (const [open, close] of spansAfter(from.getTime())) {
        if (left <= close - open) return new Date(open + left);
        left -= close - open;
      }
      throw new SlaFault([
        { field: 'calendar', message: `not enough open hours after ${from.toISOString()}` },
      ]);
    },
    workingBetween(from, to) {
      let sum = 0;
      const end = to.getTime();
      if (end <= from.getTime()) return 0;
      for (const [open, close] of spansAfter(from.getTime())) {
        if (open >= end) break;
        sum += Math.min(close, end) - open;
      }
      return sum;
    },
    openBetween(from, to) {
      const spans: [number, number][] = [];
      const end = to.getTime();
      if (end <= from.getTime()) return [];
      for (const [open, close] of spansAfter(from.getTime())) {
        if (open >= end) break;
        const previous = spans.at(-1);
        if (previous && previous[1] === open) previous[1] = Math.min(close, end);
        else spans.push([open, Math.min(close, end)]);
      }
      return spans.map(([open, close]) => ({ from: new Date(open), to: new Date(close) }));
    },
  };
};
