import fc from 'fast-check';
import { previousWeek, reportDueAt, weekOf, weekRange } from '../../../src/domain/weekly/week.js';
import type { IsoWeek } from '../../../src/domain/weekly/week.js';

const HOUR = 3_600_000;
const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'America/Havana',
  'UTC',
];

describe('the ISO week of an instant', () => {
  test.each<[string, string, IsoWeek]>([
    ['2026-11-22T15:59:59Z', 'Asia/Shanghai', '2026-W47'],
    ['2026-11-22T16:00:00Z', 'Asia/Shanghai', '2026-W48'],
    ['2026-11-22T16:00:00Z', 'Europe/Berlin', '2026-W47'],
    ['2026-11-23T04:59:59Z', 'America/New_York', '2026-W47'],
    ['2026-11-23T05:00:00Z', 'America/New_York', '2026-W48'],
    ['2026-12-31T12:00:00Z', 'UTC', '2026-W53'],
    ['2027-01-03T23:59:59Z', 'UTC', '2026-W53'],
    ['2027-01-04T00:00:00Z', 'UTC', '2027-W01'],
    ['2025-12-29T00:00:00Z', 'UTC', '2026-W01'],
    ['2024-12-30T00:00:00Z', 'UTC', '2025-W01'],
    ['2021-01-03T12:00:00Z', 'UTC', '2020-W53'],
  ])('%s in %s is in %s', (instant, zone, week) => {
    expect(weekOf(new Date(instant), zone)).toBe(week);
  });

  test('an unknown zone is refused by name', () => {
    expect(() => weekOf(new Date('2026-11-22T00:00:00Z'), 'Asia/Nowhere')).toThrow(/Asia\/Nowhere/);
  });
});

describe('the range of a week', () => {
  test.each<[IsoWeek, string, string, number]>([
    ['2026-W47', 'Asia/Shanghai', '2026-11-15T16:00:00.000Z', 168],
    ['2026-W53', 'UTC', '2026-12-28T00:00:00.000Z', 168],
    ['2026-W13', 'Europe/Berlin', '2026-03-22T23:00:00.000Z', 167],
    ['2026-W43', 'Europe/Berlin', '2026-10-18T22:00:00.000Z', 169],
    ['2026-W44', 'America/New_York', '2026-10-26T04:00:00.000Z', 169],
    ['2026-W01', 'Asia/Kathmandu', '2025-12-28T18:15:00.000Z', 168],
  ])('%s in %s starts at %s and lasts %i hours', (week, zone, from, hours) => {
    const range = weekRange(week, zone);
    expect(range.from.toISOString()).toBe(from);
    expect((range.to.getTime() - range.from.getTime()) / HOUR).toBe(hours);
  });

  test('a week that starts in a leap of the clock starts when the leap ends', () => {
    // Tehran's clock leapt from 00:00 to 01:00 on Monday, 22 March 2021.
    expect(weekRange('2021-W12', 'Asia/Tehran').from.toISOString()).toBe('2021-03-21T20:30:00.000Z');
  });

  test('a week that its year does not have is refused', () => {
    expect(() => weekRange('2025-W53', 'UTC')).toThrow(RangeError);
    expect(() => weekRange('2026-W00', 'UTC')).toThrow(RangeError);
  });

  test('every instant lies in the range of its own week, and the week before ends where it begins', () => {
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2050-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const week = weekOf(instant, zone);
        const { from, to } = weekRange(week, zone);
        expect(from <= instant && instant < to).toBe(true);
        expect(weekRange(previousWeek(week), zone).to).toEqual(from);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the week before', () => {
  test.each<[IsoWeek, IsoWeek]>([
    ['2026-W47', '2026-W46'],
    ['2027-W01', '2026-W53'],
    ['2026-W01', '2025-W52'],
    ['2021-W01', '2020-W53'],
  ])('of %s is %s', (week, before) => {
    expect(previousWeek(week)).toBe(before);
  });
});

describe('the moment at which a report is due', () => {
  const MONDAY_HALF_PAST_EIGHT = { weekday: 1, time: '08:30' };

  test.each<[IsoWeek, string, string]>([
    ['2026-W47', 'Asia/Shanghai', '2026-11-23T00:30:00.000Z'],
    ['2026-W53', 'Asia/Shanghai', '2027-01-04T00:30:00.000Z'],
    ['2026-W12', 'Europe/Berlin', '2026-03-23T07:30:00.000Z'],
    ['2026-W13', 'Europe/Berlin', '2026-03-30T06:30:00.000Z'],
    ['2026-W43', 'Europe/Berlin', '2026-10-26T07:30:00.000Z'],
    ['2026-W44', 'America/New_York', '2026-11-02T13:30:00.000Z'],
  ])('of %s in %s is the Monday after at 08:30 on its wall clock, %s', (week, zone, due) => {
    expect(reportDueAt(week, zone, MONDAY_HALF_PAST_EIGHT).toISOString()).toBe(due);
  });

  test('of any other weekday and time lies in the week after', () => {
    const due = reportDueAt('2026-W47', 'Asia/Shanghai', { weekday: 7, time: '23:59' });
    expect(due.toISOString()).toBe('2026-11-29T15:59:00.000Z');
  });

  test('that the clock leaps over is the end of the leap; that it shows twice is the first', () => {
    const sunday = (time: string) => ({ weekday: 7, time });
    expect(reportDueAt('2026-W12', 'Europe/Berlin', sunday('02:30')).toISOString()).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(reportDueAt('2026-W42', 'Europe/Berlin', sunday('02:30')).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  test.each([
    { weekday: 0, time: '08:30' },
    { weekday: 8, time: '08:30' },
    { weekday: 1, time: '24:00' },
    { weekday: 1, time: '8:30' },
  ])('is refused when there is no such moment: $weekday $time', (moment) => {
    expect(() => reportDueAt('2026-W47', 'Asia/Shanghai', moment)).toThrow(RangeError);
  });
});
