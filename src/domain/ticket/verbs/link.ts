import { maySee } from '../may.js';
import { refuse } from '../../refusal.js';
import { INVERSE, linkTo, MAX_LINKS, removable, without } from '../linked.js';
import type { CommandOf } from '../commands.js';
import { titleOf, type Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';

/**
 * How this request stands to another one that the person may see as well. With one of another customer only the cause can
 * be the same: nothing else of theirs is these people's affair.
 */
export const link: DecideVerb<'link'> = (ticket, { to, relation }, { actor, other }) => {
  const { id: number } = ticket;
  if (!other || !maySee(actor, other)) return refuse('not-found', { number: to });
  if (other.id === number) return refuse('link-with-itself', { number });
  if (other.mergedInto) return refuse('merged-into', { number: other.id, into: other.mergedInto.number });
  if (other.customerId !== ticket.customerId && relation !== 'same-cause') {
    return refuse('link-elsewhere', { number: other.id });
  }
  if (linkTo(ticket, other.id)) return refuse('already-linked', { number, other: other.id });
  if (isUnderWay(ticket, other.id)) return refuse('being-linked', { number, other: other.id });
  const full = [ticket, other].find(({ links = [] }) => links.length >= MAX_LINKS);
  if (full) return refuse('too-many-links', { number: full.id, max: String(MAX_LINKS) });
  const one = { number: other.id, relation, title: titleOf(other), customerId: other.customerId };
  return {
    set: { links: [...(ticket.links ?? []), one] },
    facts: [{ type: 'linked', ...one }],
    errands: [{ do: 'link', number: other.id, relation: INVERSE[relation] }],
  };
};

export const unlink: DecideVerb<'unlink'> = (ticket, { to }) => {
  const { id: number } = ticket;
  const one = removable(ticket).find((known) => known.number === to);
  if (!one) return refuse('not-linked', { number, other: to });
  if (isUnderWay(ticket, to)) return refuse('being-linked', { number, other: to });
  return {
    set: { links: without(ticket, to) },
    facts: [{ type: 'unlinked', ...one }],
    errands: [{ do: 'unlink', number: to }],
  };
};

/** What was said of the two just before has not reached the other. */
const isUnderWay = ({ errands = [] }: Ticket, number: string): boolean =>
  errands.some((one) => (one.do === 'link' || one.do === 'unlink') && one.number === number);

/** The same command said of the other request. @param to the request that this one was said of */
export const inverse = (command: CommandOf<'link' | 'unlink'>, to: string): CommandOf<'link' | 'unlink'> =>
  command.do === 'link' ? { do: 'link', to, relation: INVERSE[command.relation] } : { do: 'unlink', to };
