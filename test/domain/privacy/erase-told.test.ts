import { isErased } from '../../../src/domain/custody/commitment.js';
import { eraseTold } from '../../../src/domain/privacy/erase-told.js';
import { heldInTold } from '../../../src/domain/privacy/held-in-told.js';
import { verifyTold } from '../../../src/domain/record/chain.js';
import { contextOf, lent, li, must, returned, wang } from '../record/loans.js';
import { loan } from '../../support/loan-kind.js';

const subject = { personId: wang.id, names: [wang.name], phones: [], customerIds: ['renhe'] };
const held = heldInTold(loan, returned, subject);
const asked = { keys: new Set(held.map(({ key }) => key)), reason: '本人书面要求' };
const erase = (record = returned, anchor?: { facts: number; hash: string }) =>
  eraseTold(loan, record, { ...asked, anchor }, li, contextOf('erase:1'));

it('finds the person, what they wrote and what names them', () => {
  expect(held.map(({ key, because, where }) => [key, because, where])).toEqual([
    ['U0WANG', 'is', 'lent'],
    ['view:1#0', 'wrote', 'lent'],
    ['press:2#0', 'wrote', 'returned'],
  ]);
  const other = { ...subject, personId: 'U0LIU', names: ['刘老师'] };
  expect(heldInTold(loan, returned, other)).toEqual([]);
});

it('takes them out of the history and of every copy in the state; the chain holds, and that it was done is on record', () => {
  const { record } = must(erase()!);
  expect(JSON.stringify(record)).not.toMatch(/王老师|U0WANG|交还|显示器/);
  expect(isErased(record.state.borrower)).toBe(true);
  expect(verifyTold(loan, record, { facts: 2, hash: returned.seal.hash }).ok).toBe(true);
  expect(record.history.at(-1)).toMatchObject({ type: 'erased', by: { name: '李工' }, side: 'ours' });
});

it('what was taken out by anybody else is seen', () => {
  const { record } = must(erase()!);
  const unsaid = { ...record, history: record.history.slice(0, -1), seal: returned.seal };
  expect(verifyTold(loan, unsaid)).toMatchObject({ ok: false, why: 'erased-unrecorded' });
});

it('is done once, in a closed record, and not in one that does not hold', () => {
  expect(erase(must(erase()!).record)).toBeUndefined();
  expect(eraseTold(loan, lent, asked, li, contextOf('erase:1'))).toMatchObject({ refused: 'record-open' });
  expect(erase(returned, { facts: 1, hash: 'f'.repeat(64) })).toMatchObject({ refused: 'chain-broken' });
});

it('a kind whose texts have no room for a commitment keeps what it has', () => {
  const narrow = {
    ...loan,
    fact: loan.fact.refine((fact) => fact.type !== 'lent' || fact.title.length < 20),
  };
  expect(() => eraseTold(narrow, returned, asked, li, contextOf('erase:1'))).toThrow();
});
