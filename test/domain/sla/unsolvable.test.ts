import { at, printedClock, run, steps, type Step } from './desk.js';

const received: Step = ['10:00', 'register'];
const gaveUp = (when: string): Step => [when, 'resolve', { outcome: 'unsolvable' }];

/** The clock of the repair, of a request whose life was these steps, at 18:00. */
const repair = (...list: Step[]) =>
  printedClock(run({ events: steps(received, ...list), until: at('18:00') }), 'repair');

it('what cannot be solved is not repaired: its clock is cancelled, neither met nor missed', () => {
  expect(repair(gaveUp('11:00'))).toMatchObject({ state: 'cancelled', stoppedAt: at('11:00') });
  for (const outcome of ['repaired', 'replaced', 'explained']) {
    expect(repair(['11:00', 'resolve', { outcome }])).toMatchObject({ state: 'met' });
  }
});

it('a breach that happened stays one, and what was answered and proposed by it is met', () => {
  expect(repair(gaveUp('14:30'))).toMatchObject({ state: 'breached', breachedAt: at('14:00') });
  const ledger = run({ events: steps(received, gaveUp('10:20')), until: at('18:00') });
  expect(printedClock(ledger, 'response')).toMatchObject({ state: 'met', stoppedAt: at('10:20') });
  expect(printedClock(ledger, 'solution')).toMatchObject({ state: 'met', stoppedAt: at('10:20') });
});

it('sent back by the customer, the same clock goes on, without the time that they took (rule 13)', () => {
  const back: Step[] = [gaveUp('11:00'), ['12:00', 'refuse']];
  expect(repair(...back)).toMatchObject({ state: 'breached', dueAt: at('15:00') });
  expect(repair(...back, ['14:30', 'resolve'])).toMatchObject({ state: 'met', stoppedAt: at('14:30') });
  expect(repair(...back, gaveUp('14:30'))).toMatchObject({ state: 'cancelled' });
});

it('a corrected time does not make a repair of it', () => {
  const corrected: Step = ['11:30', 'correct', { metric: 'repair', to: at('10:50'), reason: 'x' }];
  expect(repair(gaveUp('11:00'), corrected)).toMatchObject({ state: 'cancelled' });
});
