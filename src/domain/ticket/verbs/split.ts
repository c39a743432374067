import { refuse } from '../../refusal.js';
import { leftUndone } from '../split.js';
import type { DecideVerb } from '../verb.js';

/** Items that were not done go on in a request of their own, which is registered next (split-off.ts). */
export const split: DecideVerb<'split'> = (ticket, { items: named }) => {
  const items = leftUndone(ticket).filter((no) => named.includes(no));
  if (items.length === 0) return refuse('nothing-left-undone', { number: ticket.id });
  return { set: {}, facts: [], errands: [{ do: 'split', items }] };
};
