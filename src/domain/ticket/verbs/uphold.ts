import { refuse } from '../../refusal.js';
import { applies } from '../applies.js';
import type { DecideVerb } from '../verb.js';

/** The pause was right: it stays, and the customer is told why. */
export const uphold: DecideVerb<'uphold'> = (ticket, { text }) => {
  if (!applies('uphold', ticket)) return refuse('nothing-disputed', { number: ticket.id });
  return {
    set: { dispute: { ...ticket.dispute!, decided: 'upheld' } },
    facts: [{ type: 'pause-upheld', text }],
  };
};
