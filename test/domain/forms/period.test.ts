import { readPeriod } from '../../../src/domain/forms/period.js';

const now = new Date('2026-03-31T16:30:00Z');
const read = (text: string, zone = 'Asia/Shanghai') => readPeriod(text, { now, zone });
const days = (text: string, zone?: string) => {
  const period = read(text, zone);
  return period && `${period.firstDay} ${period.lastDay}`;
};

test.each([
  ['', '2026-04-01 2026-04-30'],
  ['本月', '2026-04-01 2026-04-30'],
  ['last', '2026-03-01 2026-03-31'],
  ['上个月', '2026-03-01 2026-03-31'],
  ['2026-02', '2026-02-01 2026-02-28'],
  ['２０２４年２月', '2024-02-01 2024-02-29'],
  ['2026-11-03', '2026-11-03 2026-11-03'],
  ['2026-11-03 2026-11-15', '2026-11-03 2026-11-15'],
  ['2026-11-03..2026-11-15', '2026-11-03 2026-11-15'],
  ['2026年11月3日至2026年12月1日', '2026-11-03 2026-12-01'],
  ['2026Q1', '2026-01-01 2026-03-31'],
  ['2026年第3季度', '2026-07-01 2026-09-30'],
  ['２０２４年二季度', '2024-04-01 2024-06-30'],
  ['q4 2026', '2026-10-01 2026-12-31'],
  ['2026年', '2026-01-01 2026-12-31'],
])('%s is %s', (text, expected) => {
  expect(days(text)).toBe(expected);
});

test.each(['2026-13', '2026-02-30', 'soon', '2026-11-15 2026-11-03', '2026Q5', '202'])(
  '%s is no period',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test('a period ends with the last instant of its last day in the zone, in which the clocks may change', () => {
  const march = read('2026-03', 'Europe/Berlin')!;
  expect(march.from).toEqual(new Date('2026-02-28T23:00:00Z'));
  expect(march.to).toEqual(new Date('2026-03-31T22:00:00Z'));
});

test('this month is that of the zone, not of the machine', () => {
  expect(days('this', 'America/New_York')).toBe('2026-03-01 2026-03-31');
});
