import type { CalendarSpec } from './calendar-spec.js';
import { readHours } from './hours.js';

const WEEK_MINUTES = 7 * 24 * 60;

/** Whether a calendar that has been checked never closes, however it is written (sla.md rule 5). */
export function isRoundTheClock(calendar: CalendarSpec): boolean {
  if (calendar === '24x7') return true;
  const { week = {}, holidays = [], days = {} } = calendar;
  if (holidays.length > 0 || Object.keys(days).length > 0) return false;
  const hours = Object.values(week).flatMap((day) => day ?? []);
  // Hours do not overlap, so as many minutes as a week has are the whole week.
  const open = hours.map(readHours).reduce((sum, one) => sum + (one ? one.close - one.open : 0), 0);
  return open === WEEK_MINUTES;
}
