import { parseWeek } from '../../../src/domain/weekly/parse-week.js';

const reference = { now: new Date('2026-11-22T06:00:00Z'), zone: 'Asia/Shanghai' };

describe('a week as a person says it', () => {
  test.each([
    ['2026-W47', '2026-W47'],
    ['2026w7', '2026-W07'],
    [' 2026年第47周 ', '2026-W47'],
    ['２０２６－Ｗ４７', '2026-W47'],
    ['W46', '2026-W46'],
    ['46', '2026-W46'],
    ['第46周', '2026-W46'],
    ['week 3', '2026-W03'],
    ['last', '2026-W46'],
    ['Last  Week', '2026-W46'],
    ['上周', '2026-W46'],
    ['this', '2026-W47'],
    ['本周', '2026-W47'],
    ['', '2026-W47'],
    ['2027-W01', '2027-W01'],
  ])('%j on 22 November 2026 is %s', (text, week) => {
    expect(parseWeek(text, reference)).toBe(week);
  });

  test('a number without a year is the latest such week that has begun', () => {
    expect(parseWeek('W48', reference)).toBe('2025-W48');
    expect(parseWeek('53', reference)).toBe('2020-W53');
    expect(parseWeek('52', { now: new Date('2027-01-05T00:00:00Z'), zone: 'UTC' })).toBe('2026-W52');
    expect(parseWeek('53', { now: new Date('2027-01-05T00:00:00Z'), zone: 'UTC' })).toBe('2026-W53');
  });

  test('the reference is read in the zone: Sunday evening in London is Monday in Shanghai', () => {
    const now = new Date('2026-11-22T20:00:00Z');
    expect(parseWeek('this', { now, zone: 'Europe/London' })).toBe('2026-W47');
    expect(parseWeek('this', { now, zone: 'Asia/Shanghai' })).toBe('2026-W48');
  });

  test.each(['2025-W53', '2026-W54', '2026-W00', '54', 'W0', '0001-W01'])(
    '%j is told to be no week of its year',
    (text) => {
      expect(parseWeek(text, reference)).toEqual({ code: 'week-not-in-year', text });
    },
  );

  test.each(['next tuesday', 'W', '2026', 'W123', '2026-W47-1', '-1', 'W47; drop'])(
    '%j is told to be unreadable',
    (text) => {
      expect(parseWeek(text, reference)).toEqual({ code: 'week-unreadable', text });
    },
  );
});
