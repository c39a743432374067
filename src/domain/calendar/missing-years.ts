import type { DeskCalendar } from './desk-calendar.js';

/** From this month on the next year's days should be known: China announces them in November. */
const DECEMBER = 12;

/**
 * Years whose public days a calendar lacks: this one, and from 1 December on the next. A year for which the desk wrote
 * days by hand is not lacking.
 * @param today on the desk's own wall calendar, `YYYY-MM-DD`
 */
export function missingYears({ country, publicDays, hours }: DeskCalendar, today: string): number[] {
  if (country === undefined || hours === '24x7') return [];
  const [year = 0, month = 0] = today.split('-').map(Number);
  const written = [...hours.holidays, ...hours.workdays, ...Object.keys(hours.days)];
  const isKnown = (wanted: number) =>
    publicDays?.years.includes(wanted) || written.some((day) => day.startsWith(`${wanted}-`));
  return [year, ...(month >= DECEMBER ? [year + 1] : [])].filter((wanted) => !isKnown(wanted));
}
