import { isRefusal } from '../../refusal.js';
import { refOf } from '../../people/person.js';
import { proposedBefore } from '../proposal.js';
import type { DecideVerb } from '../verb.js';

/** R3, R25: on the way to the site, which makes the work on-site work; what will be done there is told before, or with it. */
export const depart: DecideVerb<'depart'> = (ticket, { proposal }, { actor }) => {
  const before = proposedBefore(ticket, proposal && { ...proposal, mode: 'onsite' }, actor);
  if (isRefusal(before)) return before;
  return {
    set: {
      ...before.set,
      status: 'departed',
      mode: 'onsite',
      responsible: ticket.responsible ?? refOf(actor),
    },
    facts: [...before.facts, { type: 'departed' }],
  };
};
