import { refOf } from '../../people/person.js';
import { withdrawn } from '../quotation.js';
import type { DecideVerb } from '../verb.js';
import { planEnded } from './close-plan.js';

/** R4, R26: repaired, replaced or explained; the customer's signature is still to come (R27). */
export const resolve: DecideVerb<'resolve'> = (ticket, { outcome, text }, { actor, at }) => {
  const plan = planEnded(ticket, at);
  return {
    set: {
      status: 'resolved',
      waiting: undefined,
      resolution: { outcome, text, at, by: refOf(actor) },
      responsible: ticket.responsible ?? refOf(actor),
      ...plan.set,
      ...withdrawn(ticket),
    },
    facts: [{ type: 'resolved', outcome, text }, ...plan.facts],
  };
};
