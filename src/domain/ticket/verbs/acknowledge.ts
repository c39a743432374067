import { refOf } from '../../people/person.js';
import { isByDepartment } from '../dispatched.js';
import type { DecideVerb } from '../verb.js';

/**
 * R2: the first human answer. An engineer who acknowledges owns the request, unless one was named before (R23), or the department
 * names them (R22).
 */
export const acknowledge: DecideVerb<'acknowledge'> = (ticket, _command, { actor }) => {
  const canOwn = actor.roles.some((role) => role === 'engineer' || role === 'tech-head');
  const owns = !ticket.responsible && canOwn && !isByDepartment(ticket);
  const responsible = owns ? refOf(actor) : ticket.responsible;
  return {
    set: {
      status: ticket.responsible ? 'assigned' : 'acknowledged',
      acknowledgedBy: refOf(actor),
      responsible,
    },
    facts: [{ type: 'acknowledged', ...(owns ? { owns } : {}) }],
  };
};
