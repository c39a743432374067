import MiniSearch from 'minisearch';
import type { Ticket } from '../ticket/ticket.js';
import { wordsIn } from './words.js';

const FIELDS = ['problem', 'solution', 'system', 'customer', 'place'] as const;
/** Where a word says most: in what went wrong, then in how it was solved. */
const BOOST = { problem: 3, solution: 2, system: 1.5 };

/**
 * The best first, by how rare the words are that a request shares with what is asked for, and where they stand in it (BM25+);
 * of equally good ones the newest.
 * @param words as `wordsAsked` or `wordsIn` give them
 */
export function ranked(words: readonly string[], tickets: readonly Ticket[]): Ticket[] {
  const index = new MiniSearch<Record<(typeof FIELDS)[number] | 'id', string>>({
    fields: [...FIELDS],
    tokenize: wordsIn,
    processTerm: (word) => word,
  });
  index.addAll(tickets.map(fieldsOf));
  const found = index.search(words.join(' '), { tokenize: () => [...words], boost: BOOST });
  const score = new Map(found.map((one) => [one.id as string, one.score]));
  const scoreOf = ({ id }: Ticket) => score.get(id) ?? 0;
  return [...tickets].sort((a, b) => scoreOf(b) - scoreOf(a) || +b.receivedAt - +a.receivedAt);
}

const fieldsOf = (ticket: Ticket) => ({
  id: ticket.id,
  problem: ticket.items.map(({ text }) => text).join('\n'),
  solution: [ticket.resolution?.text, ticket.proposal?.text].join('\n'),
  system: ticket.system,
  customer: ticket.customerName,
  place: `${ticket.site} ${ticket.requester.name}`,
});
