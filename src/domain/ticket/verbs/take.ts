import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';

/** Somebody answers the escalation: nobody is asked again for it as long as something happens (sla.md, "Escalation"). */
export const take: DecideVerb<'take'> = (ticket, _command, { actor, at }) => {
  const escalation = ticket.escalation!;
  return {
    set: { escalation: { ...escalation, takenBy: refOf(actor), takenAt: at, nextAt: undefined } },
    facts: [{ type: 'taken' }],
  };
};
