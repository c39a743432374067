import type { FactStated } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { isPlanOpen } from '../applies.js';
import { DAY_MS, MINUTE_MS } from '../../time/units.js';

/** Until the owner is reminded again that the customer waits for a word. */
const REMIND_MS = 15 * MINUTE_MS;
const LONGEST_MS = DAY_MS;

/** R5: when the owner of an emergency plan is reminded of the word that the customer was promised. */
export const wordDueAt = (ticket: Ticket): Date | undefined =>
  isPlanOpen(ticket) ? ticket.emergencyPlan?.remindAt : undefined;

/** @returns what is told of it when that instant has come, and the plan with its next reminder */
export function wordWhenDue(
  ticket: Ticket,
  now: Date,
): { fact: FactStated; emergencyPlan: NonNullable<Ticket['emergencyPlan']> } | undefined {
  const at = wordDueAt(ticket);
  const plan = ticket.emergencyPlan;
  if (!at || at > now || !plan?.nextWordAt) return undefined;
  const waited = now.getTime() - plan.nextWordAt.getTime();
  const next = Math.min(LONGEST_MS, Math.max(REMIND_MS, waited));
  return {
    fact: { type: 'word-due', promisedAt: plan.nextWordAt, ...(plan.owner ? { owner: plan.owner } : {}) },
    emergencyPlan: { ...plan, remindAt: new Date(now.getTime() + next) },
  };
}

/** A word of ours to the customer keeps the promise; undefined when there is none to keep. */
export function wordGiven({ emergencyPlan }: Ticket): Pick<Partial<Ticket>, 'emergencyPlan'> {
  if (!emergencyPlan?.nextWordAt || emergencyPlan.closedAt) return {};
  return { emergencyPlan: { ...emergencyPlan, nextWordAt: undefined, remindAt: undefined } };
}
