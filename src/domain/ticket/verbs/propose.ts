import { proposed } from '../proposal.js';
import type { DecideVerb } from '../verb.js';

/** R6, R24, R25: how it will be solved and roughly when, told to the customer. */
export const propose: DecideVerb<'propose'> = (ticket, { mode, text, expectedAt }, { actor }) => {
  const { set, facts } = proposed(ticket, { mode, text, expectedAt }, actor);
  return { set: { status: 'proposed', ...set }, facts };
};
