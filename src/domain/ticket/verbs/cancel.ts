import { withdrawn } from '../quotation.js';
import type { DecideVerb } from '../verb.js';
import { planEnded } from './close-plan.js';

/** Withdrawn: its clocks are neither met nor missed (sla.md rule 10). */
export const cancel: DecideVerb<'cancel'> = (ticket, { reason }, { at }) => {
  const plan = planEnded(ticket, at);
  return {
    set: {
      status: 'cancelled',
      closedAt: at,
      waiting: undefined,
      escalation: undefined,
      ...plan.set,
      ...withdrawn(ticket),
    },
    facts: [{ type: 'cancelled', reason }, ...plan.facts],
  };
};
