import { isRefusal } from '../../../src/domain/refusal.js';
import type { Person } from '../../../src/domain/people/person.js';
import type { Context } from '../../../src/domain/record/context.js';
import { doerOf } from '../../../src/domain/record/conclude.js';
import { decided, opened } from '../../../src/domain/record/decide.js';
import { loan } from '../../support/loan-kind.js';

const of = { locale: 'zh-CN', external: false } as const;
export const wang: Person = { id: 'U0WANG', name: '王老师', ...of, roles: [], customerIds: ['renhe'] };
export const li: Person = { id: 'U0LI', name: '李工', ...of, roles: ['engineer'], customerIds: [] };

/** An act of a November morning. @param cause also what its salts are made of, so that a test can be repeated */
export const contextOf = (cause: string, at = new Date('2026-11-30T02:00:00Z')): Context => ({
  ...{ at, now: at, cause, seed: cause, roster: {}, zone: 'Asia/Shanghai' },
  deskLocale: 'zh-CN',
  needed: () => undefined,
});

export function must<T extends object>(outcome: T): Exclude<T, { refused: unknown }> {
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome as Exclude<T, { refused: unknown }>;
}

const given = {
  ...{ request: 'SR-2026-000042', customerId: 'renhe', desk: 'C0DESK', title: '备用显示器' },
  ...{ keeper: { id: li.id, name: li.name }, dueAt: new Date('2026-12-01T02:00:00Z') },
};

/** A screen lent to a customer, and given back with a word about who brought it. */
export const opening = must(opened(loan, 'LN-2026-000001', given, doerOf(wang), contextOf('view:1')));
export const lent = opening.record;
export const returning = must(
  decided(loan, lent, { do: 'return', remark: '王老师已交还' }, wang, contextOf('press:2')),
);
export const returned = returning.record;
