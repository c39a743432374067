import fc from 'fast-check';
import { contractSchema, USUAL_COVER, type Contract } from '../../../src/domain/contract/contract.js';
import type { Equipment } from '../../../src/domain/contract/equipment.js';
import {
  dayAfterMonths,
  dayIn,
  isReplacedFree,
  phaseOf,
  phaseUntil,
  residentUntil,
  warrantyUntil,
} from '../../../src/domain/contract/phase.js';
import { CONTRACT } from '../ticket/requests.js';

const under = (more: Partial<Contract> = {}): Contract => ({
  ...CONTRACT,
  ...USUAL_COVER,
  acceptedDay: '2024-03-01',
  ...more,
});
const shanghai = (text: string): Date => new Date(`${text}+08:00`);
const piece = (more: Partial<Equipment>): Equipment => ({ id: 'CT-1', name: 'CT 工作站', ...more });

test.each([
  ['2024-03-01', 12, '2025-03-01'],
  ['2024-02-29', 12, '2025-03-01'],
  ['2024-02-29', 36, '2027-03-01'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2023-02-28', 12, '2024-02-28'],
  ['2023-03-01', 12, '2024-03-01'],
  ['2024-01-31', 1, '2024-03-01'],
  ['2023-01-31', 1, '2023-03-01'],
  ['2024-12-31', 2, '2025-03-01'],
  ['2024-10-31', 1, '2024-12-01'],
  ['2024-12-15', 12, '2025-12-15'],
  ['2024-12-31', 36, '2027-12-31'],
  ['2026-05-05', 1, '2026-06-05'],
])('from %s, %i months are over on %s', (from, months, over) => {
  expect(dayAfterMonths(from, months)).toBe(over);
});

test('a period is never shorter or longer than its months by more than the days that months differ', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 600 }), (from, months) => {
      const start = from.toISOString().slice(0, 10);
      const over = dayAfterMonths(start, months);
      const days = (Date.parse(over) - Date.parse(start)) / 86_400_000;
      expect(Math.abs(days - months * 30.436_875)).toBeLessThan(4);
      expect(dayAfterMonths(start, months + 1) > over).toBe(true);
    }),
  );
});

describe('after acceptance', () => {
  test.each([
    ['2024-02-29T23:59:59', 'trial'],
    ['2024-03-01T00:00:00', 'resident'],
    ['2025-02-28T23:59:59', 'resident'],
    ['2025-03-01T00:00:00', 'warranty'],
    ['2027-02-28T23:59:59', 'warranty'],
    ['2027-03-01T00:00:00', 'paid'],
    ['2040-01-01T00:00:00', 'paid'],
  ])('at %s it is %s', (when, phase) => {
    expect(phaseOf(under(), shanghai(when))).toBe(phase);
  });

  test('the last millisecond of a day belongs to it', () => {
    expect(phaseOf(under(), shanghai('2027-02-28T23:59:59.999'))).toBe('warranty');
  });

  test('accepted on 29 February, both periods end with 28 February of common years', () => {
    const leap = under({ acceptedDay: '2024-02-29' });
    expect([residentUntil(leap), warrantyUntil(leap)]).toEqual(['2025-02-28', '2027-02-28']);
    expect(phaseOf(leap, shanghai('2025-02-28T23:59:59'))).toBe('resident');
    expect(phaseOf(leap, shanghai('2025-03-01T00:00:00'))).toBe('warranty');
    expect(phaseOf(leap, shanghai('2027-03-01T00:00:00'))).toBe('paid');
  });

  test('a period that ends in a leap year has its 29 February', () => {
    const until = under({ acceptedDay: '2025-03-01' });
    expect(warrantyUntil(until)).toBe('2028-02-29');
    expect(phaseOf(until, shanghai('2028-02-29T23:59:59'))).toBe('warranty');
  });

  test('without resident period or warranty, service is paid from the day of acceptance', () => {
    const bare = under({ residentMonths: 0, warrantyMonths: 0 });
    expect(phaseOf(bare, shanghai('2024-02-29T23:59:59'))).toBe('trial');
    expect(phaseOf(bare, shanghai('2024-03-01T00:00:00'))).toBe('paid');
    expect([residentUntil(bare), warrantyUntil(bare)]).toEqual([undefined, undefined]);
  });

  test('a resident period longer than the warranty is served to its end', () => {
    const long = under({ residentMonths: 48 });
    expect(phaseOf(long, shanghai('2028-02-29T23:59:59'))).toBe('resident');
    expect(phaseOf(long, shanghai('2028-03-01T00:00:00'))).toBe('paid');
    expect(isReplacedFree(long, shanghai('2027-06-01T10:00:00'))).toBe(false);
  });
});

