import type { DecideVerb } from '../verb.js';

/** For the desk only: never told to the customer, never an answer to them (sla.md rule 11). */
export const note: DecideVerb<'note'> = (_ticket, { text, through }) => ({
  set: {},
  facts: [{ type: 'noted', text, ...(through ? { through } : {}) }],
});
