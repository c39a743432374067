import type { ItemOutcome } from '../../domain/ticket/item-outcomes.js';
import type { Texts } from '../../i18n/texts.js';

export const itemOutcome = (outcome: ItemOutcome['outcome'], t: Texts): string =>
  outcome === 'not-done' ? t.items['not-done'] : t.outcome[outcome];

/** A line an item, each after a line break; nothing for a request whose items were not told apart. */
export const outcomeLines = (items: readonly ItemOutcome[] | undefined, t: Texts): string =>
  (items ?? [])
    .map(({ no, outcome }) => `\n${t.items.line({ no, outcome: itemOutcome(outcome, t) })}`)
    .join('');

/** Which items were sent back, when not all. */
export const refusedItems = (items: readonly number[] | undefined, t: Texts): string =>
  items?.length ? t.items.refused({ list: items.join(t.items.separator) }) : '';
