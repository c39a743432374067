import chineseDays from 'chinese-days';
import type { PublicDays } from '../domain/calendar/public-days.js';
import { DAY_MS } from '../domain/time/units.js';

/**
 * Days on which China rests, and the days of weekends on which it works for them (调休), as the State Council announces
 * them each November for the year after.
 * @returns only the years that have been announced
 */
export function chinasDays(years: readonly number[]): PublicDays {
  const known = years.filter(isAnnounced);
  return {
    years: known,
    holidays: known.flatMap((year) =>
      chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false),
    ),
    workdays: known.flatMap((year) => weekendsOf(year).filter((day) => chineseDays.isWorkday(day))),
  };
}

/** The package takes a year that it knows nothing of for one without holidays; no year is without its National Day. */
const isAnnounced = (year: number): boolean =>
  chineseDays.getHolidaysInRange(`${year}-10-01`, `${year}-10-01`, false).length > 0;

function weekendsOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MS) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 === 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
