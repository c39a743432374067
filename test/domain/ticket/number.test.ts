import { yearOf } from '../../../src/domain/record/number.js';
import { TICKET_NUMBERS, readNumber } from '../../../src/domain/ticket/number.js';
import { titleOf } from '../../../src/domain/ticket/ticket.js';

it.each([
  ['42', 'SR-2026-000042'],
  ['#42', 'SR-2026-000042'],
  ['＃42', 'SR-2026-000042'],
  ['４２', 'SR-2026-000042'],
  [' 000042 ', 'SR-2026-000042'],
  ['SR-2026-000042', 'SR-2026-000042'],
  ['sr-2025-42', 'SR-2025-000042'],
  ['ＳＲ－２０２５－４２', 'SR-2025-000042'],
  ['SR42', 'SR-2026-000042'],
  ['2025-42', 'SR-2025-000042'],
  ['1234567', 'SR-2026-1234567'],
  ['SR-2025-000042', 'SR-2025-000042'],
])('a number as people type it: %s is %s', (text, number) => {
  expect(readNumber(text, 2026)).toBe(number);
});

it.each(['', '#', 'abc', '四十二', '42 43', '4.2', '-42', 'SR-26-42', '1234567890', "42'; drop"])(
  '%j is no number',
  (text) => {
    expect(readNumber(text, 2026)).toBeUndefined();
  },
);

it('a number and its sequence are each other’s inverse, beyond a million too', () => {
  for (const sequence of [1, 42, 999_999, 1_000_000]) {
    expect(TICKET_NUMBERS.sequenceOf(TICKET_NUMBERS.format(2026, sequence))).toBe(sequence);
  }
});

it('the year is the one on the desk’s own calendar', () => {
  const newYear = new Date('2026-12-31T16:00:00Z');
  expect(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'].map((zone) => yearOf(newYear, zone))).toEqual(
    [2027, 2026, 2026],
  );
  expect(yearOf(new Date(newYear.getTime() - 1), 'Asia/Shanghai')).toBe(2026);
});

describe('the title of a request', () => {
  const of = (text: string, length?: number) => titleOf({ items: [{ no: 1, text }] }, length);

  it('is the first line of its first item', () => {
    expect(of('PACS 无法登录\n提示“连接超时”')).toBe('PACS 无法登录');
  });

  it('is cut between characters, never within one', () => {
    expect(of('😀😀😀😀', 3)).toBe('😀😀…');
    expect(of('𠮷野家的打印机坏了', 4)).toBe('𠮷野家…');
    expect(of('打印机坏了', 5)).toBe('打印机坏了');
    expect(of('x'.repeat(100))).toHaveLength(60);
  });
});
