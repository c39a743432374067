import { refuse } from '../../refusal.js';
import { refOf } from '../../people/person.js';
import { withdrawn } from '../quotation.js';
import type { DecideVerb } from '../verb.js';
import { outcomeOf } from '../item-outcomes.js';
import { leftUndone } from '../split.js';
import { planEnded } from './close-plan.js';

/** R4, R26: repaired, replaced or explained; the customer's signature is still to come (R27). */
export const resolve: DecideVerb<'resolve'> = (
  ticket,
  { outcome, text, items: told, split },
  { actor, at },
) => {
  const items = told && ticket.items.map(({ no }) => told.find((one) => one.no === no) ?? { no, outcome });
  if (items && !outcomeOf(items)) return refuse('nothing-done', { number: ticket.id });
  const each = items ? { items } : {};
  const resolution = { outcome, text, at, by: refOf(actor), ...each };
  const left = split ? leftUndone({ ...ticket, resolution }) : [];
  const plan = planEnded(ticket, at);
  return {
    set: {
      status: 'resolved',
      waiting: undefined,
      resolution,
      responsible: ticket.responsible ?? refOf(actor),
      ...plan.set,
      ...withdrawn(ticket),
    },
    facts: [{ type: 'resolved', outcome, text, ...each }, ...plan.facts],
    errands: left.length > 0 ? [{ do: 'split', items: left }] : [],
  };
};
