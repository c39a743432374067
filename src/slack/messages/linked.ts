import type { FactOf } from '../../domain/ticket/facts.js';
import { forCustomer, type Link } from '../../domain/ticket/linked.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from './blocks.js';
import { typed } from './mrkdwn.js';

/** Requests named on a card, and in a list; the others are counted. */
const MOST_NAMED = 5;
const MOST_IN_LIST = 3;
const TITLE_LENGTH = 100;
const NAME_LENGTH = 60;

/** A customer reads of their own company’s requests alone. */
const shownTo = (place: 'customer' | 'desk', ticket: Ticket): readonly Link[] =>
  place === 'customer' ? forCustomer(ticket) : (ticket.links ?? []);

/** On the card: the requests that this one stands in a relation to. */
export function linkLines(ticket: Ticket, place: 'customer' | 'desk', t: Texts): Block[] {
  const links = shownTo(place, ticket);
  if (links.length === 0) return [];
  const lines = links.slice(0, MOST_NAMED).map(({ number, relation, title, items }) => {
    const of = items ? t.links.items({ list: items.join(t.items.separator) }) : '';
    return (
      t.links.line({ number, relation: t.links.relation[relation], title: typed(title, TITLE_LENGTH) }) + of
    );
  });
  const more = links.length - lines.length;
  const list = [...lines, ...(more > 0 ? [t.links.more({ count: more })] : [])].join('\n');
  return [section(t.links.card({ links: list }))];
}

/** In a list of requests: numbers alone. */
export function linksInLine(ticket: Ticket, place: 'customer' | 'desk', t: Texts): string | undefined {
  const links = shownTo(place, ticket);
  if (links.length === 0) return undefined;
  const named = links
    .slice(0, MOST_IN_LIST)
    .map(({ number, relation }) => t.links.one({ number, relation: t.links.relation[relation] }));
  const more = links.length - named.length;
  const list = [...named, ...(more > 0 ? [t.links.more({ count: more })] : [])];
  return t.links.short({ links: list.join(t.links.separator) });
}

/** In the thread. */
export function linkSentence(
  fact: FactOf<'linked' | 'unlinked' | 'unblocked' | 'split-off'>,
  place: 'customer' | 'desk',
  t: Texts,
): string {
  const name = typed(fact.by.name, NAME_LENGTH);
  const { number } = fact;
  const title = typed(fact.title, TITLE_LENGTH);
  switch (fact.type) {
    case 'linked':
      return t.links.linked({ name, number, title, relation: t.links.relation[fact.relation] });
    case 'unlinked':
      return t.links.unlinked({ name, number, title });
    case 'unblocked':
      return t.links.unblocked({ number, title, became: t.links.became[fact.became] });
    case 'split-off': {
      const list = fact.items.join(t.items.separator);
      return place === 'customer'
        ? t.links.splitOffCustomer({ list, number })
        : t.links.splitOff({ name, list, number });
    }
  }
}
