import { readFileSync } from 'node:fs';
import { publicDaysOf } from '../../../src/calendars/public-days.js';
import { parseCalendar } from '../../../src/calendars/ical/parse.js';
import { readFeed } from '../../../src/calendars/ical/read-feed.js';

const WINDOW = { from: '2025-01-01', until: '2030-01-01' };
const bytes = (text: string) => new TextEncoder().encode(text);
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n');

function read(text: string) {
  const parsed = parseCalendar(bytes(text));
  if ('fault' in parsed) throw new Error(parsed.fault);
  const { closed, working, notTaken } = readFeed(parsed, WINDOW);
  return { closed, working, notTaken: notTaken.map(({ line, what, why }) => `${line} ${what}: ${why}`) };
}
const day = (from: string, ...more: string[]) =>
  event(`DTSTART;VALUE=DATE:${from}`, 'SUMMARY:Founding day', ...more);

it.each(['holidays.ics', 'holidays.en.ics'])(
  'a published calendar of China (%s) gives the days of the State Council',
  async (name) => {
    const url = new URL(import.meta.resolve(`chinese-days/dist/${name}`));
    const { closed, working } = read(readFileSync(url, 'utf8'));
    const known = (await publicDaysOf('CN', [2025, 2026]))!;
    expect(closed).toEqual(known.holidays);
    expect(working).toEqual(known.workdays);
  },
);

