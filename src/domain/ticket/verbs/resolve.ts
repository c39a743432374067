import { isRefusal, refuse } from '../../refusal.js';
import { refOf } from '../../people/person.js';
import type { CommandOf } from '../commands.js';
import { proposedBefore } from '../proposal.js';
import { withdrawn } from '../quotation.js';
import { replacementsOf } from '../replacement.js';
import type { DecideVerb } from '../verb.js';
import { outcomeOf, type ItemOutcome } from '../item-outcomes.js';
import { itemsMoved, leftUndone } from '../split.js';
import type { Ticket } from '../ticket.js';
import { mayBeReplacedFree } from '../unsolvable.js';
import { planEnded } from './close-plan.js';

/**
 * R4, R26: repaired, replaced, explained or not to be solved; the customer's signature is still to come (R27). Every item is
 * done, or explained in words that the customer signs, or goes on in a request of its own: nothing that was asked for is
 * signed away undone (R19, R34). What was replaced is recorded as a replacement by the same act, and what the customer was not told
 * how it would be solved is told with it (`proposal.ts`).
 */
export const resolve: DecideVerb<'resolve'> = (ticket, command, { actor, at, contract }) => {
  const { id: number } = ticket;
  const { text, split } = command;
  const before = proposedBefore(ticket, command.proposal, actor);
  if (isRefusal(before)) return before;
  const items = itemsOf(ticket, command);
  const outcome = items ? outcomeOf(items) : command.outcome;
  if (!outcome) return refuse('nothing-done', { number });
  const left = leftUndone({ ...ticket, resolution: { outcome, text, at, by: refOf(actor), items } });
  if (left.length > 0 && !split) return refuse('left-undone', { number, list: left.join(', ') });
  const unexplained = (items ?? []).filter((one) => one.outcome === 'explained' && !one.text);
  if (unexplained.length > 0) {
    return refuse('item-unexplained', { number, list: unexplained.map(({ no }) => no).join(', ') });
  }
  const said = outcome === 'unsolvable' ? command.unsolvable : undefined;
  if (outcome === 'unsolvable' && !said) return refuse('unsolvable-unsaid', { number });
  const free = mayBeReplacedFree(ticket, contract);
  if (said && said.instead.offer !== 'replacement' && free && !said.whyNot) {
    return refuse('say-why-not-replaced', { number });
  }
  const replaced = replacementsOf(
    ticket,
    replacedItems(outcome, items),
    command.replacements ?? [],
    contract,
  );
  if (isRefusal(replaced)) return replaced;
  const more = { ...(items ? { items } : {}), ...(said ? { unsolvable: { ...said, free } } : {}) };
  const plan = planEnded(ticket, at);
  return {
    set: {
      ...before.set,
      status: 'resolved',
      waiting: undefined,
      resolution: { outcome, text, at, by: refOf(actor), ...more },
      responsible: ticket.responsible ?? refOf(actor),
      ...plan.set,
      ...withdrawn(ticket),
      ...(replaced.length > 0 ? { contractOwedSince: at } : {}),
    },
    facts: [...before.facts, ...replaced, { type: 'resolved', outcome, text, ...more }, ...plan.facts],
    errands: left.length > 0 ? [{ do: 'split', items: left }] : [],
  };
};

/** The items that were replaced by new equipment; one without a number where the request is told as a whole. */
function replacedItems(outcome: string, items: readonly ItemOutcome[] | undefined): (number | undefined)[] {
  if (!items) return outcome === 'replaced' ? [undefined] : [];
  return items.filter((one) => one.outcome === 'replaced').map(({ no }) => no);
}

/**
 * What became of each item: one that was not named has the outcome of the whole, one that goes on elsewhere already is not
 * done here, whatever was said.
 * @returns undefined for a request whose items are not told apart
 */
function itemsOf(ticket: Ticket, { outcome, items: told }: CommandOf<'resolve'>): ItemOutcome[] | undefined {
  const moved = itemsMoved(ticket);
  if (!told && moved.size === 0) return undefined;
  return ticket.items.map(({ no }) =>
    moved.has(no)
      ? { no, outcome: 'not-done' }
      : explained(told?.find((one) => one.no === no) ?? { no, outcome }),
  );
}

/** What needs no explanation has none, though one was typed before another outcome was chosen. */
function explained({ no, outcome, text }: ItemOutcome): ItemOutcome {
  const isTold = (outcome === 'explained' || outcome === 'unsolvable') && text;
  return isTold ? { no, outcome, text } : { no, outcome };
}
