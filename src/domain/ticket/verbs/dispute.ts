import { refOf } from '../../people/person.js';
import { pauseInQuestion } from '../applies.js';
import type { DecideVerb } from '../verb.js';

/** The customer does not agree that the clock stands (sla.md rule 6); it stands until somebody decides. */
export const dispute: DecideVerb<'dispute'> = (ticket, { reason }, { actor, at }) => {
  const wait = pauseInQuestion(ticket)!;
  return {
    set: { dispute: { by: refOf(actor), at, reason, wait } },
    facts: [{ type: 'pause-disputed', reason }],
  };
};
