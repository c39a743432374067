import { refuse, type Refusal } from '../../refusal.js';
import { withdrawn } from '../quotation.js';
import { titleOf, type Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';
import { OPEN_STATUSES } from '../words.js';
import { planEnded } from './close-plan.js';

/** Closed here, goes on there: its clocks are cancelled (sla.md rule 14), and what it waited for is the other's affair. */
export const merge: DecideVerb<'merge'> = (ticket, { into }, { at, other }) => {
  if (!other) return refuse('not-found', { number: into });
  const refusal = mayNotTakeIn(other, ticket);
  if (refusal) return refusal;
  const mergedInto = { number: other.id, title: titleOf(other) };
  const plan = planEnded(ticket, at);
  return {
    set: {
      status: 'merged',
      closedAt: at,
      mergedInto,
      waiting: undefined,
      escalation: undefined,
      ...plan.set,
      ...withdrawn(ticket),
    },
    facts: [{ type: 'merged', ...mergedInto }, ...plan.facts],
  };
};

/** Whether `parent` can take `child` in: another open request of the same customer. */
export function mayNotTakeIn(parent: Ticket, child: Pick<Ticket, 'id' | 'customerId'>): Refusal | undefined {
  const { id: number, status, mergedInto } = parent;
  if (number === child.id) return refuse('merge-with-itself', { number });
  if (parent.customerId !== child.customerId) return refuse('merge-elsewhere', { number });
  if (mergedInto) return refuse('merged-into', { number, into: mergedInto.number });
  return OPEN_STATUSES.includes(status) ? undefined : refuse('merge-into-closed', { number, status });
}
