import type { DeskCalendar } from '../../src/domain/calendar/desk-calendar.js';
import { unknownYears } from '../../src/domain/calendar/missing-years.js';
import { changedYears, type YearOfDays } from '../../src/domain/calendar/public-days.js';

/** @returns which public days a version of a calendar brings, year by year, and of which years none are known yet */
export function publicDaysLines(
  before: DeskCalendar | undefined,
  now: DeskCalendar,
  wantedYears: readonly number[],
): string[] {
  const { country, publicDays } = now;
  if (country === undefined) return [];
  const old = before?.country === country ? before.publicDays : undefined;
  const unknown = unknownYears(now, wantedYears);
  return [
    ...changedYears(old, publicDays).map((year) => `public days of ${country} in ${yearLine(year)}`),
    ...(unknown.length > 0
      ? [
          `nothing is known yet of ${country} in ${unknown.join(', ')}: its holidays are working days until it is`,
        ]
      : []),
  ];
}

function yearLine({ year, isNew, holidays, workdays }: YearOfDays): string {
  if (isNew) return `${year}: ${holidays.added.length} holidays, ${workdays.added.length} make-up days`;
  const said = (words: string, days: readonly string[]) =>
    days.length > 0 ? [`${words} ${days.join(', ')}`] : [];
  return `${year}: ${[
    ...said('holidays added', holidays.added),
    ...said('holidays removed', holidays.removed),
    ...said('make-up days added', workdays.added),
    ...said('make-up days removed', workdays.removed),
  ].join('; ')}`;
}
