import { z } from 'zod';
import { calendarSchema } from '../sla/calendar.js';
import { countrySchema, publicDaysSchema } from './public-days.js';

/** A calendar as the desk keeps it: versioned, so that a request can say which one it was promised by (sla.md rule 7). */
export const deskCalendarSchema = z.object({
  id: z.string().min(1),
  version: z.number().int().positive(),
  /** What people call it. */
  name: z.string().optional(),
  /** What the desk wrote; `workingHours` lays the public days of the country under it. */
  hours: calendarSchema,
  country: countrySchema.optional(),
  /** Of the country, as they were known when this version was made. */
  publicDays: publicDaysSchema.optional(),
});
export type DeskCalendar = z.infer<typeof deskCalendarSchema>;

export const DEFAULT_CALENDAR: DeskCalendar = { id: 'default', version: 1, hours: '24x7' };

/**
 * The hours by which clocks run (sla.md rule 5): what the desk wrote, and under it the public days of the version.
 * A day that the desk wrote, in whichever list, is as the desk wrote it. A function of the version alone.
 */
export function workingHours({
  hours,
  publicDays,
}: Pick<DeskCalendar, 'hours' | 'publicDays'>): DeskCalendar['hours'] {
  if (hours === '24x7' || !publicDays) return hours;
  const written = new Set([...hours.holidays, ...hours.workdays, ...Object.keys(hours.days)]);
  const unwritten = (day: string) => !written.has(day);
  // A make-up day has the hours of a Monday: where Mondays are closed it would close the day that it is to open.
  const makesUp = (hours.week.mon ?? []).length > 0;
  return {
    ...hours,
    holidays: [...hours.holidays, ...publicDays.holidays.filter(unwritten)].sort(),
    workdays: [...hours.workdays, ...(makesUp ? publicDays.workdays.filter(unwritten) : [])].sort(),
  };
}
