import { refOf } from '../../people/person.js';
import { wordGiven } from '../page/word-due.js';
import type { DecideVerb } from '../verb.js';

/** R6, R24, R25: how it will be solved and roughly when, told to the customer. */
export const propose: DecideVerb<'propose'> = (ticket, { mode, text, expectedAt }, { actor }) => ({
  set: {
    status: 'proposed',
    mode,
    proposal: { mode, text, expectedAt },
    responsible: ticket.responsible ?? refOf(actor),
    ...wordGiven(ticket),
  },
  facts: [{ type: 'proposed', mode, text, expectedAt }],
});
