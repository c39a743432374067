import { accountOf, type Account } from '../sla/account.js';
import { ledger } from '../sla/clock.js';
import type { Metric } from '../sla/terms.js';
import { slaEvents, termsAtReceipt } from './clocks.js';
import type { Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/**
 * How the due times of a request came about, from its history and what was promised (sla.md rule 2).
 * @param metric the one asked about, in every cycle, the latest first; without it, all clocks of the present cycle
 */
export function whyOf(ticket: Ticket, metric: Metric | undefined, at: Date): Account[] {
  const now = notBeforeHistory(ticket, at);
  const events = slaEvents(ticket);
  const terms = termsAtReceipt(ticket);
  return ledger(events, terms, now)
    .filter((clock) => (metric ? clock.metric === metric : clock.cycle === ticket.cycle))
    .sort((a, b) => b.cycle - a.cycle)
    .map((clock) => accountOf(clock, events, terms, now));
}
