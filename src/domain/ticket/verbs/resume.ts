import type { Change, DecideVerb } from '../verb.js';
import type { Ticket } from '../ticket.js';

/** sla.md rule 6: the waiting ends, and the request is where it was before. */
export const resume: DecideVerb<'resume'> = (ticket) => ended(ticket, false);

/** @param automatic true when nobody said so: the customer answered, or the longest pause has passed. */
export function ended(ticket: Ticket, automatic: boolean): Change {
  return {
    set: { status: ticket.waiting?.before ?? 'acknowledged', waiting: undefined },
    facts: [{ type: 'resumed', automatic }],
  };
}
