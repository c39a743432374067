import { MAX_ITEM_EXPLANATION } from '../../domain/ticket/item-outcomes.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { unsolvableParts } from '../../domain/ticket/unsolvable.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from './blocks.js';
import { typed } from './mrkdwn.js';

type Result = Pick<NonNullable<Ticket['resolution']>, 'items' | 'unsolvable'>;

/** More than anybody can type there, however much of it is escaped; four of them fit into one message beside all else. */
const LONGEST_PART = 1300;

/**
 * The words that are put to the customer, who signs them or sends them back (R26): the explanation of each item, and of what
 * cannot be solved why, who was consulted and what is offered instead.
 * @param length of each part at most, where there is little room
 */
export const resultWords = ({ items = [], unsolvable }: Result, t: Texts, length = LONGEST_PART): Block[] => {
  const { resolving } = t.items;
  const explained = items.flatMap(({ no, text }) =>
    text === undefined ? [] : [resolving.explained({ no, text: typed(text, MAX_ITEM_EXPLANATION + 30) })],
  );
  const parts = (unsolvable ? unsolvableParts(unsolvable) : []).map(({ part, text }) =>
    resolving.part({ name: resolving.parts[part], text: typed(text, length) }),
  );
  return [...(explained.length > 0 ? [explained.join('\n')] : []), ...parts].map(section);
};
