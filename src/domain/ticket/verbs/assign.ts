import { refuse } from '../../refusal.js';
import { rolesOf } from '../../people/roster.js';
import type { DecideVerb } from '../verb.js';

/**
 * R22, R23: names the one responsible engineer, and says why them (R37). Before anybody has acknowledged, the request stays registered:
 * an assignment is not an answer to the customer (sla.md rule 11).
 */
export const assign: DecideVerb<'assign'> = (ticket, { engineer, grounds, text }, { roster }) => {
  const roles = rolesOf(roster, engineer.id);
  if (!roles.includes('engineer') && !roles.includes('tech-head'))
    return refuse('not-an-engineer', { name: engineer.name });
  if (ticket.responsible?.id === engineer.id)
    return refuse('already-done', { verb: 'assign', name: engineer.name });
  if (grounds === 'other' && text === undefined) return refuse('grounds-unsaid');
  return {
    set: { responsible: engineer, status: ticket.status === 'acknowledged' ? 'assigned' : ticket.status },
    facts: [{ type: 'assigned', engineer, grounds, ...(text === undefined ? {} : { text }) }],
  };
};
