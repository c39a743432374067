import { Kinds } from '../../../src/domain/record/kinds.js';
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
])('two kinds of one %s are a mistake that keeps the desk from starting', (_what, other) => {
  expect(() => new Kinds([loan, other])).toThrow('two kinds of one name or prefix: loan');
});

it('a kind that is not there is a mistake of ours', () => {
  expect(() => new Kinds([loan]).named('visit')).toThrow('no kind of record called visit');
});
