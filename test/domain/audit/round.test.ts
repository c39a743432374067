import { BEGINNING, quota, type Round } from '../../../src/domain/audit/round.js';

const START = new Date('2026-11-23T00:00:00Z');
const HOUR = 3_600_000;
const DAYS = 7;
const after = (hours: number) => new Date(START.getTime() + hours * HOUR);
const round = (walked: number, total: number): Round => ({
  startedAt: START,
  place: BEGINNING,
  walked,
  total,
});

it.each([
  ['a small desk: all of it again and again', 50, 0, 1, 20],
  ['a large one at its pace', 100_000, 1000, 4, 1381],
  ['one that is ahead of its pace', 100_000, 50_000, 1, 20],
  ['after a down-time: no more than a run can bear', 100_000, 0, 100, 59_524],
])('%s', (_case, total, walked, hours, due) => {
  expect(quota(round(walked, total), DAYS, after(hours))).toBe(Math.min(500, due));
});

it.each([0, 1, 20, 999, 50_000, 1_000_000])(
  'of %i chains all have had their turn in the days that the setting names, with a run each minute',
  (total) => {
    let walked = 0;
    let run = 0;
    for (; run < DAYS * 24 * 60 && walked < total; run += 1) {
      const looked = quota(round(walked, total), DAYS, after((run + 1) / 60));
      expect(looked).toBeLessThanOrEqual(500);
      walked += looked;
    }
    expect(walked).toBeGreaterThanOrEqual(total);
  },
);
