import type { Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';

/** The customer does not accept the result: work goes on in the same cycle (sla.md rule 13). */
export const refuseResult: DecideVerb<'refuse'> = (ticket, { reason, items: named = [] }) => {
  const known = ticket.items.filter(({ no }) => named.includes(no)).map(({ no }) => no);
  return {
    set: { status: 'assigned', resolution: undefined, ...planGoesOn(ticket) },
    facts: [{ type: 'refused', reason, ...(known.length > 0 ? { items: known } : {}) }],
  };
};

/** The emergency plan that the resolution had ended is open again: it was opened once, for this cycle (R5). */
function planGoesOn({ emergencyPlan, resolution }: Ticket): Pick<Partial<Ticket>, 'emergencyPlan'> {
  if (!emergencyPlan?.closedAt || emergencyPlan.closedAt.getTime() !== resolution?.at.getTime()) return {};
  return { emergencyPlan: { ...emergencyPlan, closedAt: undefined } };
}
