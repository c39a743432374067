import { refuse, type Refusal } from '../../refusal.js';
import { RECEIPT } from '../../sla/terms.js';
import type { CommandOf } from '../commands.js';
import { isSameMinute, MOST_LATE_MS } from '../received.js';
import type { Ticket } from '../ticket.js';
import type { Change, DecideVerb } from '../verb.js';

/**
 * sla.md rule 8: something was really done at another time; a breach that never was is taken back, visibly.
 * People choose whole minutes: the minute the clock started in stands for its start, and is not before it.
 */
export const correct: DecideVerb<'correct'> = (ticket, command, { at }) => {
  const { metric, to: chosen, reason } = command;
  if (metric === RECEIPT) return correctReceipt(ticket, command);
  if (ticket.status === 'registered')
    return refuse('not-in-this-state', { verb: 'correct', status: ticket.status, number: ticket.id });
  const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === ticket.cycle);
  if (!clock || clock.dropped) return refuse('no-clock-to-correct', { metric, number: ticket.id });
  const { startedAt } = clock;
  const to = isSameMinute(chosen, startedAt) && chosen < startedAt ? startedAt : chosen;
  if (to < startedAt || to > at) return refuse('corrected-time');
  return {
    set: {},
    facts: [{ type: 'corrected', metric, ...(clock.stoppedAt ? { from: clock.stoppedAt } : {}), to, reason }],
  };
};

/**
 * R2, R20: it was received at another time, never after it was registered. The clocks of a later round, or of items that came from
 * another request, do not run from its receipt.
 */
function correctReceipt(ticket: Ticket, { to: chosen, reason }: CommandOf<'correct'>): Change | Refusal {
  const { id: number, cycle, history, receivedAt: from } = ticket;
  const registered = history.find((fact) => fact.type === 'registered');
  if (cycle > 1 || !registered || registered.from) return refuse('receipt-elsewhere', { number });
  const to = isSameMinute(chosen, registered.at) ? registered.at : chosen;
  if (to > registered.at || registered.at.getTime() - to.getTime() > MOST_LATE_MS)
    return refuse('corrected-receipt');
  if (isSameMinute(to, from)) return refuse('receipt-as-it-was');
  return { set: { receivedAt: to }, facts: [{ type: 'receipt-corrected', from, to, reason }] };
}
