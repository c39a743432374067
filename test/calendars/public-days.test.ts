import { COUNTRIES } from '../../src/calendars/countries.js';
import { publicDaysOf, yearsAround } from '../../src/calendars/public-days.js';
import { publicDaysSchema } from '../../src/domain/calendar/public-days.js';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const span = (from: string, days: number): string[] =>
  Array.from({ length: days }, (_none, index) =>
    new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
  );

/** By hand from the State Council's notice on the holidays of 2026: the first day, how many, the make-up days. */
const CHINA_2026: [name: string, from: string, days: number, madeUp: string[]][] = [
  ['New Year', '2026-01-01', 3, ['2026-01-04']],
  ['Spring Festival', '2026-02-15', 9, ['2026-02-14', '2026-02-28']],
  ['Qingming', '2026-04-04', 3, []],
  ['Labour Day', '2026-05-01', 5, ['2026-05-09']],
  ['Dragon Boat Festival', '2026-06-19', 3, []],
  ['Mid-Autumn Festival', '2026-09-25', 3, []],
  ['National Day', '2026-10-01', 7, ['2026-09-20', '2026-10-10']],
];

it('China rests and makes up in 2026 as the State Council has announced', async () => {
  const days = (await publicDaysOf('CN', [2026]))!;
  expect(days.years).toEqual([2026]);
  expect(days.holidays).toEqual(CHINA_2026.flatMap(([, from, count]) => span(from, count)));
  expect(days.workdays).toEqual(CHINA_2026.flatMap(([, , , madeUp]) => madeUp).sort());
  expect(days.workdays.every((day) => [0, 6].includes(weekday(day)))).toBe(true);
});

it('a year that has not been announced is not known, and not taken for one without holidays', async () => {
  expect(await publicDaysOf('CN', [1999, 2025, 2026, 2100])).toMatchObject({ years: [2025, 2026] });
  expect(await publicDaysOf('CN', [2100])).toEqual({ years: [], holidays: [], workdays: [] });
});

it.each([
  ['DE', '2026-01-06', false, 'Epiphany is a holiday in some of the states'],
  ['DE-BY', '2026-01-06', true, 'Bavaria is one of them'],
  ['DE-BY-A', '2026-08-08', true, 'Augsburg has a day of its own'],
  ['US', '2026-07-03', true, 'the day before a Saturday is a substitute'],
  ['US', '2026-02-14', false, 'what is only observed closes nothing'],
  ['JP', '2026-05-06', true, 'the day after a Sunday is a substitute'],
  ['SG', '2026-02-18', true, 'the second day of the Chinese New Year'],
  ['AE', '2026-03-20', true, 'a feast that begins at sunset is on its own day'],
  ['AE', '2026-03-19', false, 'and not on the day before'],
  ['AE', '2026-03-22', true, 'and lasts three days'],
  ['AE', '2026-03-23', false, 'no more'],
])('%s %s: %s (%s)', async (country, day, isHoliday, _why) => {
  const days = (await publicDaysOf(country, [2026]))!;
  expect(days.holidays.includes(day)).toBe(isHoliday);
});

it.each(['XX', 'DE-XX', 'DE-BY-XX', 'CN-XX', 'de', ''])('%j is no country that is known', async (code) => {
  expect(await publicDaysOf(code, [2026])).toBeUndefined();
});

it('the countries that can be chosen are those that the packages know', async () => {
  const { default: Holidays } = await import('date-holidays');
  expect(COUNTRIES).toEqual([...new Set(['CN', ...Object.keys(new Holidays().getCountries())])].sort());
});

it('every country that can be chosen has days of the schema, within the years that were asked for', async () => {
  for (const country of COUNTRIES) {
    const days = publicDaysSchema.parse(await publicDaysOf(country, [2026]));
    expect([country, days.holidays.filter((day) => !day.startsWith('2026-'))]).toEqual([country, []]);
    expect([country, new Set(days.holidays).size]).toEqual([country, days.holidays.length]);
  }
});

it('a new version asks for the year before, this one, and two ahead', () => {
  expect(yearsAround(2026)).toEqual([2025, 2026, 2027, 2028]);
});
