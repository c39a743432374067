import { refuse } from '../../refusal.js';
import { unrecorded } from './wish.js';
import type { DecideVerb } from '../verb.js';

/** sla.md rule 8: another severity means other targets; the ledger sees to it that nobody is late at once. */
export const reclassify: DecideVerb<'reclassify'> = (ticket, { severity, category }, { actor }) => {
  if (ticket.severity === severity && ticket.category === category) {
    return refuse('already-done', { verb: 'reclassify', name: actor.name });
  }
  return {
    set: { severity, category },
    facts: [
      {
        type: 'reclassified',
        severity,
        category,
        previousSeverity: ticket.severity,
        previousCategory: ticket.category,
      },
    ],
    // R16: then each of its items is a wish, unless it is in the list already.
    errands: category === 'requirement' ? unrecorded(ticket).map((text) => ({ do: 'wish', text })) : [],
  };
};
