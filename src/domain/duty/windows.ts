import { z } from 'zod';
import { overlapAcross, overlapWithin, readHours, type Hours } from '../sla/hours.js';
import type { Zone } from '../time/zone.js';
import { DAY_MS, MINUTE_MS } from '../time/units.js';

/** Days of the week in the order of the wall calendar: day 0 of the epoch was a Thursday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Monday is 0. @param day number of the day since 1970-01-01 */
export const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7;

const intervalsSchema = z
  .array(z.string().refine((text) => readHours(text) !== undefined, { error: 'bad-hours', abort: true }))
  .superRefine((texts, context) => {
    if (overlapWithin(read(texts))) context.addIssue({ code: 'custom', message: 'hours-overlap' });
  });

/**
 * The hours of each week that a layer covers: `{ fri: ['18:00-08:00'], sat: ['00:00-24:00'] }`. An interval belongs to
 * the day on which it opens; a weekday that is not named is not covered.
 */
export const windowsSchema = z
  .partialRecord(z.enum(WEEKDAYS), intervalsSchema)
  .superRefine((week, context) => {
    if (WEEKDAYS.every((day) => (week[day] ?? []).length === 0)) {
      context.addIssue({ code: 'custom', message: 'no-hours' });
    }
    WEEKDAYS.forEach((day, index) => {
      const next = WEEKDAYS[(index + 1) % 7]!;
      if (overlapAcross(read(week[day]), read(week[next]))) {
        context.addIssue({ code: 'custom', path: [day], message: 'hours-overlap' });
      }
    });
  });
export type Windows = z.infer<typeof windowsSchema>;

const read = (texts: readonly string[] | undefined): Hours[] =>
  (texts ?? []).flatMap((text) => readHours(text) ?? []);

/** Windows that were read before: a calendar asks for the same ones hundreds of times. */
const compiled = new WeakMap<Windows, readonly Hours[][]>();

function hoursOf(week: Windows): readonly Hours[][] {
  const known = compiled.get(week);
  if (known) return known;
  const hours = WEEKDAYS.map((day) => read(week[day]));
  compiled.set(week, hours);
  return hours;
}

/** The windows that open on one day of the wall calendar, as instants `[from, to)`. */
function windowsOfDay(week: Windows, zone: Zone, day: number): { from: number; to: number }[] {
  return hoursOf(week)[weekdayIndex(day)]!.map(({ open, close }) => ({
    from: zone.toInstant(day * DAY_MS + open * MINUTE_MS),
    to: zone.toInstant(day * DAY_MS + close * MINUTE_MS),
  }));
}

/** Whether a week's windows cover an instant (milliseconds since 1970); without windows every instant is covered. */
export function isCovered(week: Windows | undefined, zone: Zone, at: number): boolean {
  if (!week) return true;
  const today = zone.dayAt(at);
  return [today - 1, today].some((day) =>
    windowsOfDay(week, zone, day).some(({ from, to }) => from <= at && at < to),
  );
}

/** The instants of `[from, to)` at which a window opens or closes; their number is bounded by the days between. */
export function windowEdges(week: Windows | undefined, zone: Zone, from: number, to: number): number[] {
  if (!week) return [];
  const edges: number[] = [];
  for (let day = zone.dayAt(from) - 1; day <= zone.dayAt(to); day += 1) {
    for (const window of windowsOfDay(week, zone, day)) edges.push(window.from, window.to);
  }
  return edges.filter((at) => at >= from && at < to);
}
