import { Kinds, RESERVED } from '../../../src/domain/record/kinds.js';
import { TICKET_NUMBERS } from '../../../src/domain/ticket/number.js';
import { WISH_NUMBERS } from '../../../src/domain/wish/words.js';
import { numbered } from '../../../src/domain/record/number.js';
import { loan } from '../../support/loan-kind.js';

const named = (name: string, prefix: string) => ({ ...loan, name, numbers: numbered(prefix) });

it('a number tells its kind', () => {
  const kinds = new Kinds([loan, named('visit', 'VS')]);
  expect(kinds.ofNumber('VS-2026-1000000')?.name).toBe('visit');
  expect(kinds.ofNumber('LN-2026-000001')?.name).toBe('loan');
  expect(kinds.ofNumber('SR-2026-000001')).toBeUndefined();
});

it.each([
  ['name', named('loan', 'LX')],
  ['prefix', named('lease', 'LN')],
  ['name that a store of its own has', named('ticket', 'LX')],
  ['prefix of requests', named('lease', 'SR')],
])('two kinds of one %s are a mistake that keeps the desk from starting', (_what, other) => {
  expect(() => new Kinds([loan, other])).toThrow('two kinds of one name or prefix: ');
});

it('prefixes of numbers with stores of their own are kept from others', () => {
  expect(RESERVED.prefixes).toEqual([TICKET_NUMBERS.prefix, WISH_NUMBERS.prefix]);
});

it('a kind that is not there is a mistake of ours', () => {
  expect(() => new Kinds([loan]).named('visit')).toThrow('no kind of record called visit');
});
