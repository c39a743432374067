import fc from 'fast-check';
import { publicDaysOf } from '../../../src/calendars/public-days.js';
import { parseCalendar, type Parsed } from '../../../src/calendars/ical/parse.js';
import { isOwn, readOwn } from '../../../src/calendars/ical/read-own.js';
import { writeCalendar } from '../../../src/calendars/ical/write.js';
import { deskCalendarSchema, type DeskCalendar } from '../../../src/domain/calendar/desk-calendar.js';
import { inWordsOf } from '../../../src/domain/calendar/lay-over.js';
import { calendarSchema } from '../../../src/domain/sla/calendar.js';

const NAMES = { open: '上班', closed: '休息', makeUp: '调休上班' };
const NOW = new Date('2026-11-23T02:00:00Z');
const written = (calendar: DeskCalendar) => writeCalendar(calendar, NAMES, NOW);

function parsed(text: string): Parsed {
  const found = parseCalendar(new TextEncoder().encode(text));
  if ('fault' in found) throw new Error(found.fault);
  return found;
}

/** Reads it back as an import does. */
function readBack(text: string, before: DeskCalendar) {
  const file = parsed(text);
  expect(isOwn(file)).toBe(true);
  const { calendar, notTaken } = readOwn(file);
  expect(notTaken).toEqual([]);
  const hours = calendarSchema.parse(calendar.hours);
  return {
    ...calendar,
    id: before.id,
    version: before.version,
    hours: hours === '24x7' ? hours : inWordsOf(before.hours, hours),
  };
}

const OFFICE: DeskCalendar = {
  id: 'office',
  version: 3,
  name: '办公时间; "A", B\\C',
  country: 'CN',
  hours: {
    week: {
      mon: ['9:00-12:00', '13:00-18:00'],
      tue: ['9:00-12:00', '13:00-18:00'],
      fri: ['22:00-06:00'],
      sun: ['00:00-24:00'],
    },
    holidays: ['2026-05-04', '2026-10-10', '2026-12-31', '2027-01-01'],
    workdays: ['2026-10-01'],
    days: { '2026-11-25': ['09:00-12:00', '20:00-02:00'], '2026-11-26': [] },
  },
  publicDays: (await publicDaysOf('CN', [2025, 2026]))!,
};

it('a calendar that was exported is imported as the same, with name, country, public days and odd hours', () => {
  expect(readBack(written(OFFICE), OFFICE)).toEqual(OFFICE);
});

it('round the clock stays round the clock', () => {
  const always: DeskCalendar = { id: 'default', version: 1, hours: '24x7' };
  expect(readBack(written(always), always)).toEqual(always);
});

const two = (n: number) => String(n).padStart(2, '0');
const clock = (at: number) => `${two(Math.floor(at / 60))}:${two(at % 60)}`;
const intervals = fc.oneof(
  fc.constantFrom(
    [],
    ['09:00-12:00', '13:00-18:00'],
    ['00:00-24:00'],
    ['22:00-06:00'],
    ['9:30-9:45', '8:00–9:00'],
  ),
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .filter(([open, close]) => open < close)
    .map(([open, close]) => [`${clock(open)}-${clock(close)}`]),
);
const day = fc
  .integer({ min: 0, max: 1500 })
  .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
const some = fc.uniqueArray(day, { maxLength: 12 }).map((days) => days.sort());
const calendar = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 75, unit: 'grapheme' }),
    version: fc.constant(2),
    name: fc
      .string({ minLength: 1, maxLength: 75, unit: 'grapheme' })
      .filter((name) => !/[\r\0\u2028]/.test(name)),
    hours: fc.record({
      week: fc.dictionary(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), intervals),
      holidays: some,
      workdays: some,
      days: fc.dictionary(day, intervals, { maxKeys: 6 }),
    }),
  })
  .filter((given) => deskCalendarSchema.safeParse(given).success)
  .map((given) => deskCalendarSchema.parse(given));

