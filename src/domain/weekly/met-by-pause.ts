import { ledger, type Clock } from '../sla/clock.js';
import type { SlaEvent } from '../sla/events.js';
import { slaEvents, termsAtReceipt } from '../ticket/clocks.js';
import type { Ticket } from '../ticket/ticket.js';
import type { ClockRow } from './weekly-row.js';

/**
 * The clocks of a request for a report, each that was met only because pauses did not count marked as such: told once
 * more without its waiting, it would have been breached. That the customer took time to look at a result is no pause.
 * @param now when the report is made
 */
export function clockRows(ticket: Ticket, now: Date): ClockRow[] {
  if (!ticket.clocks.some(mayOweItToPauses)) return ticket.clocks;
  const counted = ledger(slaEvents(ticket).filter(isNoPause), termsAtReceipt(ticket), ticket.clocksAt ?? now);
  const late = new Set(counted.filter(({ breachedAt }) => breachedAt).map(nameOf));
  return ticket.clocks.map((clock) =>
    mayOweItToPauses(clock) && late.has(nameOf(clock)) ? { ...clock, metByPause: true } : clock,
  );
}

const mayOweItToPauses = ({ state, pausedMinutes }: Clock): boolean => state === 'met' && pausedMinutes > 0;

const isNoPause = (event: SlaEvent): boolean => event.do !== 'wait' && event.do !== 'resume';

const nameOf = ({ metric, cycle }: Clock): string => `${metric} ${cycle}`;
