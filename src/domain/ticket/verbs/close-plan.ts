import type { FactStated } from '../facts.js';
import { isPlanOpen } from '../applies.js';
import type { Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';

/** R5: the plan is not needed any more, and why. */
export const closePlan: DecideVerb<'close-plan'> = (ticket, { text }, { at }) => ({
  set: { emergencyPlan: { ...ticket.emergencyPlan!, closedAt: at, remindAt: undefined } },
  facts: [{ type: 'emergency-plan-closed', text }],
});

/** The plan ends with the request's trouble: nobody has to say so. */
export function planEnded(
  ticket: Ticket,
  at: Date,
): { set: Pick<Partial<Ticket>, 'emergencyPlan'>; facts: FactStated[] } {
  if (!isPlanOpen(ticket)) return { set: {}, facts: [] };
  return {
    set: { emergencyPlan: { ...ticket.emergencyPlan!, closedAt: at, remindAt: undefined } },
    facts: [{ type: 'emergency-plan-closed' }],
  };
}
