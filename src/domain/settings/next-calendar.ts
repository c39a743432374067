import type { DeskCalendar } from '../calendar/desk-calendar.js';
import { newestCalendars, type Settings } from './settings.js';
import type { NextSettings } from './next-settings.js';
import { isUnchanged, nextVersions } from './next-versions.js';

/**
 * Puts one calendar as it is to read in the place of its newest version, or behind all others when it is new. The rest
 * of the settings stays.
 * @returns the settings as they would be, still with the version that guards them, and what changes
 */
export function nextCalendar(current: Settings, said: Omit<DeskCalendar, 'version'>): NextSettings {
  const newest = newestCalendars(current);
  const isKnown = newest.some(({ id }) => id === said.id);
  const given = isKnown
    ? newest.map((one) => (one.id === said.id ? said : unversioned(one)))
    : [...newest.map(unversioned), said];
  const { all, changes } = nextVersions(current.calendars, newest, given);
  const isSame = isUnchanged(changes);
  return {
    settings: isSame ? current : { ...current, calendars: all },
    changes: {
      desk: [],
      roles: [],
      policies: { added: [], changed: [], leftOut: [] },
      calendars: changes,
    },
    isSame,
  };
}

const unversioned = ({ version: _counted, ...calendar }: DeskCalendar): Omit<DeskCalendar, 'version'> =>
  calendar;