it.each<[string, string, string[]]>([
  ['a day', day('20260504'), ['2026-05-04']],
  ['an end that is left out', day('20260504', 'DTEND;VALUE=DATE:20260506'), ['2026-05-04', '2026-05-05']],
  ['an end on the same day', day('20260504', 'DTEND;VALUE=DATE:20260504'), ['2026-05-04']],
  ['a span over the new year', day('20261231', 'DURATION:P2D'), ['2026-12-31', '2027-01-01']],
  [
    'a day of each year, for this and three more',
    day('19980212', 'RRULE:FREQ=YEARLY'),
    ['2025-02-12', '2026-02-12', '2027-02-12', '2028-02-12', '2029-02-12'],
  ],
  [
    'a day of each year that ends, and one that was left out',
    day('20240212', 'RRULE:FREQ=YEARLY;UNTIL=20270601', 'EXDATE;VALUE=DATE:20260212'),
    ['2025-02-12', '2027-02-12'],
  ],
  [
    'the fourth Thursday of November',
    day('20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=8'),
    ['2025-11-27', '2026-11-26', '2027-11-25'],
  ],
  ['a leap day, in the years that have one', day('20200229', 'RRULE:FREQ=YEARLY'), ['2028-02-29']],
  [
    'from midnight to midnight, as Outlook writes it',
    event(
      'SUMMARY:Inventory',
      'DTSTART:20260630T000000',
      'DTEND:20260701T000000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ),
    ['2026-06-30'],
  ],
])('%s', (_what, text, closed) => {
  expect(read(calendar(text))).toEqual({ closed, working: [], notTaken: [] });
});

it('an occurrence that was moved is where it was moved to', () => {
  const moved = event(
    'RECURRENCE-ID;VALUE=DATE:20260212',
    'DTSTART;VALUE=DATE:20260213',
    'SUMMARY:Founding day',
  );
  const yearly = day('20250212', 'RRULE:FREQ=YEARLY;COUNT=3');
  expect(read(calendar(yearly, moved)).closed).toEqual(['2025-02-12', '2026-02-13', '2027-02-12']);
});

it.each([
  ['SUMMARY:国庆节（班）', true],
  ['SUMMARY:补班', true],
  ['SUMMARY:春节调休上班', true],
  ['SUMMARY:Make-up workday', true],
  ['SUMMARY:Special working day', true],
  ['SUMMARY:国庆\r\nCATEGORIES:节假日,补班', true],
  ['SUMMARY:国庆\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY', true],
  ['SUMMARY:国庆节（休）', false],
  ['SUMMARY:春节放假，2月14日不上班', false],
  ['SUMMARY:Non-working day', false],
  ['SUMMARY:Labour Day', false],
])('%s is a day of work: %s', (lines, works) => {
  const { closed, working } = read(calendar(event('DTSTART;VALUE=DATE:20261010', lines)));
  expect([closed, working]).toEqual(works ? [[], ['2026-10-10']] : [['2026-10-10'], []]);
});

it('in a calendar that marks days off, what is only celebrated closes nothing, and is told', () => {
  const text = calendar(
    event('DTSTART;VALUE=DATE:20261001', 'SUMMARY:国庆节（休）'),
    event('DTSTART;VALUE=DATE:20260303', 'SUMMARY:元宵节'),
  );
  expect(read(text)).toEqual({
    closed: ['2026-10-01'],
    working: [],
    notTaken: ['9 元宵节: 2026-03-03: is not marked as a day off'],
  });
});

it.each<[string, string, string]>([
  ['an hour', event('DTSTART:20260504T090000', 'SUMMARY:Meeting'), '4 Meeting: does not take whole days'],
  ['a cancelled day', day('20260504', 'STATUS:CANCELLED'), '4 Founding day: is cancelled'],
  ['a day that does not exist', day('20260230'), '4 Founding day: DTSTART is no day'],
  ['words for a day', day('soon'), '4 Founding day: DTSTART is no day'],
  ['no day at all', event('SUMMARY:Someday'), '4 Someday: does not take whole days'],
  [
    'an end before its beginning',
    day('20260504', 'DTEND;VALUE=DATE:20260501'),
    '4 Founding day: ends before it begins',
  ],
  ['three years of rest', day('20260101', 'DURATION:P1000D'), '4 Founding day: is longer than 366 days'],
  [
    'every Saturday',
    day('20260103', 'RRULE:FREQ=WEEKLY'),
    '4 Founding day: repeats WEEKLY; only what repeats each year is taken',
  ],
  [
    'every day of every year',
    day('19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'),
    '4 Founding day: has more than 1000 occurrences',
  ],
  ['a day long ago', day('20200504'), '4 Founding day: 2020-05-04: not between 2025-01-01 and 2030-01-01'],
  ['a rule of nonsense', day('20260504', 'RRULE:FREQ=SOMETIMES'), '4 VEVENT: invalid frequency "SOMETIMES"'],
  [
    'a line that is none',
    event('DTSTART;VALUE=DATE:20260504', 'and more'),
    '4 VEVENT: invalid line (no token ";" or ":") "and more"',
  ],
  ['a to-do', 'BEGIN:VTODO\r\nUID:2\r\nEND:VTODO', '4 VTODO: is no event'],
])('%s is told with its line, and is not taken', (_what, text, said) => {
  const { closed, working, notTaken } = read(calendar(text, day('20261126')));
  expect([closed, working, notTaken]).toEqual([['2026-11-26'], [], [expect.stringContaining(said)]]);
});

it('several calendars in one file are read as one', () => {
  const two = calendar(day('20260504')) + calendar('BEGIN:VTODO\r\nUID:2\r\nEND:VTODO', day('20260505'));
  expect(read(two)).toEqual({
    closed: ['2026-05-04', '2026-05-05'],
    working: [],
    notTaken: ['13 VTODO: is no event'],
  });
});

it('line ends of Unix, a byte order mark and small letters are no fault', () => {
  const text = `\uFEFF${calendar(day('20260504'))}`
    .replace(/\r\n/g, '\n')
    .replaceAll('VCALENDAR', 'vcalendar');
  expect(read(text).closed).toEqual(['2026-05-04']);
});

describe('a file that is not to be read as a whole', () => {
  const whole = calendar(day('20260504'));
  const events = (count: number) => calendar(...Array.from({ length: count }, () => day('20260504')));

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', bytes(''), /^is no iCalendar file/],
    ['a page of the web', bytes('<!DOCTYPE html><html></html>'), /^is no iCalendar file/],
    ['a card', bytes('BEGIN:VCARD\r\nEND:VCARD\r\n'), /^is no iCalendar file/],
    ['half of it', bytes(whole.slice(0, 90)), /^is only a part of a file/],
    ['a line of its own', bytes(whole.replace('VERSION:2.0', 'and more')), /^is not iCalendar: invalid line/],
    ['words behind it', bytes(`${whole}and more`), /^has more behind END:VCALENDAR/],
    [
      'another end',
      bytes(whole.replace('END:VEVENT', 'END:VTODO')),
      /^is broken: END:VTODO on line 8 ends nothing/,
    ],
    ['GBK', Uint8Array.of(...bytes(whole.slice(0, 60)), 0xb9, 0xfa, 0xc7, 0xec), /^is not written in UTF-8/],
    ['UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${whole}`, 'utf16le')), /^is not written in UTF-8/],
    ['fifty thousand events', bytes(events(50_000)), /^has 50000 events; 5000 can be read$/],
    ['six megabytes', bytes(calendar(`X-A:${'a'.repeat(6_000_000)}`)), /^is larger than 5 MB$/],
    [
      'components without end',
      bytes(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(4000)}END:VCALENDAR`),
      /^is broken: END:VCALENDAR on line 4002 ends nothing/,
    ],
  ])('(%s) is refused in one sentence', (_what, given, said) => {
    const parsed = parseCalendar(given);
    expect(parsed).toEqual({ fault: expect.stringMatching(said) });
    expect((parsed as { fault: string }).fault).not.toMatch(/[\r\n]/);
  });
});
