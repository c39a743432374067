import { compileCalendar, type CalendarSpec } from '../../../src/domain/sla/calendar.js';
import { SlaFault } from '../../../src/domain/sla/fault.js';
import { inZone } from '../../../src/domain/time/zone.js';
import { BUSINESS_HOURS } from './desk.js';

const MINUTE = 60_000;
const ALL_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const daily = (...intervals: string[]) => ({
  week: Object.fromEntries(ALL_DAYS.map((day) => [day, intervals])),
});

const later = (spec: CalendarSpec, zone: string, from: string, minutes: number): string =>
  inZone(compileCalendar(spec, zone).addWorking(new Date(from), minutes * MINUTE), zone);

const faultsOf = (spec: unknown, zone = 'Asia/Shanghai'): string[] => {
  try {
    compileCalendar(spec as CalendarSpec, zone);
  } catch (error) {
    if (error instanceof SlaFault) return error.faults.map(({ field }) => field);
    throw error;
  }
  return [];
};

describe('a calendar in Asia/Shanghai', () => {
  // 2026-11-23 is a Monday.
  it.each<[string, CalendarSpec, string, number, string]>([
    ['is open from the opening on', BUSINESS_HOURS, '2026-11-23T08:00', 30, '2026-11-23T09:30'],
    ['closes for lunch', BUSINESS_HOURS, '2026-11-23T11:59', 2, '2026-11-23T13:01'],
    ['may be due at the closing time', BUSINESS_HOURS, '2026-11-23T11:30', 30, '2026-11-23T12:00'],
    ['gives no time away at the closing time', BUSINESS_HOURS, '2026-11-23T12:00', 30, '2026-11-23T13:30'],
    ['is closed at the weekend', BUSINESS_HOURS, '2026-11-28T10:00', 30, '2026-11-30T09:30'],
    ['adds nothing in no time', BUSINESS_HOURS, '2026-11-28T10:00', 0, '2026-11-28T10:00'],
    ['24x7 never closes', '24x7', '2026-11-28T10:00', 1440 * 400 + 1, '2028-01-02T10:01'],
    [
      'reads 00:00-24:00 as the whole day',
      daily('00:00-24:00'),
      '2026-11-28T10:00',
      2880,
      '2026-11-30T10:00',
    ],
    [
      'reads 09:00-09:00 as a whole day',
      { week: { mon: ['09:00-09:00'] } },
      '2026-11-24T08:00',
      90,
      '2026-11-30T09:30',
    ],
    [
      'lets intervals touch',
      daily('09:00-12:00', '12:00-13:00'),
      '2026-11-23T11:00',
      120,
      '2026-11-23T13:00',
    ],
    [
      'keeps a half day',
      { ...BUSINESS_HOURS, days: { '2026-11-25': ['09:00-12:00'] } },
      '2026-11-25T11:30',
      60,
      '2026-11-26T09:30',
    ],
    [
      'opens a make-up day with the hours of Monday',
      { week: { mon: ['10:00-11:00'], tue: ['09:00-17:00'] }, workdays: ['2026-11-28'] },
      '2026-11-28T00:00',
      30,
      '2026-11-28T10:30',
    ],
    [
      'opens a make-up day that is also in the list of holidays',
      { ...BUSINESS_HOURS, holidays: ['2026-11-24'], workdays: ['2026-11-24'] },
      '2026-11-24T08:00',
      30,
      '2026-11-24T09:30',
    ],
    [
      'puts the hours of a single day above holiday and make-up day',
      {
        ...BUSINESS_HOURS,
        holidays: ['2026-11-24'],
        workdays: ['2026-11-24'],
        days: { '2026-11-24': ['20:00-21:00'] },
      },
      '2026-11-24T08:00',
      30,
      '2026-11-24T20:30',
    ],
    [
      'closes a single day by an empty list',
      { ...BUSINESS_HOURS, days: { '2026-11-24': [] } },
      '2026-11-24T08:00',
      30,
      '2026-11-25T09:30',
    ],
    [
      'lets the night before a holiday run to its end',
      { ...daily('22:00-06:00'), holidays: ['2026-11-24'] },
      '2026-11-24T05:00',
      120,
      '2026-11-25T23:00',
    ],
    [
      'knows the night that opened yesterday',
      daily('22:00-06:00'),
      '2026-11-23T03:00',
      240,
      '2026-11-23T23:00',
    ],
    [
      'knows one open hour a week',
      { week: { sun: ['23:00-00:00'] } },
      '2026-11-23T00:00',
      60 * 60,
      '2028-01-17T00:00',
    ],
    [
      'goes without a week',
      { days: { '2026-12-01': ['09:00-10:00'] } },
      '2026-11-23T00:00',
      60,
      '2026-12-01T10:00',
    ],
  ])('%s', (_, spec, from, minutes, expected) => {
    expect(later(spec, 'Asia/Shanghai', `${from}:00+08:00`, minutes)).toBe(`${expected}:00+08:00`);
  });
});

