import type { DeskCalendar } from './desk-calendar.js';

/** From this month on the next year's days should be known: China announces them in November. */
const DECEMBER = 12;

type Days = Pick<DeskCalendar, 'country' | 'publicDays' | 'hours'>;

/** Of these years those whose public days a calendar lacks. A year for which the desk wrote days by hand is not lacking. */
export function unknownYears({ country, publicDays, hours }: Days, years: readonly number[]): number[] {
  if (country === undefined || hours === '24x7') return [];
  const written = [...hours.holidays, ...hours.workdays, ...Object.keys(hours.days)];
  return years.filter(
    (year) => !publicDays?.years.includes(year) && !written.some((day) => day.startsWith(`${year}-`)),
  );
}

/**
 * Years whose public days a calendar should have by now and lacks: this one, and from 1 December on the next.
 * @param today on the desk's own wall calendar, `YYYY-MM-DD`
 */
export function missingYears(calendar: Days, today: string): number[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return unknownYears(calendar, [year, ...(month >= DECEMBER ? [year + 1] : [])]);
}
