import { readHours } from '../sla/hours.js';
import type { DeskCalendar } from './desk-calendar.js';

type OpeningHours = Exclude<DeskCalendar['hours'], '24x7'>;

/** Days that somebody else names, such as a calendar of holidays. */
export interface NamedDays {
  readonly closed: readonly string[];
  /** Make-up working days. */
  readonly working: readonly string[];
}

/**
 * Lays named days over those of a calendar: each is as it is named, and the others stay. What the public days of the
 * version say already is not written once more, so that later corrections of them are heard.
 * @returns the hours as they would be, and the named days that have hours of their own, which go before
 */
export function layOver(
  hours: OpeningHours,
  { closed, working }: NamedDays,
  publicDays?: DeskCalendar['publicDays'],
): { hours: OpeningHours; hidden: string[] } {
  const named = new Set([...closed, ...working]);
  const laid = (before: readonly string[], added: readonly string[], known: readonly string[] = []) => {
    const unsaid = added.filter((day) => !known.includes(day));
    const kept = before.filter((day) => !named.has(day) || added.includes(day));
    return [...new Set([...kept, ...unsaid])].sort();
  };
  return {
    hours: {
      ...hours,
      holidays: laid(hours.holidays, closed, publicDays?.holidays),
      workdays: laid(hours.workdays, working, publicDays?.workdays),
    },
    hidden: [...named].filter((day) => day in hours.days).sort(),
  };
}

/** The same hours in the words of `before` wherever they mean the same: `9:00-18:00` is `09:00-18:00`. */
export function inWordsOf(before: DeskCalendar['hours'], hours: OpeningHours): OpeningHours {
  if (before === '24x7') return hours;
  const as = (old: readonly string[] | undefined, now: readonly string[]): string[] =>
    old && meaning(old) === meaning(now) ? [...old] : [...now];
  const week = Object.entries({ ...emptied(before.week), ...hours.week }).map(
    ([day, now]) => [day, as(before.week[day as keyof OpeningHours['week']], now)] as const,
  );
  return {
    ...hours,
    week: Object.fromEntries(week) as OpeningHours['week'],
    days: Object.fromEntries(
      Object.entries(hours.days).map(([day, now]) => [day, as(before.days[day], now)]),
    ),
  };
}

/** A weekday that is written as closed, and one that is not written, are the same. */
const emptied = (week: OpeningHours['week']): OpeningHours['week'] =>
  Object.fromEntries(
    Object.entries(week)
      .filter(([, hours]) => hours.length === 0)
      .map(([day]) => [day, []]),
  );

const meaning = (texts: readonly string[]): string =>
  texts
    .map((text) => readHours(text))
    .map((hours) => `${hours?.open}-${hours?.close}`)
    .sort()
    .join();
