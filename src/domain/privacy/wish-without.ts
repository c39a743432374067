import { commitment, isErased } from '../custody/commitment.js';
import { withTexts } from '../custody/texts.js';
import type { Wish } from '../wish/wish.js';
import { identifies, names, type Subject } from './subject.js';

/**
 * A wish that came from a request of somebody whose data is erased. It stays, and counts for their company; their name goes,
 * and what they wrote, unless others have wished for the same in the same words.
 * @param request the number of theirs
 * @param named texts that name the person go too
 * @param seed random, and kept nowhere: what is gone cannot be guessed back
 * @returns undefined when there is nothing of theirs in it (any more)
 */
export function wishWithout(
  wish: Wish,
  { subject, request, named }: { subject: Subject; request: string; named: boolean },
  seed: string,
): Wish | undefined {
  const gone = (text: string): string => commitment(seed, 'text', text);
  const isAbout = (text: string): boolean => identifies(subject, text) || (named && names(subject, text));
  const isTheirs = ({ id }: { id: string }): boolean => id === subject.personId;
  const known = new Set(subject.names);
  const backers = wish.backers.map((one) =>
    one.request === request && known.has(one.name) ? { ...one, name: gone(one.name) } : one,
  );
  const isOnlyTheirs = wish.backers.every((one) => one.request === request);
  const goes = (isOnlyTheirs || isAbout(wish.text)) && !isErased(wish.text);
  const history = wish.history.map((fact) => ({
    ...withTexts(fact, (text) => (isAbout(text) ? gone(text) : text)),
    by: isTheirs(fact.by) ? { ...fact.by, id: gone(fact.by.id), name: gone(fact.by.name) } : fact.by,
  }));
  const next: Wish = {
    ...wish,
    backers,
    history,
    ...(goes ? { text: gone(wish.text), same: gone(wish.same) } : {}),
  };
  return JSON.stringify(next) === JSON.stringify(wish) ? undefined : next;
}
