import { USUAL_COVER, type Contract } from '../../../src/domain/contract/contract.js';
import { MOST_NAMED, remind } from '../../../src/domain/contract/endings.js';
import { CONTRACT } from '../ticket/requests.js';

const accepted = (more: Partial<Contract> = {}): Contract => ({
  ...CONTRACT,
  ...USUAL_COVER,
  acceptedDay: '2024-03-01',
  ...more,
});
const on = (day: string): Date => new Date(`${day}T10:00:00+08:00`);
const told = (contract: Contract, day: string, days?: number[]) =>
  remind(contract, on(day), days)?.reminder.endings.map(({ what, until }) => `${what} ${until}`);

test.each([
  ['2025-01-28', undefined],
  ['2025-01-29', ['resident 2025-02-28']],
  ['2025-02-28', ['resident 2025-02-28']],
  ['2025-03-01', undefined],
  ['2027-01-29', ['warranty 2027-02-28']],
  ['2027-03-01', undefined],
])('on %s is told: %j', (day, expected) => {
  expect(told(accepted(), day)).toEqual(expected);
});

test('each end is told once for each of the days before it, also when every day is looked at', () => {
  let contract = accepted({
    equipment: [{ id: 'CT-1', name: 'CT', serial: 'SN', warrantyUntil: '2027-02-10' }],
  });
  const all: string[] = [];
  for (let day = Date.parse('2026-12-01'); day < Date.parse('2027-04-01'); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const due = remind(contract, on(date));
    if (!due) continue;
    all.push(...due.reminder.endings.map(({ what, label = '' }) => `${date} ${what} ${label}`.trim()));
    contract = { ...contract, reminded: due.reminded };
  }
  expect(all).toEqual([
    '2027-01-11 equipment CT · SN',
    '2027-01-29 warranty',
    '2027-02-03 equipment CT · SN',
    '2027-02-21 warranty',
  ]);
  expect(contract.reminded!.length).toBeLessThan(5);
});

test('after a down-time only the nearest is told', () => {
  const due = remind(accepted(), on('2027-02-25'))!;
  expect(due.reminder.endings).toHaveLength(1);
  expect(remind(accepted({ reminded: due.reminded }), on('2027-02-26'))).toBeUndefined();
});

test('an end that was moved is told anew, and days can be others, or none', () => {
  const due = remind(accepted(), on('2027-02-25'))!;
  expect(told(accepted({ reminded: due.reminded, acceptedDay: '2024-03-05' }), '2027-02-26')).toEqual([
    'warranty 2027-03-04',
  ]);
  expect(told(accepted(), '2026-12-31', [60])).toEqual(['warranty 2027-02-28']);
  expect(told(accepted(), '2027-02-25', [])).toBeUndefined();
});

test('neither a contract before acceptance nor a piece that was replaced comes to an end', () => {
  const gone = { id: 'A', name: 'A', warrantyUntil: '2026-12-01', replacedBy: 'A/2' };
  expect(remind(accepted({ acceptedDay: undefined, equipment: [gone] }), on('2026-11-25'))).toBeUndefined();
});

test('of many ends a message names some and counts the others, and all count as told', () => {
  const equipment = Array.from({ length: 50 }, (_none, n) => ({
    id: `${n}`,
    name: 'PC',
    warrantyUntil: '2026-12-01',
  }));
  const due = remind(accepted({ equipment }), on('2026-11-25'))!;
  expect(due.reminder.endings).toHaveLength(MOST_NAMED);
  expect([due.reminder.more, due.reminded.length]).toEqual([30, 50]);
});
