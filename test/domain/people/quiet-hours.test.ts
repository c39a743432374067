import { quietHoursSchema, quietUntil } from '../../../src/domain/people/quiet-hours.js';
import { at } from '../ticket/requests.js';

const night = { from: '22:00', to: '07:00', zone: 'Asia/Shanghai' };
const noon = { from: '12:00', to: '13:30', zone: 'Asia/Shanghai' };

it.each([
  ['in the evening until the next morning', night, 'Mon 22:00', 'Tue 07:00'],
  ['after midnight until the same morning', night, 'Tue 00:00', 'Tue 07:00'],
  ['to the last second', night, 'Tue 06:59:59', 'Tue 07:00'],
  ['over noon', noon, 'Mon 12:00', 'Mon 13:30'],
])('quiet hours hold %s', (_when, quiet, when, until) => {
  expect(quietUntil(quiet, at(when))).toEqual(at(until));
});

it.each([
  [night, 'Mon 21:59:59'],
  [night, 'Tue 07:00'],
  [noon, 'Mon 11:59:59'],
  [noon, 'Mon 13:30'],
  [noon, 'Mon 23:00'],
  [undefined, 'Mon 23:00'],
])('%j do not hold at %s', (quiet, when) => {
  expect(quietUntil(quiet, at(when))).toBeUndefined();
});

it('quiet hours are the person’s, wherever the desk is', () => {
  const berlin = { ...night, zone: 'Europe/Berlin' };
  expect(quietUntil(berlin, at('Mon 23:00'))).toBeUndefined();
  expect(quietUntil(berlin, at('Tue 12:00'))).toEqual(at('Tue 14:00'));
});

it('they end by the clock on the wall, also in the night in which it is changed', () => {
  const berlin = { ...night, zone: 'Europe/Berlin' };
  const evening = new Date('2026-03-28T23:00:00+01:00');
  expect(quietUntil(berlin, evening)).toEqual(new Date('2026-03-29T07:00:00+02:00'));
  // 02:00 to 03:00 does not come that night.
  const gone = { from: '02:00', to: '03:00', zone: 'Europe/Berlin' };
  expect(quietUntil(gone, new Date('2026-03-29T03:00:00+02:00'))).toBeUndefined();
});

it('they never last longer than a day, and are over at their end', () => {
  for (let minutes = 0; minutes < 24 * 60; minutes += 7) {
    const when = new Date(at('00:00').getTime() + minutes * 60_000);
    const until = quietUntil(night, when);
    if (!until) continue;
    expect(until.getTime() - when.getTime()).toBeGreaterThan(0);
    expect(until.getTime() - when.getTime()).toBeLessThanOrEqual(9 * 3_600_000);
    expect(quietUntil(night, until)).toBeUndefined();
  }
});

it.each([
  [{ ...night, to: '22:00' }],
  [{ ...night, from: '24:00' }],
  [{ ...night, to: '7:00' }],
  [{ ...night, zone: '+08:00' }],
])('%j are no quiet hours', (given) => {
  expect(quietHoursSchema.safeParse(given).success).toBe(false);
});
