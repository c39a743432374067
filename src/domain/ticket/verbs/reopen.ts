import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';
import { DAY_MS } from '../../time/units.js';

/** A second cycle with fresh targets (sla.md rule 13); after the policy's window it has to be a new request. */
export const reopen: DecideVerb<'reopen'> = (ticket, { reason }, { at }) => {
  const window = ticket.terms.policy.reopenWindowDays;
  const endedAt = ticket.signature?.at ?? ticket.unanswered?.at;
  if (window !== undefined && endedAt && at.getTime() > endedAt.getTime() + window * DAY_MS) {
    return refuse('reopen-window-over', { days: String(window), number: ticket.id });
  }
  const cycle = ticket.cycle + 1;
  return {
    set: {
      status: 'registered',
      cycle,
      closedAt: undefined,
      acknowledgedBy: undefined,
      resolution: undefined,
      signature: undefined,
      unanswered: undefined,
      proposal: undefined,
      escalation: undefined,
      emergencyPlan: undefined,
      handover: undefined,
      experts: undefined,
      dispute: undefined,
    },
    facts: [{ type: 'reopened', reason, cycle }],
  };
};
