import { applies, isPlanOpen } from './applies.js';
import type { FactOf } from './facts.js';
import type { Ticket } from './ticket.js';
import type { CustomersStep } from './words.js';

/** Something that is the customer's to do, and since when. */
interface TheirStep {
  readonly step: CustomersStep;
  readonly since: Date;
}

/** The reminders of a step since the customer let us hear anything: a word of theirs, and it is counted anew. */
export function remindersInVain({ history }: Pick<Ticket, 'history'>, { step, since }: TheirStep) {
  const heard = history.findLastIndex(({ side }) => side === 'customer');
  return history
    .slice(heard + 1)
    .filter(
      (fact): fact is FactOf<'step-asked'> =>
        fact.type === 'step-asked' && fact.step === step && fact.recordedAt >= since,
    );
}

/** Whether a request waits for nothing but the customer: a dispute, a plan that is open, a merge are ours to end. */
export const isTheirsAlone = (ticket: Ticket): boolean =>
  !(ticket.dispute && applies('uphold', ticket)) && !isPlanOpen(ticket) && !ticket.merging?.length;

/**
 * When a request is closed for want of an answer: as it was announced with the last reminder, if the promise still says so and
 * nothing has been heard since.
 * @returns undefined while it was not announced, or where it holds no more
 */
export function closesUnansweredAt(ticket: Ticket, step: TheirStep): Date | undefined {
  const { closeUnanswered } = ticket.terms.policy;
  const reminders = remindersInVain(ticket, step);
  if (!closeUnanswered || reminders.length < closeUnanswered.afterReminders) return undefined;
  return isTheirsAlone(ticket) ? reminders.at(-1)?.closesAt : undefined;
}
