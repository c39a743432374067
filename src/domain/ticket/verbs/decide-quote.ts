import { refOf } from '../../people/person.js';
import type { FactStated } from '../facts.js';
import { totalOf, type Quotation } from '../quotation.js';
import type { Ticket } from '../ticket.js';
import type { ActContext, Change, DecideVerb } from '../verb.js';
import { ended } from './resume.js';

/** R9: the customer accepts what it costs; the work, and its clock, go on. */
export const acceptQuote: DecideVerb<'accept-quote'> = (ticket, { remark }, context) => {
  const { no, items, currency } = ticket.quotation!;
  const cents = totalOf(items);
  const said = { type: 'quote-accepted', no, cents, currency, ...(remark ? { remark } : {}) } as const;
  return decided(ticket, 'accepted', said, context);
};

/** The customer declines: the request is cancelled, quoted anew, or goes on free of charge, as we decide. */
export const declineQuote: DecideVerb<'decline-quote'> = (ticket, { reason }, context) => {
  const said = { type: 'quote-declined', no: ticket.quotation!.no, reason } as const;
  return decided(ticket, 'declined', said, context);
};

/** Ours to decide: nothing is charged. */
export const waive: DecideVerb<'waive'> = (ticket, { text }, context) =>
  decided(ticket, 'waived', { type: 'charge-waived', no: ticket.quotation!.no, text }, context);

function decided(
  ticket: Ticket,
  state: Quotation['state'],
  fact: FactStated,
  { actor, at }: ActContext,
): Change {
  const quotation = { ...ticket.quotation!, state, decidedBy: refOf(actor), decidedAt: at };
  const { no } = quotation;
  const resumed = ticket.waiting?.quotation === undefined ? undefined : ended(ticket, false);
  return {
    set: { ...resumed?.set, quotation },
    facts: [fact, ...(resumed?.facts.map((one) => ({ ...one, quotation: no })) ?? [])],
  };
}
