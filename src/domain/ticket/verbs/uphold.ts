import type { DecideVerb } from '../verb.js';

/** The pause was right: it stays, and the customer is told why. */
export const uphold: DecideVerb<'uphold'> = (ticket, { text }) => ({
  set: { dispute: { ...ticket.dispute!, decided: 'upheld' } },
  facts: [{ type: 'pause-upheld', text }],
});
