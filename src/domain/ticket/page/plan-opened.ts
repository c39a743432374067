import { firstFilled, type Roster } from '../../people/roster.js';
import { targetsFor } from '../../sla/policy.js';
import type { FactStated } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { MINUTE_MS } from '../../time/units.js';

/** By when the customer hears from us after an emergency plan has opened: as soon as we answer a new request (R2). */
const FIRST_WORD_MS = 30 * MINUTE_MS;

/**
 * R5: the emergency plan opens with an owner, so that it is somebody's at once: the responsible engineer, else the
 * technical head, else a manager; and with a promise of when the customer hears more.
 * @param openedAt when it was time for it; noticed at `now`, from which the promise counts
 */
export function planOpened(
  ticket: Ticket,
  roster: Roster,
  { cycle, openedAt, now }: { cycle: number; openedAt: Date; now: Date },
): { emergencyPlan: NonNullable<Ticket['emergencyPlan']>; fact: FactStated } {
  const owner = ticket.responsible ?? firstFilled(roster, ['tech-head', 'manager', 'front-desk', 'admin'])[0];
  const target = targetsFor(ticket.terms.policy, ticket).response;
  const soonest = target === undefined ? FIRST_WORD_MS : Math.min(FIRST_WORD_MS, target * MINUTE_MS);
  const nextWordAt = new Date(now.getTime() + soonest);
  return {
    emergencyPlan: { openedAt, cycle, owner, steps: [], nextWordAt, remindAt: nextWordAt },
    fact: { type: 'emergency-plan-opened', cycle, ...(owner ? { owner } : {}), nextWordAt },
  };
}
