import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { Errand, ErrandOf } from './errands.js';
import { linkTo, without } from './linked.js';
import { titleOf, type Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

type ToOther = ErrandOf<'link' | 'unlink' | 'unblock'>;

/**
 * What an act on `first` means for the request that its errand names. Who did it was allowed to, and `first` has decided:
 * this one follows.
 * @returns undefined when there is nothing to follow
 */
export function carriedOut(
  other: Ticket,
  first: Ticket,
  errand: ToOther,
  given: DecisionContext,
): Decision | undefined {
  const { cause, at, by } = errand;
  const context = { ...given, cause, at, now: notBeforeHistory(other, given.now) };
  const who = { by, side: 'ours' as const };
  const { id: number, customerId } = first;
  switch (errand.do) {
    case 'link': {
      const one = { number, relation: errand.relation, title: titleOf(first), customerId };
      const links = [...(without(other, number) ?? []), one];
      return concluded(other, { set: { links }, facts: [{ type: 'linked', ...one }] }, context, who);
    }
    case 'unlink': {
      const one = linkTo(other, number);
      if (!one) return undefined;
      const links = without(other, number);
      return concluded(other, { set: { links }, facts: [{ type: 'unlinked', ...one }] }, context, who);
    }
    case 'unblock': {
      const { became } = errand;
      const fact = { type: 'unblocked' as const, number, title: titleOf(first), customerId, became };
      return concluded(other, { set: {}, facts: [fact] }, context, who);
    }
  }
}

/** What was wished for in this request stands in the list of wishes. */
export function wishNoted(
  ticket: Ticket,
  { text, by, side, at, cause }: ErrandOf<'wish'>,
  { number, joined }: { readonly number: string; readonly joined: boolean },
  given: DecisionContext,
): Decision | undefined {
  if (!ticket.errands?.some((one) => one.cause === cause)) return undefined;
  const context = { ...given, cause, at, now: notBeforeHistory(ticket, given.now) };
  const set = { errands: withoutErrand(ticket, cause) };
  const fact = { type: 'wish-recorded' as const, wish: number, text, ...(joined ? { joined } : {}) };
  return concluded(ticket, { set, facts: [fact] }, context, { by, side });
}

/** Whether an act was done before, as far as this request is concerned: by its facts, or by what it owes. */
export const hasHappened = ({ history, errands = [] }: Ticket, cause: string): boolean =>
  history.some(
    (fact) =>
      fact.cause === cause ||
      fact.cause.startsWith(`${cause}:split:`) ||
      fact.cause.startsWith(`${cause}:wish:`),
  ) || errands.some((one) => one.cause.startsWith(`${cause}:`));

/** The errand is done: nothing is owed by it any more. @returns undefined when that is so already */
export function errandDone(ticket: Ticket, { cause }: Errand, given: DecisionContext): Decision | undefined {
  if (!ticket.errands?.some((one) => one.cause === cause)) return undefined;
  const set = { errands: withoutErrand(ticket, cause) };
  return concluded(ticket, { set, facts: [] }, { ...given, now: notBeforeHistory(ticket, given.now) });
}

export function withoutErrand({ errands = [] }: Ticket, cause: string): Errand[] | undefined {
  const rest = errands.filter((one) => one.cause !== cause);
  return rest.length > 0 ? rest : undefined;
}
