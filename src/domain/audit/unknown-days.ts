import { missingYears } from '../calendar/missing-years.js';
import { newestCalendars, type Settings } from '../settings/settings.js';
import { inZone } from '../time/zone.js';
import type { Finding } from './finding.js';

/** Calendars that go by a country's public days and lack those of a year in which clocks will run. */
export function unknownDays(settings: Pick<Settings, 'calendars' | 'zone'>, now: Date): Finding[] {
  const today = inZone(now, settings.zone).slice(0, 10);
  return newestCalendars(settings).flatMap((calendar) =>
    missingYears(calendar, today).map((year) => ({
      kind: 'days-unknown' as const,
      about: calendar.id,
      year,
    })),
  );
}