describe('a calendar where the clocks change', () => {
  it.each<[string, CalendarSpec, string, string, number, string]>([
    [
      '01:00-04:00 is two hours in spring',
      daily('01:00-04:00'),
      'Europe/Berlin',
      '2026-03-29T00:00:00+01:00',
      121,
      '2026-03-30T01:01:00+02:00',
    ],
    [
      '01:00-04:00 is four hours in autumn',
      daily('01:00-04:00'),
      'Europe/Berlin',
      '2026-10-25T00:00:00+02:00',
      240,
      '2026-10-25T04:00:00+01:00',
    ],
    [
      '24x7 counts 23 hours in spring',
      '24x7',
      'Europe/Berlin',
      '2026-03-29T00:00:00+01:00',
      24 * 60,
      '2026-03-30T01:00:00+02:00',
    ],
    [
      '24x7 counts 25 hours in autumn',
      '24x7',
      'Europe/Berlin',
      '2026-10-25T00:00:00+02:00',
      24 * 60,
      '2026-10-25T23:00:00+01:00',
    ],
    [
      'a night loses the hour that is skipped',
      daily('22:00-06:00'),
      'America/New_York',
      '2026-03-07T22:00:00-05:00',
      7 * 60,
      '2026-03-08T06:00:00-04:00',
    ],
    [
      'an opening inside the gap opens at the jump',
      daily('02:30-05:00'),
      'Europe/Berlin',
      '2026-03-29T00:00:00+01:00',
      60,
      '2026-03-29T04:00:00+02:00',
    ],
    [
      'a closing inside the gap closes at the jump',
      daily('01:00-02:30'),
      'Europe/Berlin',
      '2026-03-29T00:00:00+01:00',
      60,
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'a closing that comes twice closes the first time',
      daily('01:00-02:30'),
      'Europe/Berlin',
      '2026-10-25T00:00:00+02:00',
      91,
      '2026-10-26T01:01:00+01:00',
    ],
    [
      'a day may begin after midnight',
      daily('00:00-24:00'),
      'Africa/Cairo',
      '2026-04-23T23:00:00+02:00',
      60,
      '2026-04-24T01:00:00+03:00',
    ],
    [
      'an hour of the wall stays the hour of the wall',
      BUSINESS_HOURS,
      'America/New_York',
      '2026-10-30T17:00:00-04:00',
      120,
      '2026-11-02T10:00:00-05:00',
    ],
  ])('%s', (_, spec, zone, from, minutes, expected) => {
    expect(later(spec, zone, from, minutes)).toBe(expected);
  });
});

describe('openBetween', () => {
  it('joins what touches, round the clock into one', () => {
    const spans = compileCalendar('24x7', 'Asia/Shanghai').openBetween(
      new Date('2026-11-23T10:00:00Z'),
      new Date('2026-11-26T10:00:00Z'),
    );
    expect(spans).toEqual([{ from: new Date('2026-11-23T10:00:00Z'), to: new Date('2026-11-26T10:00:00Z') }]);
  });
});

describe('a calendar is refused with its field named', () => {
  it.each<[string, unknown, string[]]>([
    ['no open hour', { week: {} }, ['calendar.week']],
    ['no open hour in any day', { week: { mon: [] }, workdays: ['2026-10-10'] }, ['calendar.week']],
    ['overlap', { week: { mon: ['09:00-12:00', '11:59-13:00'] } }, ['calendar.week.mon']],
    ['the same twice', { week: { mon: ['09:00-12:00', '09:00-12:00'] } }, ['calendar.week.mon']],
    [
      'a night over the next morning',
      { week: { mon: ['22:00-06:00'], tue: ['05:59-07:00'] } },
      ['calendar.week.mon'],
    ],
    [
      'Sunday night over Monday',
      { week: { sun: ['22:00-06:00'], mon: ['05:00-07:00'] } },
      ['calendar.week.sun'],
    ],
    ['two nights of one day', { week: { mon: ['20:00-06:00', '22:00-23:00'] } }, ['calendar.week.mon']],
    [
      'a single day into the night before',
      { week: { mon: ['22:00-06:00'] }, days: { '2026-11-24': ['05:00-07:00'] } },
      ['calendar.days.2026-11-24'],
    ],
    [
      'a make-up day whose night overlaps the next day',
      { week: { mon: ['22:00-06:00'], sun: ['05:00-07:00'] }, workdays: ['2026-11-28'] },
      ['calendar.workdays[0]'],
    ],
    ['no interval', { week: { mon: ['9-17'] } }, ['calendar.week.mon[0]']],
    ['no hour 25', { week: { mon: ['09:00-25:00'] } }, ['calendar.week.mon[0]']],
    ['no opening at 24:00', { week: { mon: ['24:00-01:00'] } }, ['calendar.week.mon[0]']],
    ['no minute 60', { week: { mon: ['09:60-12:00'] } }, ['calendar.week.mon[0]']],
    ['no such weekday', { week: { mon: ['09:00-12:00'], monday: [] } }, ['calendar.week.monday']],
    ['no such day', { ...BUSINESS_HOURS, holidays: ['2026-02-30'] }, ['calendar.holidays[0]']],
    ['no day of that form', { ...BUSINESS_HOURS, days: { '1.10.2026': [] } }, ['calendar.days.1.10.2026']],
    ['another word', '24/7', ['calendar']],
    ['nothing', null, ['calendar']],
  ])('%s', (_, spec, fields) => {
    expect(faultsOf(spec)).toEqual(fields);
  });

  it('an unknown zone', () => {
    expect(faultsOf('24x7', 'Mars/Base')).toEqual(['zone']);
  });

  it('a search beyond the last open day ends with a fault', () => {
    const calendar = compileCalendar({ days: { '2026-12-01': ['09:00-10:00'] } }, 'Asia/Shanghai');
    expect(() => calendar.addWorking(new Date('2026-11-23T00:00:00Z'), 61 * MINUTE)).toThrow(SlaFault);
    expect(() => calendar.addWorking(new Date('2026-12-02T00:00:00Z'), 1)).toThrow(SlaFault);
  });

  it('a search that would take centuries ends with a fault', () => {
    const calendar = compileCalendar({ week: { mon: ['09:00-09:01'] } }, 'Asia/Shanghai');
    expect(() => calendar.addWorking(new Date('2026-11-23T00:00:00Z'), 1_000_000 * MINUTE)).toThrow(SlaFault);
  });
});
