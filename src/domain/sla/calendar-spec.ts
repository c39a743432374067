import { z } from 'zod';
import { isDay } from '../time/day.js';
import { byWord } from './by-word.js';
import { overlapAcross, overlapWithin, readHours, type Hours } from './hours.js';
import { DAY_MS } from '../time/units.js';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Weekday = (typeof WEEKDAYS)[number];

const daySchema = z.string().refine(isDay, { error: 'not a day of the form YYYY-MM-DD' });

const dayHoursSchema = z
  .array(
    z.string().refine((text) => readHours(text) !== undefined, {
      error: 'not an interval of the form HH:MM-HH:MM',
      abort: true,
    }),
  )
  .superRefine((texts, context) => {
    if (overlapWithin(texts.flatMap((text) => readHours(text) ?? []))) {
      context.addIssue({ code: 'custom', message: 'intervals overlap' });
    }
  });

const weekSchema = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((day) => [day, dayHoursSchema.optional()])) as Record<
    Weekday,
    z.ZodOptional<typeof dayHoursSchema>
  >,
);

const openingHoursSchema = z
  .object({
    /** Hours by weekday; a weekday that is not named is closed. */
    week: weekSchema.default({}),
    /** Days that are closed: nothing opens on them (a night that opened the day before goes on). */
    holidays: z.array(daySchema).default([]),
    /** Make-up working days (调休): they have Monday's hours. */
    workdays: z.array(daySchema).default([]),
    /** Hours of single days, above all else; an empty list closes the day. */
    days: byWord(daySchema, dayHoursSchema).default({}),
  })
  .superRefine((spec, context) => {
    for (const { path, message } of contradictions(spec)) context.addIssue({ code: 'custom', path, message });
  });

/** Opening hours as people write them (sla.md rule 5, and "The simulator"). `24x7` is round the clock. */
export const calendarSchema = z.union([z.literal('24x7'), openingHoursSchema], {
  error: (issue) =>
    typeof issue.input === 'object' && issue.input !== null
      ? undefined
      : 'must be "24x7" or an object with week, holidays, workdays and days',
});

type OpeningHours = z.infer<typeof openingHoursSchema>;
export type CalendarSpec = z.input<typeof calendarSchema>;

/** A calendar by number of the day (days since 1970-01-01). */
export interface DayHours {
  /** The intervals which open on this day, in order. */
  hoursOf(day: number): readonly Hours[];
  /** The last day on which anything can open; infinite when a weekday does. */
  lastDay: number;
}

const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun';
const inOrder = (texts: readonly string[] | undefined): Hours[] =>
  (texts ?? []).flatMap((text) => readHours(text) ?? []).sort((a, b) => a.open - b.open);

const ROUND_THE_CLOCK: OpeningHours = {
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']])),
  holidays: [],
  workdays: [],
  days: {},
};

/** Resolves weekday, holiday, make-up day and single day, in ascending order of their say. */
export const readCalendar = (parsed: z.output<typeof calendarSchema>): DayHours => {
  const spec = parsed === '24x7' ? ROUND_THE_CLOCK : parsed;
  const week = new Map(WEEKDAYS.map((day) => [day, inOrder(spec.week[day])]));
  const single = new Map<number, Hours[]>();
  for (const day of spec.holidays) single.set(dayNumber(day), []);
  for (const day of spec.workdays) single.set(dayNumber(day), week.get('mon') ?? []);
  for (const [day, texts] of Object.entries(spec.days)) single.set(dayNumber(day), inOrder(texts));
  const weekOpens = [...week.values()].some((hours) => hours.length > 0);
  const openDays = [...single].filter(([, hours]) => hours.length > 0).map(([day]) => day);
  return {
    hoursOf: (day) => single.get(day) ?? week.get(weekdayOf(day)) ?? [],
    lastDay: weekOpens ? Infinity : Math.max(-Infinity, ...openDays),
  };
};

/** What each field alone cannot show: nights running into the next day, and a calendar that never opens. */
const contradictions = (spec: OpeningHours): { path: PropertyKey[]; message: string }[] => {
  const found: { path: PropertyKey[]; message: string }[] = [];
  const { hoursOf, lastDay } = readCalendar(spec);
  if (lastDay === -Infinity) found.push({ path: ['week'], message: 'no open hour' });

  WEEKDAYS.forEach((day, i) => {
    const next = WEEKDAYS[(i + 1) % 7] ?? 'sun';
    if (overlapAcross(inOrder(spec.week[day]), inOrder(spec.week[next]))) {
      found.push({ path: ['week', day], message: `the night overlaps the hours of ${next}` });
    }
  });
  // Holidays only take hours away, so only days that are given hours can bring a new overlap.
  const given = [
    ...spec.workdays.map((day, i) => ({ day, path: ['workdays', i] as PropertyKey[] })),
    ...Object.keys(spec.days).map((day) => ({ day, path: ['days', day] as PropertyKey[] })),
  ];
  for (const { day, path } of given) {
    const n = dayNumber(day);
    if (overlapAcross(hoursOf(n - 1), hoursOf(n))) {
      found.push({ path, message: 'the night before overlaps its hours' });
    }
    if (overlapAcross(hoursOf(n), hoursOf(n + 1))) {
      found.push({ path, message: 'its night overlaps the hours of the next day' });
    }
  }
  return found;
};
