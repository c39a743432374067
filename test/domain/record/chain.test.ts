import { verifyTold } from '../../../src/domain/record/chain.js';
import type { Told } from '../../../src/domain/record/told.js';
import { lent, returned } from './loans.js';
import { loan } from '../../support/loan-kind.js';

type Loan = typeof returned;
const why = (record: Told) => {
  const verdict = verifyTold(loan, record as Loan, { facts: 1, hash: lent.seal.hash });
  return verdict.ok ? 'holds' : verdict.why;
};
const changed = (change: (facts: Record<string, unknown>[]) => unknown): Told => {
  const record = structuredClone(returned) as unknown as Told & { history: Record<string, unknown>[] };
  change(record.history);
  return record;
};

it('holds as it was made, and goes on from where it was seen', () => {
  expect(why(returned)).toBe('holds');
});

it.each<[string, Told, string]>([
  ['a field of the state', { ...returned, state: { ...returned.state, status: 'lent' } }, 'state-changed'],
  ['a fact', changed((facts) => (facts[0]!['title'] = '另一台')), 'history-changed'],
  ['an instant', changed((facts) => (facts[1]!['at'] = new Date(0))), 'history-changed'],
  ['who did it', changed((facts) => (facts[0]!['by'] = { id: 'U1', name: '别人' })), 'history-changed'],
  ['the order', changed((facts) => facts.reverse()), 'history-changed'],
  ['the length', changed((facts) => facts.pop()), 'history-changed'],
  ['the kind', { ...returned, id: 'LN-2026-000002' }, 'history-changed'],
  ['a salt, as if a person had been erased', { ...returned, salts: [] }, 'history-changed'],
])('does not hold when somebody changes %s', (_what, record, broken) => {
  expect(why(record)).toBe(broken);
});

it('another history than the one that was seen is cut off, however whole it is', () => {
  const seen = { facts: 1, hash: 'f'.repeat(64) };
  expect(verifyTold(loan, returned, seen)).toMatchObject({ ok: false, why: 'cut-off' });
});
