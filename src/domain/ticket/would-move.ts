import { ledger } from '../sla/clock.js';
import { slaEvents, termsAtReceipt } from './clocks.js';
import { movesBetween, type MovedClock } from './moves.js';
import type { Terms, Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/**
 * What other terms would do to the clocks of a request that have not stopped: which are due earlier or later, which would
 * be late at once, which no more (sla.md rule 7). It changes nothing.
 * @param at from when on they would hold; not after `now`
 * @throws SlaFault when the terms cannot be used
 */
export function wouldMove(ticket: Ticket, terms: Terms, at: Date, now = at): MovedClock[] {
  const end = notBeforeHistory(ticket, now);
  const events = slaEvents(ticket);
  const receipt = termsAtReceipt(ticket);
  const change = { do: 'terms', at, recordedAt: end, id: 'change of terms', terms } as const;
  const [before, after] = [events, [...events, change]].map((told) => ledger(told, receipt, end));
  return movesBetween(before!, after!, end);
}
