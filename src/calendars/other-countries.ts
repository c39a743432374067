import type { HolidaysTypes } from 'date-holidays';
import type { PublicDays } from '../domain/calendar/public-days.js';
import { DAY_MS } from '../domain/time/units.js';

/** The rules of some two hundred countries are several megabytes: they are loaded when somebody asks for them. */
const load = async () => (await import('date-holidays')).default;

/**
 * Public holidays of a country, or of a state or region in it (`DE-BY`), substitute days included. They are computed by
 * rules, so that every year is known; make-up working days are not.
 * @returns nothing when the country, or the part of it, is not known
 */
export async function daysOfCountry(code: string, years: readonly number[]): Promise<PublicDays | undefined> {
  const Holidays = await load();
  const [country = '', state, region] = code.split('-');
  const all = new Holidays();
  if (!(country in all.getCountries())) return undefined;
  if (state !== undefined && !(state in (all.getStates(country) ?? {}))) return undefined;
  if (state !== undefined && region !== undefined && !(region in (all.getRegions(country, state) ?? {})))
    return undefined;
  const found = new Holidays(
    { country, ...(state === undefined ? {} : { state }), ...(region === undefined ? {} : { region }) },
    { types: ['public'] },
  );
  const wanted = new Set(years);
  // A feast of several days may begin in December.
  const around = [...new Set(years.flatMap((year) => [year - 1, year]))];
  const days = around.flatMap((year) => found.getHolidays(year).flatMap(daysOf));
  const holidays = [...new Set(days)].filter((day) => wanted.has(Number(day.slice(0, 4)))).sort();
  return { years: [...wanted].sort((a, b) => a - b), holidays, workdays: [] };
}

/** By the day's own name: some begin at sunset before, in a zone that the package does not know. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: count }, (_none, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
