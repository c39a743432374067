import fc from 'fast-check';
import { faultsOfCountry } from '../../../src/domain/calendar/check-calendar.js';
import {
  deskCalendarSchema,
  workingHours,
  type DeskCalendar,
} from '../../../src/domain/calendar/desk-calendar.js';
import { missingYears } from '../../../src/domain/calendar/missing-years.js';
import { changedYears, joinPublicDays, type PublicDays } from '../../../src/domain/calendar/public-days.js';
import { calendarSchema, compileCalendar } from '../../../src/domain/sla/calendar.js';

const FIVE_DAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']]),
);
const PUBLIC: PublicDays = {
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  workdays: ['2026-10-10'],
};
const office = (hours: object = {}, more: Partial<DeskCalendar> = {}): DeskCalendar =>
  deskCalendarSchema.parse({
    id: 'office',
    version: 1,
    country: 'CN',
    hours: { week: FIVE_DAYS, ...hours },
    publicDays: PUBLIC,
    ...more,
  });

/** The hours of one day in UTC, as people write them. */
function hoursOn(calendar: DeskCalendar, day: string): string {
  const from = new Date(`${day}T00:00:00Z`);
  const to = new Date(from.getTime() + 86_400_000);
  const clock = (at: Date) => at.toISOString().slice(11, 16);
  return compileCalendar(workingHours(calendar), 'UTC')
    .openBetween(from, to)
    .map((span) => `${clock(span.from)}-${clock(span.to)}`)
    .join(' ');
}
const DAY = '09:00-12:00 13:00-18:00';

it.each<[string, object, string, string]>([
  ['a public holiday closes a weekday', {}, '2026-10-01', ''],
  ['a make-up Saturday opens like a Monday', {}, '2026-10-10', DAY],
  ['another Saturday stays closed', {}, '2026-10-17', ''],
  ['another Thursday stays open', {}, '2026-10-08', DAY],
  ['a holiday that the desk works, with Monday’s hours', { workdays: ['2026-10-01'] }, '2026-10-01', DAY],
  [
    'a holiday on which somebody is there in the morning',
    { days: { '2026-10-01': ['09:00-12:00'] } },
    '2026-10-01',
    '09:00-12:00',
  ],
  ['a make-up day that the desk does not work', { holidays: ['2026-10-10'] }, '2026-10-10', ''],
  [
    'a make-up day that is only a morning',
    { days: { '2026-10-10': ['09:00-12:00'] } },
    '2026-10-10',
    '09:00-12:00',
  ],
  ['a holiday of the desk’s own', { holidays: ['2026-10-08'] }, '2026-10-08', ''],
  [
    'a make-up Saturday of a desk that is closed on Mondays stays as Saturdays are',
    { week: { sat: ['10:00-14:00'] } },
    '2026-10-10',
    '10:00-14:00',
  ],
])('%s', (_what, hours, day, expected) => {
  expect(hoursOn(office(hours), day)).toBe(expected);
});

it('without public days, and round the clock, hours are as they were written', () => {
  const { publicDays: _none, ...bare } = office();
  expect(workingHours(bare)).toBe(bare.hours);
  expect(workingHours({ hours: '24x7', publicDays: PUBLIC })).toBe('24x7');
});

it('public days never make a due time earlier, unless they open a day', () => {
  const day = fc
    .integer({ min: 0, max: 364 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.uniqueArray(day, { maxLength: 40 }),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 5000 }),
      (holidays, from, minutes) => {
        const closed = office({}, { publicDays: { years: [2026], holidays, workdays: [] } });
        const due = (calendar: DeskCalendar) =>
          compileCalendar(workingHours(calendar), 'Asia/Shanghai').addWorking(from, minutes * 60_000);
        const { publicDays: _none, ...usual } = closed;
        expect(due(closed).getTime()).toBeGreaterThanOrEqual(due(usual).getTime());
      },
    ),
    { numRuns: 200 },
  );
});

it('merged hours satisfy the schema of calendars, and are the same each time', () => {
  const calendar = office({ days: { '2026-10-02': ['22:00-06:00'] } });
  expect(calendarSchema.parse(workingHours(calendar))).toEqual(workingHours(calendar));
});

it.each<[string, DeskCalendar, string[]]>([
  ['goes with its country', office(), []],
  ['without a country has none', { ...office(), country: undefined, publicDays: undefined }, []],
  ['round the clock', { ...office(), hours: '24x7' }, ['country: a calendar that is open round the clock']],
  [
    'with a night into a make-up day',
    office({ week: { ...FIVE_DAYS, fri: ['20:00-10:00'] } }),
    ['country: 2026-10-10: the night before overlaps its hours; write the hours of the day into days'],
  ],
])('a calendar %s', (_what, calendar, expected) => {
  const said = faultsOfCountry(calendar).map(({ field, message }) => `${field}: ${message}`);
  expect(said).toEqual(expected.map((text) => expect.stringContaining(text)));
});

describe('years of which nothing is known', () => {
  it.each<[string, string, DeskCalendar, number[]]>([
    ['until November only this year counts', '2026-11-30', office(), []],
    ['from December on the next one counts too', '2026-12-01', office(), [2027]],
    ['in the new year it is still missing', '2027-01-02', office(), [2027]],
    ['days that the desk wrote are days', '2026-12-01', office({ holidays: ['2027-01-01'] }), []],
    ['a desk without a country needs none', '2026-12-01', { ...office(), country: undefined }, []],
    [
      'a country whose days were never looked up',
      '2026-05-01',
      { ...office(), publicDays: undefined },
      [2026],
    ],
  ])('%s', (_what, today, calendar, expected) => {
    expect(missingYears(calendar, today)).toEqual(expected);
  });
});

describe('what is known of a country', () => {
  const next: PublicDays = { years: [2026, 2027], holidays: ['2026-10-01', '2027-01-01'], workdays: [] };

  it('is laid over what was known, year by year', () => {
    const old = { years: [2025, 2026], holidays: ['2025-10-01', '2026-10-08'], workdays: ['2025-10-11'] };
    expect(joinPublicDays(old, next)).toEqual({
      years: [2025, 2026, 2027],
      holidays: ['2025-10-01', '2026-10-01', '2027-01-01'],
      workdays: ['2025-10-11'],
    });
    expect(joinPublicDays(undefined, next)).toEqual(next);
  });

  it('is told by the years that are new or otherwise', () => {
    expect(changedYears(PUBLIC, PUBLIC)).toEqual([]);
    expect(changedYears(PUBLIC, next)).toEqual([
      {
        year: 2026,
        isNew: false,
        holidays: { added: [], removed: ['2026-10-02', '2026-10-03'] },
        workdays: { added: [], removed: ['2026-10-10'] },
      },
      {
        year: 2027,
        isNew: true,
        holidays: { added: ['2027-01-01'], removed: [] },
        workdays: { added: [], removed: [] },
      },
    ]);
  });
});
