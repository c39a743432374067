import { MAX_ITEM_EXPLANATION } from '../../domain/ticket/item-outcomes.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { unsolvableParts } from '../../domain/ticket/unsolvable.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from './blocks.js';
import { clipMrkdwn, typed } from './mrkdwn.js';

type Result = Pick<NonNullable<Ticket['resolution']>, 'items' | 'unsolvable'>;

/** More than anybody can type there, however much of it is escaped; four of them fit into one message beside all else. */
const LONGEST_PART = 1300;

/**
 * The words that are put to the customer, who signs them or sends them back (R26): the explanation of each item, and of what
 * cannot be solved why, who was consulted and what is offered instead.
 */
export const resultWords = (result: Result, t: Texts): Block[] => lines(result, t).map(section);

/** The same on a card, where all of it together has little room; the whole is in the thread and behind *More…*. */
export function resultAtAGlance(result: Result, t: Texts, length: number): Block[] {
  const text = lines(result, t).join('\n');
  return text === '' ? [] : [section(clipMrkdwn(text, length))];
}

function lines({ items = [], unsolvable }: Result, t: Texts): string[] {
  const { resolving } = t.items;
  const explained = items.flatMap(({ no, text }) =>
    text === undefined ? [] : [resolving.explained({ no, text: typed(text, MAX_ITEM_EXPLANATION + 30) })],
  );
  const parts = (unsolvable ? unsolvableParts(unsolvable) : []).map(({ part, text }) =>
    resolving.part({ name: resolving.parts[part], text: typed(text, LONGEST_PART) }),
  );
  return [...(explained.length > 0 ? [explained.join('\n')] : []), ...parts];
}
