import { calendarFor } from '../../sla/terms-in-force.js';
import type { Ticket } from '../ticket.js';
import { DAY_MS } from '../../time/units.js';

/** How far an opening is looked for: most are near, and a calendar may have none any more. */
const NEAR_DAYS = 31;
const FAR_DAYS = 400;

/**
 * People are not paged at midnight for a promise of business hours (sla.md, what users complain about): the next
 * opening, when the instant lies outside of them; the instant itself, when there is none. A major problem waits for
 * nothing.
 */
export function whenOpen({ severity, terms }: Pick<Ticket, 'severity' | 'terms'>, at: Date): Date {
  if (severity === 'major' || terms.calendar === '24x7') return at;
  const calendar = calendarFor(terms);
  const opening = (days: number) => calendar.openBetween(at, new Date(at.getTime() + days * DAY_MS))[0]?.from;
  return opening(NEAR_DAYS) ?? opening(FAR_DAYS) ?? at;
}
