import { requesterOf } from '../asked-of-customer.js';
import { closesUnansweredAt, isTheirsAlone, remindersInVain } from '../in-vain.js';
import { nextSteps, type NextStep } from '../next-step.js';
import { withdrawn } from '../quotation.js';
import type { Ticket } from '../ticket.js';
import type { Change } from '../verb.js';
import { isCustomersStep, type CustomersStep } from '../words.js';

type TheirStep = NextStep & { readonly step: CustomersStep };
const isTheirs = (step: NextStep): step is TheirStep => isCustomersStep(step.step);

/**
 * When the request is closed if the customer does not answer the reminder that is made now: when the next one would be due, where
 * this is the last. A pause that ends by itself before that ends so, unless they would have less than half of that time.
 * @param next when they would be reminded again
 * @returns undefined where the promise has no such rule, another reminder is to come, or nobody of theirs is asked in Slack
 */
export function lastCallUntil(
  ticket: Ticket,
  step: NextStep,
  { now, next }: { now: Date; next: Date },
): Date | undefined {
  const { closeUnanswered } = ticket.terms.policy;
  if (!closeUnanswered || !isTheirs(step)) return undefined;
  const made = remindersInVain(ticket, step).length + 1;
  if (made < closeUnanswered.afterReminders || !isTheirsAlone(ticket) || !requesterOf(ticket))
    return undefined;
  const ends = ticket.waiting?.until;
  if (!ends || next <= ends) return next;
  const [left, half] = [ends.getTime() - now.getTime(), (next.getTime() - now.getTime()) / 2];
  return left >= half ? ends : undefined;
}

/** When the rule closes the request, as was announced; undefined when it does not. */
export const unansweredAt = (ticket: Ticket): Date | undefined => {
  const theirs = nextSteps(ticket).find(isTheirs);
  return theirs && closesUnansweredAt(ticket, theirs);
};

/**
 * Closes what the customer has not answered, at the instant that was announced to them: never as signed, accepted or declined. A
 * quotation that nobody decided on is withdrawn, as when the request is; nothing is owed on it any more.
 * @returns undefined while it is not time
 */
export function closedUnanswered(ticket: Ticket, now: Date): { change: Change; at: Date } | undefined {
  const theirs = nextSteps(ticket).find(isTheirs);
  const at = theirs && closesUnansweredAt(ticket, theirs);
  if (!at || at > now) return undefined;
  const { step } = theirs;
  const { name, id, version } = ticket.terms.policy;
  const said = {
    step,
    reminded: remindersInVain(ticket, theirs).map((fact) => fact.at),
    policy: { name: name ?? id, version },
  };
  const change: Change = {
    set: {
      status: 'unanswered',
      closedAt: at,
      waiting: undefined,
      escalation: undefined,
      unanswered: { ...said, at },
      ...withdrawn(ticket),
    },
    facts: [{ type: 'closed-unanswered', ...said }],
  };
  return { change, at };
}
