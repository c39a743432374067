import { ASKED_FOR, FIRST, NEWS, REFRESH, REFRESHING, TELLS_AN_END } from '../domain/record/precedence.js';
import type { OutboxEntry } from '../domain/record/outbox.js';

const isOneOf = (field: string, words: readonly string[]) => ({ $in: [`$outbox.${field}`, words] });
const either = (when: object, then: unknown, otherwise: unknown) => ({ $cond: [when, then, otherwise] });

/** `precedenceOf` of an unwound entry, as an aggregation reckons it. */
export const PRECEDENCE = either(
  isOneOf('kind', REFRESHING),
  either(isOneOf('message', ASKED_FOR), FIRST, REFRESH),
  either(
    { $eq: ['$outbox.kind', 'post-thread'] },
    NEWS,
    either({ $and: [{ $eq: ['$outbox.kind', 'direct'] }, isOneOf('message', TELLS_AN_END)] }, NEWS, FIRST),
  ),
);

interface Aged {
  readonly ownerId: string;
  readonly entry: Pick<OutboxEntry, 'createdAt' | 'seq'>;
}

/** The order in which things happened. */
export function byAge(a: Aged, b: Aged): number {
  return (
    a.entry.createdAt.getTime() - b.entry.createdAt.getTime() ||
    a.ownerId.localeCompare(b.ownerId) ||
    a.entry.seq - b.entry.seq
  );
}
