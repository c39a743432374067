import fc from 'fast-check';
import { publicDaysOf } from '../../src/calendars/public-days.js';
import { workingHours, type DeskCalendar } from '../../src/domain/calendar/desk-calendar.js';
import { calendarSchema, compileCalendar } from '../../src/domain/sla/calendar.js';
import { inZone } from '../../src/domain/time/zone.js';

const OFFICE = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']]),
);
const NIGHTS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['22:00-06:00']]),
);
const CHINA = (await publicDaysOf('CN', [2025, 2026]))!;
const BAVARIA = (await publicDaysOf('DE-BY', [2026]))!;

type Hours = Partial<Exclude<DeskCalendar['hours'], '24x7'>>;
function due(hours: Hours, publicDays: typeof CHINA, zone: string, from: string, minutes: number): string {
  const whole = calendarSchema.parse({ week: OFFICE, ...hours });
  const calendar = compileCalendar(workingHours({ hours: whole, publicDays }), zone);
  return inZone(calendar.addWorking(new Date(from), minutes * 60_000), zone).slice(0, 16);
}

// Counted by hand on the calendar of 2026; the office is open Monday to Friday, 9 to 12 and 13 to 18.
it.each<[string, Hours, string, number, string]>([
  ['Friday evening before a make-up Saturday', {}, '2026-02-13T17:45', 30, '2026-02-14T09:15'],
  ['the make-up Saturday before the Spring Festival', {}, '2026-02-14T17:45', 30, '2026-02-24T09:15'],
  ['over lunch on a make-up Saturday', {}, '2026-02-28T11:50', 20, '2026-02-28T13:10'],
  ['over the turn of the year to a make-up Sunday', {}, '2025-12-31T17:00', 120, '2026-01-04T10:00'],
  ['over Qingming, from Friday to Tuesday', {}, '2026-04-03T17:30', 60, '2026-04-07T09:30'],
  ['over Labour Day', {}, '2026-04-30T17:50', 20, '2026-05-06T09:10'],
  ['the make-up Saturday after Labour Day', {}, '2026-05-08T17:50', 20, '2026-05-09T09:10'],
  ['past an ordinary Saturday to a make-up Sunday', {}, '2026-09-18T17:00', 120, '2026-09-20T10:00'],
  ['over the Mid-Autumn Festival', {}, '2026-09-24T17:00', 120, '2026-09-28T10:00'],
  ['over the National Day', {}, '2026-09-30T16:00', 240, '2026-10-08T11:00'],
  ['the make-up Saturday after the National Day', {}, '2026-10-09T17:30', 60, '2026-10-10T09:30'],
  ['from a make-up Saturday to Monday', {}, '2026-10-10T17:30', 60, '2026-10-12T09:30'],
  [
    'a make-up Saturday of which the desk works the morning',
    { days: { '2026-02-14': ['09:00-12:00'] } },
    '2026-02-13T17:00',
    300,
    '2026-02-24T10:00',
  ],
  [
    'a holiday on which the desk works',
    { workdays: ['2026-10-02'] },
    '2026-09-30T17:30',
    60,
    '2026-10-02T09:30',
  ],
  ['nights end on the morning of a holiday', { week: NIGHTS }, '2026-09-30T23:00', 420, '2026-10-01T06:00'],
  ['and begin again after the holidays', { week: NIGHTS }, '2026-09-30T23:00', 480, '2026-10-08T23:00'],
  ['a year that is not known yet has working days', {}, '2026-12-31T17:30', 60, '2027-01-01T09:30'],
  [
    'until the desk has written them',
    { holidays: ['2027-01-01', '2027-01-02', '2027-01-03'] },
    '2026-12-31T17:30',
    60,
    '2027-01-04T09:30',
  ],
])('China, %s', (_what, hours, from, minutes, expected) => {
  expect(due(hours, CHINA, 'Asia/Shanghai', `${from}:00+08:00`, minutes)).toBe(expected);
});

it.each<[string, string, string, number, string]>([
  ['over Christmas', 'Europe/Berlin', '2026-12-24T17:30:00+01:00', 60, '2026-12-28T09:30'],
  ['over the change of the clocks', 'Europe/Berlin', '2026-03-27T17:00:00+01:00', 120, '2026-03-30T10:00'],
  ['Good Friday to Easter Tuesday', 'Europe/Berlin', '2026-04-02T17:00:00+02:00', 120, '2026-04-07T10:00'],
  ['Epiphany', 'Europe/Berlin', '2026-01-05T17:00:00+01:00', 120, '2026-01-07T10:00'],
])('Bavaria, %s', (_what, zone, from, minutes, expected) => {
  expect(due({}, BAVARIA, zone, from, minutes)).toBe(expected);
});

describe('a holiday more', () => {
  const interval = fc.constantFrom<string[]>(
    [],
    ['09:00-12:00', '13:00-18:00'],
    ['00:00-24:00'],
    ['22:00-06:00'],
    ['08:00-08:15', '20:00-24:00'],
  );
  const week = fc.record(
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, interval])),
  );
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10));
  const days = fc.uniqueArray(day, { maxLength: 8 });
  const spec = fc
    .record({ week, holidays: days, workdays: days, days: fc.dictionary(day, interval) })
    .filter((given) => calendarSchema.safeParse(given).success);

  it('never brings a due time forward, whatever the calendar is', () => {
    fc.assert(
      fc.property(
        spec,
        day,
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        fc.integer({ min: 0, max: 60 * 1440 }),
        fc.integer({ min: 1, max: 6000 }),
        (given, holiday, zone, after, minutes) => {
          const closed = { ...given, holidays: [...given.holidays, holiday] };
          const from = new Date(Date.UTC(2026, 2, 1) + after * 60_000);
          const dueBy = (hours: typeof given) => {
            try {
              return compileCalendar(hours, zone)
                .addWorking(from, minutes * 60_000)
                .getTime();
            } catch {
              // It has no more open hours: never.
              return Infinity;
            }
          };
          expect(dueBy(closed)).toBeGreaterThanOrEqual(dueBy(given));
        },
      ),
      { numRuns: 500 },
    );
  });
});
