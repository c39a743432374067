import type { Fact, FactOf } from '../../domain/ticket/facts.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from './blocks.js';
import { typed } from './mrkdwn.js';

/** Requests named on a card that took them in; the others are counted. */
const MOST_NAMED = 5;
const TITLE_LENGTH = 100;
const NAME_LENGTH = 60;

/** On the card: where a request went, and what came into it. */
export function mergedLines({ mergedInto, mergedIn = [] }: Ticket, t: Texts): Block[] {
  const into = mergedInto
    ? [section(t.merges.cardInto({ ...mergedInto, title: typed(mergedInto.title, TITLE_LENGTH) }))]
    : [];
  if (mergedIn.length === 0) return into;
  const lines = mergedIn.slice(0, MOST_NAMED).map(({ number, title, requester }) => {
    const words = { title: typed(title, TITLE_LENGTH), requester: typed(requester, NAME_LENGTH) };
    return t.merges.line({ number, ...words });
  });
  const more = mergedIn.length - lines.length;
  const requests = [...lines, ...(more > 0 ? [t.merges.more({ count: more })] : [])].join('\n');
  return [...into, section(t.merges.cardIn({ requests }))];
}

/** In the thread; the customer reads what it means for them. */
export function mergedSentence(
  fact: FactOf<'merged' | 'merged-in'>,
  place: 'customer' | 'desk',
  t: Texts,
): string {
  const name = typed(fact.by.name, NAME_LENGTH);
  const title = typed(fact.title, TITLE_LENGTH);
  if (fact.type === 'merged') {
    const words = { into: fact.number, title };
    return place === 'customer' ? t.merges.mergedCustomer(words) : t.merges.merged({ name, ...words });
  }
  const words = { number: fact.number, title, requester: typed(fact.requester, NAME_LENGTH) };
  return place === 'customer' ? t.merges.mergedInCustomer(words) : t.merges.mergedIn({ name, ...words });
}

/** Where it was written, when that is a request merged into this one. */
export const throughOther = (fact: Fact, t: Texts): string =>
  'through' in fact && fact.through ? t.merges.through({ number: fact.through }) : '';
