import { calendarSchema, readCalendar, type CalendarSpec } from './calendar-spec.js';
import { zoneOf } from '../time/zone.js';
import { DAY_MS, MINUTE_MS } from '../time/units.js';

const FROM_MONDAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days of the week that follow one another and have the same hours; 0 is Monday. */
export interface SameHours {
  first: number;
  last: number;
  hours: readonly string[];
}

/** The week of a calendar, for people to read: days of the same hours together, closed ones left out. */
export const hoursOfWeek = (spec: CalendarSpec): SameHours[] => {
  const week = spec === '24x7' ? undefined : (spec.week ?? {});
  const found: SameHours[] = [];
  FROM_MONDAY.forEach((day, index) => {
    const hours = week ? (week[day] ?? []) : ['00:00-24:00'];
    const previous = found.at(-1);
    if (previous?.last === index - 1 && previous.hours.join() === hours.join()) previous.last = index;
    else if (hours.length > 0) found.push({ first: index, last: index, hours: [...hours] });
  });
  return found;
};

/** Whether any single day differs from its weekday. */
export const hasSingleDays = (spec: CalendarSpec): boolean =>
  spec !== '24x7' &&
  [spec.holidays ?? [], spec.workdays ?? [], Object.keys(spec.days ?? {})].some((days) => days.length > 0);

/** Why hours are not those of the weekday. Days are `YYYY-MM-DD`. */
export interface SingleDays {
  kind: 'holiday' | 'make-up' | 'special';
  days: string[];
}

/**
 * What is not a matter of the weekday in a part of a clock's life: the holidays for which it was closed, or the make-up
 * day, or day of its own hours, on which it opened (rule 5). Holidays on which it would be closed anyway are not named.
 */
export const singleDaysIn = (
  spec: CalendarSpec,
  zoneName: string,
  { from, to, open }: { from: Date; to: Date; open: boolean },
): SingleDays | undefined => {
  if (!hasSingleDays(spec)) return undefined;
  const parsed = calendarSchema.parse(spec);
  if (parsed === '24x7') return undefined;
  const zone = zoneOf(zoneName);
  const { hoursOf } = readCalendar(parsed);
  if (open) {
    const day = zone.dayAt(from.getTime());
    const first = hoursOf(day)[0];
    // What is still open from the night before belongs to that day.
    if (!first || zone.toInstant(day * DAY_MS + first.open * MINUTE_MS) > from.getTime()) return undefined;
    const name = nameOf(day);
    if (name in parsed.days) return { kind: 'special', days: [name] };
    return parsed.workdays.includes(name) ? { kind: 'make-up', days: [name] } : undefined;
  }
  const usual = readCalendar({ ...parsed, holidays: [], workdays: [], days: {} });
  const days: string[] = [];
  for (let day = zone.dayAt(from.getTime()); day <= zone.dayAt(to.getTime() - 1); day++) {
    if (hoursOf(day).length === 0 && usual.hoursOf(day).length > 0) days.push(nameOf(day));
  }
  return days.length > 0 ? { kind: 'holiday', days } : undefined;
};

const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
