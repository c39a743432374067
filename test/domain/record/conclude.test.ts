import { decided } from '../../../src/domain/record/decide.js';
import { loan } from '../../support/loan-kind.js';
import { contextOf, lent, li, must, opening, returned, returning } from './loans.js';

it('facts have their act, their doer and their side; what is personal has a salt', () => {
  expect(lent.history).toMatchObject([
    { id: 'view:1#0', cause: 'view:1', by: { id: 'U0WANG', name: '王老师' }, side: 'customer' },
  ]);
  expect(lent.salts.map(({ of }) => of)).toEqual(['U0WANG']);
  expect(returned.history[1]!.salt).toMatch(/^[0-9a-f]{32}$/);
});

it('what is owed to people and to another record is in one list, the errand in a lane of that record', () => {
  expect(opening.intents.map(({ kind, lane }) => [kind, lane])).toEqual([
    ['post-card', 'C0DESK'],
    ['errand', 'record:ticket/SR-2026-000042'],
  ]);
  expect(returning.intents.at(-1)!.data).toMatchObject({
    ...{ from: { kind: 'loan', id: 'LN-2026-000001' }, do: 'note', side: 'customer' },
  });
});

it('when it is closed its clock stands', () => {
  expect([lent.nextInstantAt, returned.nextInstantAt]).toEqual([new Date('2026-12-01T02:00:00Z'), undefined]);
});

it('for a record, time does not run backwards, whatever the clocks of two processes say', () => {
  const early = contextOf('press:3', new Date('2026-11-30T01:00:00Z'));
  const later = { do: 'extend', dueAt: new Date('2026-12-02T02:00:00Z'), reason: '配件未到' };
  const { record } = must(decided(loan, lent, later, li, early));
  const { at, recordedAt } = record.history.at(-1)!;
  expect([at, recordedAt]).toEqual([lent.history[0]!.at, lent.history[0]!.recordedAt]);
});

it('an act leaves a fact, for by it a repeated one is known', () => {
  const idle = { ...loan, decide: () => ({ facts: [] }) };
  expect(() => decided(idle, lent, { do: 'return' }, li, contextOf('press:4'))).toThrow('without a fact');
});
