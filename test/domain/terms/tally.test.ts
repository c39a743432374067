import { MOST_NAMED, NO_REQUESTS, tallied, together } from '../../../src/domain/terms/tally.js';
import type { MovedClock } from '../../../src/domain/ticket/moves.js';
import { at } from '../ticket/requests.js';

const repair = (from?: string, to?: string, more: Partial<MovedClock> = {}): MovedClock => ({
  metric: 'repair',
  cycle: 1,
  ...(from ? { from: at(from) } : {}),
  ...(to ? { to: at(to) } : {}),
  ...more,
});

it('a request counts once in each figure, however many of its clocks move', () => {
  const moved: MovedClock[] = [
    repair('14:00', '12:00'),
    { ...repair('12:00', '11:00', { breached: true }), metric: 'solution' },
    { ...repair('12:00', '13:00'), metric: 'onsite' },
  ];
  expect(tallied(NO_REQUESTS, 'SR-2026-000001', moved)).toEqual({
    requests: 1,
    earlier: 1,
    later: 1,
    added: 0,
    dropped: 0,
    breached: 1,
    named: ['SR-2026-000001'],
    inTime: 0,
  });
});

it('a promise that is new, one that is no more, and one that would be in time again are told apart', () => {
  const tally = [
    [repair(undefined, '14:00')],
    [repair('14:00')],
    [repair('10:00', '14:00', { inTime: true })],
    [],
  ]
    .map((moved, index) => tallied(NO_REQUESTS, `SR-2026-00000${index}`, moved))
    .reduce(together);
  expect(tally).toMatchObject({
    requests: 4,
    earlier: 0,
    later: 1,
    added: 1,
    dropped: 1,
    inTime: 1,
    breached: 0,
  });
});

it('of any number of requests that are late at once the first are named, and all are counted', () => {
  let tally = NO_REQUESTS;
  for (let n = 100_000; n < 100_100; n += 1) {
    tally = tallied(tally, `SR-2026-${n}`, [repair('14:00', '12:00', { breached: true })]);
  }
  expect(tally.breached).toBe(100);
  expect(tally.named).toHaveLength(MOST_NAMED);
  expect(together(tally, tally)).toMatchObject({ breached: 200, named: tally.named });
});
