import type { Intent } from '../record/outbox.js';
import type { Wish, WishFact } from './wish.js';
import { WISH_STATUSES } from './words.js';

/** What customers are told; that it was recorded they read in the request that it comes from. */
const isDecision = ({ type }: WishFact): boolean =>
  type !== 'recorded' && (WISH_STATUSES as readonly string[]).includes(type);

/**
 * Each decision is told once in every channel whose customer wants it, in their language; whoever is made its owner is told
 * directly.
 * @param wish as it is after these facts
 */
export function announceWish(wish: Wish, facts: readonly WishFact[]): Intent[] {
  const channels = new Map(wish.backers.map((one) => [one.channel, one]));
  return facts.flatMap((fact): Intent[] => {
    const about = { message: `wish-${fact.type}`, factId: fact.id };
    if (fact.type === 'owned') {
      const isSelf = fact.owner.id === fact.by.id;
      return isSelf ? [] : [{ ...about, kind: 'direct', lane: fact.owner.id }];
    }
    if (!isDecision(fact)) return [];
    return [...channels].map(([lane, { contractId, locale }]) => ({
      ...about,
      kind: 'post',
      place: 'customer',
      lane,
      locale,
      data: { contractId },
    }));
  });
}
