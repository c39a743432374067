import { refOf } from '../../people/person.js';
import { refuse } from '../../refusal.js';
import { applies, pauseInQuestion } from '../applies.js';
import type { DecideVerb } from '../verb.js';

/** The customer does not agree that the clock stands (sla.md rule 6); it stands until somebody decides. */
export const dispute: DecideVerb<'dispute'> = (ticket, { reason }, { actor, at }) => {
  const wait = pauseInQuestion(ticket);
  if (!wait) return refuse('no-pause-to-dispute', { number: ticket.id });
  if (!applies('dispute', ticket)) return refuse('already-disputed', { number: ticket.id });
  return {
    set: { dispute: { by: refOf(actor), at, reason, wait } },
    facts: [{ type: 'pause-disputed', reason }],
  };
};
