import { refOf } from '../../people/person.js';
import { totalOf } from '../quotation.js';
import type { DecideVerb } from '../verb.js';
import { wait } from './wait.js';

/**
 * R9: says what a paid service will cost, before it is done. The repair clock waits for the customer as the policy says,
 * and no longer than its longest pause; a new quotation takes the place of an open one.
 */
export const quote: DecideVerb<'quote'> = (ticket, { items, currency, text }, context) => {
  const { actor, at } = context;
  const no = (ticket.quotation?.no ?? 0) + 1;
  const quoted = { type: 'quoted', no, items, currency, ...(text ? { text } : {}) } as const;
  const quotation = { no, items, currency, by: refOf(actor), at, state: 'open' } as const;
  const set = { quotation: text ? { ...quotation, text } : quotation };
  const { waiting } = ticket;
  if (waiting) return { set: { ...set, waiting: { ...waiting, quotation: no } }, facts: [quoted] };
  const reason = `${currency} ${(totalOf(items) / 100).toFixed(2)}`;
  const waits = wait(ticket, { do: 'wait', waitingFor: 'customer', reason }, context);
  if ('refused' in waits) return waits;
  return {
    set: { ...set, ...waits.set, waiting: { ...waits.set.waiting!, quotation: no } },
    facts: [quoted, ...waits.facts.map((fact) => ({ ...fact, quotation: no }))],
  };
};
