import { Story } from './requests.js';

it('a request that nobody takes is asked about more and more seldom, and still every day', () => {
  const story = new Story({ at: 'Mon 10:00' });
  const rounds = story.sweepUntil('Sun 23:59').filter(({ type }) => type === 'escalated');
  const gaps = rounds.slice(1).map(({ at }, index) => (at.getTime() - rounds[index]!.at.getTime()) / 60_000);
  expect(gaps.slice(0, 5)).toEqual([10, 10, 10, 10, 10]);
  expect(gaps.every((gap, index) => gap >= (gaps[index - 1] ?? 0))).toBe(true);
  expect(rounds.length).toBeLessThan(50);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(24 * 60);
  expect(rounds.at(-1)!.at.getDate()).toBeGreaterThanOrEqual(28);
});
