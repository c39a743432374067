import { isErased } from '../custody/commitment.js';
import type { Ticket } from '../ticket/ticket.js';
import { wordsIn } from './words.js';

/** Longer ones are found by their beginning; an index entry for each word of a novel helps nobody. */
const MOST_WORDS = 200;

type Found = Pick<
  Ticket,
  'customerName' | 'site' | 'system' | 'requester' | 'items' | 'proposal' | 'resolution'
>;

/** What a request is found by: what it is about, where, who asked, and how it was solved. */
export function findable({
  customerName,
  site,
  system,
  requester,
  items,
  proposal,
  resolution,
}: Found): string {
  const texts = [...items.map(({ text }) => text), system, resolution?.text, proposal?.text];
  const all = [...texts, customerName, site, requester.name];
  return all.filter((text) => text !== undefined && !isErased(text)).join('\n');
}

/** The words to find it by, for the store's index. */
export const ticketWords = (ticket: Found): string[] => wordsIn(findable(ticket)).slice(0, MOST_WORDS);

/** What a change of a request changes of the words it is found by: nothing, unless a text has changed. */
export const wordsChanged = (before: Found, after: Found): { words?: string[] } =>
  findable(before) === findable(after) ? {} : { words: ticketWords(after) };
