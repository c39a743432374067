import { isStaff } from '../../people/person.js';
import { refuse } from '../../refusal.js';
import { isQuotationOpen, withdrawn } from '../quotation.js';
import type { Change, DecideVerb } from '../verb.js';
import type { Ticket } from '../ticket.js';

/** sla.md rule 6: the waiting ends, and the request is where it was before. */
export const resume: DecideVerb<'resume'> = (ticket, _command, { actor }) => {
  if (!isQuotationOpen(ticket)) return ended(ticket, false);
  // The customer goes on by deciding; when we go on, nothing is charged for.
  if (!isStaff(actor)) return refuse('quotation-to-decide', { number: ticket.id });
  const change = ended(ticket, false);
  return { ...change, set: { ...change.set, ...withdrawn(ticket) } };
};

/** @param automatic true when nobody said so: the customer answered, or the longest pause has passed. */
export function ended(ticket: Ticket, automatic: boolean): Change {
  return {
    set: { status: ticket.waiting?.before ?? 'acknowledged', waiting: undefined },
    facts: [{ type: 'resumed', automatic }],
  };
}
