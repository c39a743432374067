import type { Errand } from '../record/errand.js';
import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/**
 * What an act on another record means for a request. Whoever acted there was allowed to, so it is not asked again.
 * @throws for what no request can be asked: a mistake of ours
 */
export function asked(ticket: Ticket, errand: Errand, given: DecisionContext): Decision {
  const { from, by, side, at } = errand;
  if (errand.do !== 'note') throw new Error(`a request cannot be asked for ${errand.do}`);
  const { text } = errand.given as { text: string };
  const context = { ...given, at, now: notBeforeHistory(ticket, given.now) };
  return concluded(ticket, { set: {}, facts: [{ type: 'noted', text, through: from.id }] }, context, {
    by,
    side,
  });
}
