import { faultsOfCountry } from '../../src/domain/calendar/check-calendar.js';
import type { DeskCalendar } from '../../src/domain/calendar/desk-calendar.js';
import { newestCalendars, type Settings } from '../../src/domain/settings/settings.js';
import { Stopped } from './terminal.js';

/** @throws Stopped with the ids that there are */
export function calendarNamed(id: string, settings: Settings): DeskCalendar {
  const newest = newestCalendars(settings);
  const found = newest.find((one) => one.id === id);
  if (found) return found;
  throw new Stopped(2, `there is no calendar ${id}; there are ${newest.map((one) => one.id).join(', ')}`);
}

/** @throws Stopped when public days do not go with the hours */
export function stopAtCountryFaults(calendar: Omit<DeskCalendar, 'version'>): void {
  const faults = faultsOfCountry(calendar);
  if (faults.length > 0)
    throw new Stopped(2, faults.map(({ message }) => `calendar ${calendar.id}: ${message}`).join('\n'));
}
