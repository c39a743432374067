import { publicDaysOf, yearsAround } from '../../src/calendars/public-days.js';
import { countrySchema, joinPublicDays } from '../../src/domain/calendar/public-days.js';
import { nextCalendar } from '../../src/domain/settings/next-calendar.js';
import { yearOf } from '../../src/domain/record/number.js';
import type { HolidaysAsked } from './arguments.js';
import { calendarNamed, stopAtCountryFaults } from './named-calendar.js';
import type { Desk } from './open-desk.js';
import { propose } from './propose.js';
import { Stopped, type Terminal } from './terminal.js';

/**
 * `settings -- holidays CALENDAR COUNTRY [YEARS]`: gives a calendar the public days of a country as they are known now.
 * A year of which nothing is known is named, and left as it is.
 * @throws Stopped when calendar, country or all of the years are not known, or the days do not go with the hours
 */
export async function takeHolidays(asked: HolidaysAsked, desk: Desk, terminal: Terminal): Promise<void> {
  const current = await desk.settings.load();
  const calendar = calendarNamed(asked.calendar, current);
  const years = asked.years ?? yearsAround(yearOf(terminal.now(), current.zone));
  const found = countrySchema.safeParse(asked.country).success
    ? await publicDaysOf(asked.country, years)
    : undefined;
  if (!found) throw new Stopped(2, `${asked.country}: public holidays of such a country are not known`);
  const unknown = years.filter((year) => !found.years.includes(year));
  const said = `Of ${asked.country} nothing is known yet of ${unknown.join(', ')}`;
  if (found.years.length === 0) throw new Stopped(2, `${said}. Nothing was changed`);
  if (unknown.length > 0 && asked.years)
    terminal.complain(`${said}: those days are working days until it is.`);
  const { version: _counted, ...before } = calendar;
  const known = before.country === asked.country ? before.publicDays : undefined;
  const next = { ...before, country: asked.country, publicDays: joinPublicDays(known, found) };
  stopAtCountryFaults(next);
  const saved = await propose(desk, terminal, {
    current,
    next: nextCalendar(current, next),
    how: asked,
    about: { policies: [], calendars: [calendar.id] },
    // Of the others it has been said already.
    ...(asked.years ? { wantedYears: found.years } : {}),
    command: commandOf(asked),
  });
  if (saved !== undefined) terminal.say(`Saved as version ${saved} of the settings.`);
}

const commandOf = ({ calendar, country, years }: HolidaysAsked): string =>
  ['holidays', calendar, country, ...(years ? [`${years[0]}..${years.at(-1)}`] : [])].join(' ');
