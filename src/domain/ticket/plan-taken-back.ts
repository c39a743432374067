import { opensWithRepair } from '../sla/emergency.js';
import { isPlanOpen } from './applies.js';
import { planTimeOf } from './clocks.js';
import type { Fact, FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

const CORRECTIONS: readonly Fact['type'][] = ['corrected', 'receipt-corrected'];

/** Whether a fact says that something was at another time than had been said (sla.md rule 8). */
export const isCorrection = ({ type }: Pick<Fact, 'type'>): boolean => CORRECTIONS.includes(type);

/**
 * R5: an emergency plan for which, by a corrected time, it was not time yet is taken back as visibly as it was opened, and may open
 * later after all. One that somebody has worked on stays, and is theirs to close.
 * @param ticket with its clocks as they are after `facts`
 * @returns nothing where the plan stands
 */
export function planTakenBack(
  ticket: Ticket,
  facts: readonly Fact[],
  now: Date,
): { set: Pick<Partial<Ticket>, 'emergencyPlan'>; facts: FactStated[] } {
  const plan = ticket.emergencyPlan;
  const isCorrected = facts.some(isCorrection);
  if (!plan || !isCorrected || !isPlanOpen(ticket) || isWorkedOn(ticket) || wasTime(ticket, now))
    return { set: {}, facts: [] };
  const { cycle, owner } = plan;
  const fact: FactStated = { type: 'emergency-plan-rescinded', cycle, ...(owner ? { owner } : {}) };
  return { set: { emergencyPlan: undefined }, facts: [fact] };
}

function isWorkedOn({ history, emergencyPlan }: Ticket): boolean {
  const opened = history.findLastIndex(
    (fact) => fact.type === 'emergency-plan-opened' && fact.cycle === emergencyPlan?.cycle,
  );
  return history.slice(opened + 1).some(({ type }) => type === 'emergency-planned');
}

/** Whether the time of the plan had come, as is known now, before it was repaired. */
function wasTime(ticket: Ticket, now: Date): boolean {
  const { clocks, emergencyPlan } = ticket;
  const repair = clocks.find(({ metric, cycle }) => metric === 'repair' && cycle === emergencyPlan?.cycle);
  if (opensWithRepair(ticket.terms.policy)) return repair?.breachedAt !== undefined;
  const at = planTimeOf(ticket, now)?.at;
  return at !== undefined && at <= (repair?.stoppedAt ?? now);
}
