import { accountOf, type Account } from '../sla/account.js';
import { ledger } from '../sla/clock.js';
import type { PlanTime } from '../sla/emergency.js';
import type { Metric } from '../sla/terms.js';
import { planTimeOf, slaEvents, termsAtReceipt } from './clocks.js';
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

/** When the emergency plan opens at a time of its own, or has opened (R5). */
export interface PlanWhy extends PlanTime {
  readonly openedAt?: Date | undefined;
}

/**
 * How the time of the emergency plan comes about, where it is not that of the repair clock.
 * @param metric the clock asked about; the plan is told with all of them, and with `repair`
 */
export function whyPlan(ticket: Ticket, metric: Metric | undefined, at: Date): PlanWhy | undefined {
  if (metric && metric !== 'repair') return undefined;
  const time = planTimeOf(ticket, notBeforeHistory(ticket, at));
  const { emergencyPlan, cycle } = ticket;
  return time && { ...time, openedAt: emergencyPlan?.cycle === cycle ? emergencyPlan.openedAt : undefined };
}
