import { refOf } from '../../people/person.js';
import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';

/** A manager answers the escalation: nobody is asked again for it (sla.md, "Escalation"). */
export const take: DecideVerb<'take'> = (ticket, _command, { actor }) => {
  const escalation = ticket.escalation;
  if (!escalation) return refuse('nothing-to-take', { number: ticket.id });
  if (escalation.takenBy)
    return refuse('already-taken', { name: escalation.takenBy.name, number: ticket.id });
  return {
    set: { escalation: { ...escalation, takenBy: refOf(actor), nextAt: undefined } },
    facts: [{ type: 'taken' }],
  };
};
