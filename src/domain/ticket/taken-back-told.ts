import type { Metric } from '../sla/terms.js';
import type { Fact, FactOf } from './facts.js';
import { wasToldMissed, wasToldOfPlan } from './missed.js';
import { isForCustomer } from './moves.js';
import { isCorrection } from './plan-taken-back.js';
import type { Ticket } from './ticket.js';

type Place = 'customer' | 'desk';
type TakenBack = FactOf<'breach-rescinded'> | FactOf<'emergency-plan-rescinded'>;

const isTakenBack = (fact: Fact): fact is TakenBack =>
  fact.type === 'breach-rescinded' || fact.type === 'emergency-plan-rescinded';

/** Whether a message about this fact is also about what is taken back by the same act. */
export const tellsOfTakenBack = (fact: Fact): boolean => isTakenBack(fact) || isCorrection(fact);

const isFor = (fact: TakenBack, place: Place): boolean =>
  place === 'desk' || fact.type === 'emergency-plan-rescinded' || isForCustomer(fact.metric);

/**
 * What is taken back by one act is one message: the correction's, where it is one, else that of the first that is taken back.
 * @returns whether this fact is told in the thread of the place by another one
 */
export function isToldByOther({ history }: Pick<Ticket, 'history'>, fact: Fact, place: Place): boolean {
  if (!isTakenBack(fact)) return false;
  const together = history.filter(({ cause }) => cause === fact.cause);
  const teller = together.find(isCorrection) ?? together.find((one) => isTakenBack(one) && isFor(one, place));
  return teller?.id !== fact.id;
}

/**
 * What is said to be taken back with a correction, or with the first thing that is: in the customer's thread what they had been told of
 * (sla.md rule 8).
 */
export function takenBackWith(
  ticket: Ticket,
  fact: Fact,
  place: Place,
): { readonly metrics: Metric[]; readonly plan: boolean } {
  const told = ticket.history.filter(
    (one): one is TakenBack =>
      one.cause === fact.cause &&
      isTakenBack(one) &&
      isFor(one, place) &&
      (place === 'desk' || wasTold(ticket, one)),
  );
  return {
    metrics: told.flatMap((one) => (one.type === 'breach-rescinded' ? [one.metric] : [])),
    plan: told.some(({ type }) => type === 'emergency-plan-rescinded'),
  };
}

const wasTold = (ticket: Ticket, fact: TakenBack): boolean =>
  fact.type === 'breach-rescinded' ? wasToldMissed(ticket, fact) : wasToldOfPlan(ticket, fact);