test('before acceptance everything is the trial run, whether or not its first day is known (R10)', () => {
  for (const contract of [
    under({ acceptedDay: undefined }),
    under({ acceptedDay: undefined, trialFrom: '2020-01-01' }),
    under({ acceptedDay: '2099-01-01' }),
    under({ acceptedDay: undefined, equipment: [piece({ warrantyUntil: '2020-01-01' })] }),
  ]) {
    const now = shanghai('2026-11-23T10:00:00');
    expect(phaseOf(contract, now, 'CT-1')).toBe('trial');
    expect(isReplacedFree(contract, now, 'CT-1')).toBe(true);
    expect(phaseUntil(contract, now)).toBeUndefined();
  }
});

describe('zones', () => {
  test('a day begins when it begins where the contract is', () => {
    const instant = new Date('2027-02-28T16:00:00Z');
    expect(phaseOf(under(), instant)).toBe('paid');
    expect(phaseOf(under({ zone: 'Europe/Berlin' }), instant)).toBe('warranty');
    expect(phaseOf(under({ zone: 'America/Los_Angeles' }), instant)).toBe('warranty');
  });

  test('a period that ends in the week clocks change ends at midnight on the wall', () => {
    const berlin = under({ zone: 'Europe/Berlin', acceptedDay: '2024-03-31' });
    expect(phaseOf(berlin, new Date('2024-03-30T22:59:59Z'))).toBe('trial');
    expect(phaseOf(berlin, new Date('2024-03-30T23:00:00Z'))).toBe('resident');
    expect(phaseOf(berlin, new Date('2025-03-30T21:59:59Z'))).toBe('resident');
    expect(phaseOf(berlin, new Date('2025-03-30T22:00:00Z'))).toBe('warranty');
  });

  test('where the clock skips midnight, the day begins with the hour it has', () => {
    // On 25 March 2018 in Beirut, 00:00 was 01:00.
    const beirut = under({ zone: 'Asia/Beirut', acceptedDay: '2017-03-25', residentMonths: 12 });
    expect(phaseOf(beirut, new Date('2018-03-24T21:59:59Z'))).toBe('resident');
    expect(phaseOf(beirut, new Date('2018-03-24T22:00:00Z'))).toBe('warranty');
  });

  test('a day in a zone is what its wall calendar shows', () => {
    expect(dayIn('Asia/Shanghai', new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(dayIn('America/New_York', new Date('2026-11-23T04:59:59Z'))).toBe('2026-11-22');
    expect(dayIn('Pacific/Kiritimati', new Date('2026-11-22T10:00:00Z'))).toBe('2026-11-23');
  });
});

describe('equipment with the maker’s own terms (R7)', () => {
  const equipment = [
    piece({ id: 'short', warrantyUntil: '2025-06-30' }),
    piece({ id: 'long', warrantyUntil: '2029-06-30' }),
    piece({ id: 'as-contract' }),
  ];
  const contract = under({ equipment });
  test.each([
    ['short', '2025-06-30T23:59:59', 'warranty'],
    ['short', '2025-07-01T00:00:00', 'paid'],
    ['long', '2027-03-01T00:00:00', 'warranty'],
    ['long', '2029-06-30T23:59:59', 'warranty'],
    ['long', '2029-07-01T00:00:00', 'paid'],
    ['as-contract', '2027-02-28T23:59:59', 'warranty'],
    ['as-contract', '2027-03-01T00:00:00', 'paid'],
    ['not listed', '2027-02-28T23:59:59', 'warranty'],
    [undefined, '2027-03-01T00:00:00', 'paid'],
  ])('%s at %s is %s', (id, when, phase) => {
    expect(phaseOf(contract, shanghai(when), id)).toBe(phase);
  });

  test('in the resident period the service is free, but a machine whose own terms are over is not', () => {
    const early = under({ equipment: [piece({ id: 'short', warrantyUntil: '2024-06-30' })] });
    const now = shanghai('2024-07-01T00:00:00');
    expect(phaseOf(early, now, 'short')).toBe('resident');
    expect(isReplacedFree(early, now, 'short')).toBe(false);
    expect(isReplacedFree(early, now)).toBe(true);
  });
});

test('a contract stored before there was any of this reads as one with the usual terms and nothing listed', () => {
  const stored = Object.fromEntries(Object.entries(CONTRACT).filter(([key]) => !(key in USUAL_COVER)));
  expect(contractSchema.parse(stored)).toEqual(CONTRACT);
  expect([CONTRACT.residentMonths, CONTRACT.warrantyMonths]).toEqual([12, 36]);
});
