import { itemsMoved, movedTo } from '../../domain/ticket/split.js';
import type { ItemOutcome } from '../../domain/ticket/item-outcomes.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';

type Linked = Pick<Ticket, 'links' | 'errands'>;

export const itemOutcome = (outcome: ItemOutcome['outcome'], t: Texts): string =>
  outcome === 'not-done' ? t.items['not-done'] : t.outcome[outcome];

/** What became of an item; of one that goes on elsewhere, where. */
export const itemBecame = ({ no, outcome }: ItemOutcome, of: Linked, t: Texts): string =>
  outcome === 'not-done' && itemsMoved(of).has(no)
    ? t.items.resolving.goesOn({ number: numberOfMoved(no, of, t) })
    : itemOutcome(outcome, t);

/** The number of the request that an item goes on in; while that is being registered, that it is a new one. */
export const numberOfMoved = (no: number, of: Linked, t: Texts): string =>
  movedTo(no, of) ?? t.items.resolving.goesOnElsewhere;

/** A line an item, each after a line break; nothing for a request whose items were not told apart. */
export const outcomeLines = (items: readonly ItemOutcome[] | undefined, of: Linked, t: Texts): string =>
  (items ?? [])
    .map((item) => `\n${t.items.line({ no: item.no, outcome: itemBecame(item, of, t) })}`)
    .join('');

/** Which items were sent back, when not all. */
export const refusedItems = (items: readonly number[] | undefined, t: Texts): string =>
  items?.length ? t.items.refused({ list: items.join(t.items.separator) }) : '';
