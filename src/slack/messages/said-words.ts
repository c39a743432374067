import type { Fact, FactOf } from '../../domain/ticket/facts.js';
import { beforeChange, isLong } from '../../domain/ticket/said-words.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { BLOCK_LENGTH, MOST_IN_MESSAGE, section, type Block } from './blocks.js';
import { pieces } from './cut.js';
import { escape, typed } from './mrkdwn.js';

/** Of a long message, how much stands in a section, escaped; Slack takes 3,000, and a sentence stands before the first. */
const PIECE = 2600;

/** Registered; for the desk with the whole message, where the card does not say it. The rest of it follows (`restOfWords`). */
export function registeredSentence(
  fact: FactOf<'registered'>,
  { id: number }: Ticket,
  place: 'customer' | 'desk',
  t: Texts,
): string {
  const registered = t.thread.registered({ number });
  if (place === 'customer' || fact.text === undefined) return registered;
  const [first = ''] = pieces(escape(fact.text), PIECE);
  return `${registered}\n${t.said.whole({ text: first })}`;
}

/** What of a long message did not fit into the sentence, as far as one message of Slack's takes it. */
export function restOfWords(fact: Fact): Block[] {
  if (!isLong(fact)) return [];
  const blocks: Block[] = [];
  let left = MOST_IN_MESSAGE - 3000 - BLOCK_LENGTH;
  for (const piece of pieces(escape(fact.text), PIECE).slice(1)) {
    left -= piece.length + BLOCK_LENGTH;
    if (left < BLOCK_LENGTH) return [...blocks, section('…')];
    blocks.push(section(piece));
  }
  return blocks;
}

/** Words were changed or deleted where they had been written: the old ones, and the new ones. */
export function changedSentence(
  fact: FactOf<'words-changed' | 'words-deleted'>,
  ticket: Ticket,
  t: Texts,
): string {
  const found = beforeChange(ticket, fact);
  const name = typed(fact.by.name, 100);
  const words = (text: string, most: number) => typed(text, most) || t.said.noWords;
  const before = words(found?.text ?? '', 1200);
  const isSource = found?.said.type === 'registered';
  if (fact.type === 'words-deleted') {
    return (isSource ? t.said.deletedRegistered : t.said.deleted)({ name, before });
  }
  return (isSource ? t.said.editedRegistered : t.said.edited)({
    name,
    before,
    after: words(fact.text, 1200),
  });
}
