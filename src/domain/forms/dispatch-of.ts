import type { FactOf } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import { cycleOf } from './signature-of.js';

/** Why somebody was sent (R37, R38): what the dispatcher gave as grounds, or by which rule of the desk they have it. */
export type Dispatch =
  | Pick<FactOf<'assigned'>, 'grounds' | 'text'>
  | (Pick<FactOf<'dispatched-by-rule'>, 'rule' | 'policy' | 'at'> & { readonly engineer: string });

/** @returns what stands for the present cycle; undefined while nobody is sent, and of before grounds were asked for */
export function dispatchOf(ticket: Ticket): Dispatch | undefined {
  const fact = cycleOf(ticket).findLast(
    (one): one is FactOf<'assigned'> | FactOf<'dispatched-by-rule'> =>
      one.type === 'assigned' || one.type === 'dispatched-by-rule',
  );
  if (fact?.type === 'assigned') return fact.grounds && { grounds: fact.grounds, text: fact.text };
  return fact && { rule: fact.rule, policy: fact.policy, at: fact.at, engineer: fact.engineer.name };
}