it('whatever names, hours and days are, export and import give the same calendar', () => {
  fc.assert(
    fc.property(calendar, (given) => {
      const text = written(given);
      expect(readBack(text, given)).toEqual({
        ...given,
        hours: inWordsOf(given.hours, readBack(text, given).hours as never),
      });
      const { week: before, ...rest } = given.hours as never as { week: Record<string, string[]> };
      const { week: after, ...same } = readBack(text, given).hours as never as typeof given.hours & object;
      expect(same).toEqual(rest);
      const open = (week: Record<string, string[]>) =>
        Object.entries(week).filter(([, hours]) => hours.length > 0);
      expect(new Map(open(after as never))).toEqual(new Map(open(before)));
    }),
    { numRuns: 300 },
  );
});

describe('what is written', () => {
  const text = written(OFFICE);
  const lines = text.split('\r\n');

  it('ends every line as the standard says, and folds what is longer than 75 octets', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const long = written({ ...OFFICE, name: '日历'.repeat(37) });
    expect(Math.max(...long.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(long).toMatch(/\r\n /);
  });

  it('has what the standard asks of a calendar and of each event, and no event twice', () => {
    expect(lines.slice(0, 3)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Yingda//Service desk//EN',
    ]);
    const unfolded = text.replace(/\r\n /g, '');
    expect(unfolded).toContain('\r\nX-WR-CALNAME:办公时间\\; "A"\\, B\\\\C\r\n');
    const events = unfolded.split('BEGIN:VEVENT').slice(1);
    expect(events.length).toBeGreaterThan(15);
    for (const event of events) {
      expect(event).toMatch(/\r\nUID:.+/);
      expect(event).toContain('\r\nDTSTAMP:20261123T020000Z\r\n');
      expect(event).toMatch(/\r\nDTSTART(;VALUE=DATE)?:\d{8}/);
    }
    const uids = events.map((event) => /UID:(.+)\r/.exec(event)![1]);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('shows other programs the days that hold: one of the country that the desk works is no closed day', () => {
    const unfolded = text.replace(/\r\n /g, '');
    expect(unfolded).toContain('SUMMARY:休息');
    const closed = unfolded.split('BEGIN:VEVENT').filter((event) => /X-YINGDA-DAY[^:]*:CLOSED/.test(event));
    expect(closed.filter((event) => event.includes('DTSTART;VALUE=DATE:20261001'))).toEqual([]);
    expect(closed.join()).toContain('DTSTART;VALUE=DATE:20261002\r\nDTEND;VALUE=DATE:20261008');
  });

  it('leaves the hours of the week out on days that are otherwise', () => {
    const weekly = text.split('BEGIN:VEVENT').find((event) => event.includes('BYDAY=MO,TU'))!;
    expect(weekly).toContain('DTSTART:20240101T090000\r\nDTEND:20240101T120000');
    expect(weekly).toContain('EXDATE:20260504T090000');
    expect(weekly).not.toContain('EXDATE:20260511');
  });
});

it.each<[string, (text: string) => string, RegExp]>([
  [
    'a time of day in UTC',
    (text) => text.replace('DTEND:20240101T120000', 'DTEND:20240101T120000Z'),
    /is in UTC/,
  ],
  ['hours that end some day', (text) => text.replace('FREQ=WEEKLY;', 'FREQ=WEEKLY;COUNT=3;'), /without end/],
  [
    'an event that was added',
    (text) =>
      text.replace(
        'END:VCALENDAR',
        'BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Lunch\r\nDTSTART:20261123T120000\r\nEND:VEVENT\r\nEND:VCALENDAR',
      ),
    /^Lunch: does not say what it is/,
  ],
  [
    'a day that does not exist',
    (text) => text.replace('VALUE=DATE:20260504', 'VALUE=DATE:20260231'),
    /DTSTART is no day/,
  ],
])('%s in an export of ours is told, and the rest is read', (_what, change, said) => {
  const { notTaken, calendar: read } = readOwn(parsed(change(written(OFFICE))));
  expect(notTaken.map(({ what, why }) => `${what}: ${why}`)).toEqual([expect.stringMatching(said)]);
  expect(notTaken[0]!.line).toBeGreaterThan(5);
  expect(read.name).toBe(OFFICE.name);
});
