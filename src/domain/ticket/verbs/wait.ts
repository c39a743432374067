import { wordGiven } from '../page/word-due.js';
import type { DecideVerb } from '../verb.js';
import { MINUTE_MS } from '../../time/units.js';

/** sla.md rule 6: waits for the customer or a supplier, with a reason, and never longer than the policy's longest pause. */
export const wait: DecideVerb<'wait'> = (ticket, { waitingFor, reason }, { at }) => {
  const until = new Date(at.getTime() + ticket.terms.policy.maxPauseMinutes * MINUTE_MS);
  return {
    set: {
      status: 'waiting',
      waiting: { waitingFor, reason, since: at, until, before: ticket.status },
      ...wordGiven(ticket),
    },
    facts: [{ type: 'waiting', waitingFor, reason, until }],
  };
};
