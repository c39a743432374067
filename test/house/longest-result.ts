import { MAX_ITEM_EXPLANATION } from '../../src/domain/ticket/item-outcomes.js';
import { MAX_ITEMS } from '../../src/domain/ticket/ticket.js';
import { MAX_CONSULTED, MAX_OFFER, MAX_REASON, MAX_WHY_NOT } from '../../src/domain/ticket/unsolvable.js';
import type { Fill } from './extremes.js';

/** What became of each item, in its longest words. */
export const everyItem = (fill: Fill) =>
  Array.from({ length: MAX_ITEMS }, (_none, index) => ({
    no: index + 1,
    ...(index < MAX_ITEMS / 2
      ? { outcome: 'explained' as const, text: fill(MAX_ITEM_EXPLANATION) }
      : { outcome: 'not-done' as const }),
  }));

/** What is said where something cannot be solved, in as many words as there may be. */
export const unsolvable = (fill: Fill) => ({
  reason: fill(MAX_REASON),
  consulted: { text: fill(MAX_CONSULTED) },
  instead: { offer: 'other' as const, text: fill(MAX_OFFER) },
  whyNot: { reason: fill(MAX_WHY_NOT) },
  free: true,
});
