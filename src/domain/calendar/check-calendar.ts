import { calendarSchema } from '../sla/calendar.js';
import { faultsOf, type FieldFault } from '../sla/fault.js';
import { workingHours, type DeskCalendar } from './desk-calendar.js';

/**
 * What each part of a calendar alone cannot show: public days that do not go together with the hours.
 * @returns faults of the field `country`; none when clocks can run by the calendar
 */
export function faultsOfCountry(
  calendar: Pick<DeskCalendar, 'hours' | 'country' | 'publicDays'>,
): FieldFault[] {
  if (calendar.country === undefined) return [];
  if (calendar.hours === '24x7') return [{ field: 'country', message: ROUND_THE_CLOCK }];
  const hours = workingHours(calendar);
  const parsed = calendarSchema.safeParse(hours);
  if (parsed.success || hours === '24x7') return [];
  return faultsOf(parsed.error, 'hours').map(({ field, message }) => {
    const day = hours.workdays[Number(/^workdays\[(\d+)\]/.exec(field)?.[1])];
    return { field: 'country', message: `${day ?? field}: ${message}; write the hours of the day into days` };
  });
}

const ROUND_THE_CLOCK =
  'a calendar that is open round the clock has no public holidays: give it the hours of each weekday, or leave the country out';
