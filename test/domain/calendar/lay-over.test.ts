import { inWordsOf, layOver } from '../../../src/domain/calendar/lay-over.js';

const HOURS = {
  week: { mon: ['9:00-18:00'], tue: [] },
  holidays: ['2026-05-04', '2026-10-10'],
  workdays: ['2026-10-01'],
  days: { '2026-11-25': ['09:00-12:00'] },
};
const PUBLIC = { years: [2026], holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10'] };

it('a day that is named is as it is named, the others stay', () => {
  const { hours } = layOver(HOURS, { closed: ['2026-10-01', '2026-12-31'], working: ['2026-10-10'] });
  expect(hours).toEqual({
    ...HOURS,
    holidays: ['2026-05-04', '2026-10-01', '2026-12-31'],
    workdays: ['2026-10-10'],
  });
});

it('what the public days of the version say already is not written once more', () => {
  const { hours } = layOver(HOURS, { closed: ['2026-10-01', '2026-10-02'], working: ['2026-10-10'] }, PUBLIC);
  expect(hours).toMatchObject({ holidays: ['2026-05-04'], workdays: [] });
});

it('what is laid over a second time changes nothing', () => {
  const named = { closed: ['2026-12-31'], working: ['2026-12-27'] };
  const once = layOver(HOURS, named).hours;
  expect(layOver(once, named).hours).toEqual(once);
});

it('days of their own hours go before, and are named', () => {
  const { hours, hidden } = layOver(HOURS, { closed: ['2026-11-25'], working: [] });
  expect(hidden).toEqual(['2026-11-25']);
  expect(hours.days).toEqual(HOURS.days);
});

it('hours that mean the same keep the words that they had; others are as they are now', () => {
  const now = {
    ...HOURS,
    week: { mon: ['09:00-18:00'] },
    days: { '2026-11-25': ['09:00-12:00'], '2026-11-26': [] },
  };
  expect(inWordsOf(HOURS, now)).toEqual({ ...now, week: HOURS.week });
  const other = { ...now, week: { mon: ['09:00-17:00'], tue: ['09:00-12:00'] } };
  expect(inWordsOf(HOURS, other)).toEqual(other);
  expect(inWordsOf('24x7', other)).toBe(other);
});
