import fc from 'fast-check';
import {
  daysAsTyped,
  readDayHours,
  readDays,
  readSpecialDays,
  specialDaysAsTyped,
} from '../../../src/slack/parse/calendar-words.js';

it.each<[string, string[]]>([
  ['09:00-12:00, 13:00-18:00', ['09:00-12:00', '13:00-18:00']],
  ['13:00-18:00；9:00－12:00', ['09:00-12:00', '13:00-18:00']],
  ['９：００ ～ １２：００', ['09:00-12:00']],
  ['9:00至18:00', ['09:00-18:00']],
  ['9:00 – 12:00\n13:00 – 18:00', ['09:00-12:00', '13:00-18:00']],
  ['22:00-06:00', ['22:00-06:00']],
  ['18:00-24:00', ['18:00-24:00']],
  ['18:00-00:00', ['18:00-24:00']],
  ['24h', ['00:00-24:00']],
  ['全天', ['00:00-24:00']],
  ['', []],
  ['-', []],
  ['休息', []],
  ['closed', []],
])('hours %j are %j', (text, hours) => {
  expect(readDayHours(text)).toEqual({ ok: hours });
});

it.each([
  ['9-18', '9-18'],
  ['09:00-12:00, lunch', 'lunch'],
  ['25:00-26:00', '25:00-26:00'],
  ['09:00', '09:00'],
  ['09:60-10:00', '09:60-10:00'],
])('hours %j are not understood, and it is said which part', (text, part) => {
  expect(readDayHours(text)).toEqual({ part });
});

it.each<[string, string[]]>([
  ['2026-10-01', ['2026-10-01']],
  ['2026-10-01, 2026/1/5、2026年5月4日', ['2026-01-05', '2026-05-04', '2026-10-01']],
  ['2026-12-31..2027-01-02', ['2026-12-31', '2027-01-01', '2027-01-02']],
  ['2026-12-31 至 2027-01-01', ['2026-12-31', '2027-01-01']],
  ['2026.12.31 - 2027.1.1', ['2026-12-31', '2027-01-01']],
  ['2026-10-01\n2026-10-01', ['2026-10-01']],
  ['', []],
])('days %j are %j', (text, days) => {
  expect(readDays(text)).toEqual({ ok: days });
});

it.each([
  ['2026-02-30', '2026-02-30'],
  ['2026-10-01 National Day', 'National'],
  ['2026-10-07..2026-10-01', '2026-10-07..2026-10-01'],
  ['2026-01-01..2028-01-01', '2026-01-01..2028-01-01'],
  ['10-01', '10-01'],
])('days %j are not understood, and it is said which part', (text, part) => {
  expect(readDays(text)).toEqual({ part });
});

it.each<[string, Record<string, string[]>]>([
  ['2026-11-25: 09:00-12:00', { '2026-11-25': ['09:00-12:00'] }],
  ['2026年11月25日 9:00-12:00', { '2026-11-25': ['09:00-12:00'] }],
  [
    '2026-11-26：休\n2026-11-25 9:00-12:00，14:00-16:00',
    { '2026-11-25': ['09:00-12:00', '14:00-16:00'], '2026-11-26': [] },
  ],
  ['', {}],
])('days of their own hours %j', (text, days) => {
  expect(readSpecialDays(text)).toEqual({ ok: days });
});

it.each(['half of Monday', '2026-11-25: noon', '2026-11-25: -\n2026-11-25: 09:00-10:00'])(
  'days of their own hours %j are not understood, and the line is said',
  (text) => {
    expect(readSpecialDays(text)).toEqual({ part: text.split('\n').at(-1) });
  },
);

const day = fc
  .integer({ min: 0, max: 2000 })
  .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));

it('days are shown as they are read back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 60 }), (days) => {
      expect(readDays(daysAsTyped(days))).toEqual({ ok: [...days].sort() });
    }),
  );
  const special = { '2026-11-25': ['09:00-12:00', '22:00-06:00'], '2026-11-26': [] };
  expect(readSpecialDays(specialDaysAsTyped(special))).toEqual({ ok: special });
});
