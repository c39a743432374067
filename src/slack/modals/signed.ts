import { replacedSoFar } from '../../domain/ticket/replacement.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from '../messages/blocks.js';
import { replacedText } from '../messages/charge-words.js';
import { outcomeLines } from '../messages/item-outcomes.js';
import { typed } from '../messages/mrkdwn.js';
import { resultWords } from '../messages/result.js';

/** What fits into a section beside the outcome. */
const LONGEST = 2700;

/**
 * What the customer signs stands above where they do (R26, R27): the result as it was told, what became of each item, what was
 * replaced by what, and the words that were put to them.
 */
export function signed(ticket: Ticket, name: string, t: Texts): Block[] {
  const { id: number, resolution } = ticket;
  const statement = section(t.forms.signature({ name, number }));
  if (!resolution) return [statement];
  const { outcome, text, items } = resolution;
  const lines = outcomeLines(items, ticket, t).trim();
  return [
    statement,
    section(t.card.resolution({ outcome: t.outcome[outcome], text: typed(text, LONGEST) })),
    ...(lines === '' ? [] : [section(lines)]),
    ...replacedSoFar(ticket).map((fact) => section(replacedText(fact, typed(fact.by.name, 100), t))),
    ...resultWords(resolution, t),
  ];
}
