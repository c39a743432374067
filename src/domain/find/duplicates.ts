import type { Ticket } from '../ticket/ticket.js';
import { wordsAsked, wordsIn } from './words.js';

/** Of the words of one text, how many the other must have; and how many at least, for two words say little. */
const SHARED = 0.75;
export const SHARED_AT_LEAST = 3;
const MOST = 3;
/** What a problem is says its beginning; a novel takes no longer to compare. */
const MOST_TEXT = 500;

type Problem = Pick<Ticket, 'system' | 'items'>;

/**
 * Open requests that are probably about the same problem as one that is being filed: of the same system, with most of
 * the words in common.
 * @param open requests of the same contract
 * @returns the likeliest first, three at most
 */
export function likelyDuplicates<T extends Problem>(filing: Problem, open: readonly T[]): T[] {
  const text = problemOf(filing);
  return open
    .filter(({ system }) => system === filing.system)
    .map((ticket) => ({ ticket, alike: alike(text, problemOf(ticket)) }))
    .filter(({ alike }) => alike >= SHARED)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MOST)
    .map(({ ticket }) => ticket);
}

/** What went wrong: a request's items. */
export const problemOf = ({ items }: Pick<Ticket, 'items'>): string =>
  items
    .map(({ text }) => text)
    .join('\n')
    .slice(0, MOST_TEXT);

/** Either may be the one that says less. */
const alike = (one: string, other: string): number => Math.max(within(one, other), within(other, one));

function within(asked: string, text: string): number {
  const words = wordsAsked(asked);
  const there = new Set(wordsIn(text));
  const shared = words.filter((word) => there.has(word)).length;
  return shared < SHARED_AT_LEAST ? 0 : shared / words.length;
}
