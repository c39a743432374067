import { isErased } from '../custody/commitment.js';
import { textsOf } from '../custody/texts.js';
import type { BaseFact } from '../record/fact.js';
import type { Kind } from '../record/kind.js';
import { isErasedFact, type Told } from '../record/told.js';
import { isTheirs } from '../record/veiled-facts.js';
import type { Holding } from './holdings.js';
import { isSubject, whyIn, type Subject } from './subject.js';

/**
 * What a record of any kind holds about a person: themselves where they acted, and texts that they wrote or that are about
 * them. Its state is made of its facts, so nothing stands elsewhere.
 * @returns each under the key by which it can be erased: the person's Slack id, or the fact's
 */
export function heldInTold<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  subject: Subject,
): Holding[] {
  const customerId = kind.customerOf(record.state) ?? '';
  const salts = new Set(record.salts.map(({ of }) => of));
  const people = new Map<string, Holding>();
  const texts: Holding[] = [];
  record.history.forEach((fact, index) => {
    const { id, type: where, at, by, salt } = fact;
    const place = { where, fact: index + 1, at };
    const wrote = isTheirs(fact) && isSubject(subject, { personId: by.id, name: by.name }, customerId);
    if (wrote && salts.has(by.id) && !people.has(by.id))
      people.set(by.id, { key: by.id, because: 'is', ...place, values: { id: by.id, name: by.name } });
    if (salt === undefined || isErasedFact(fact)) return;
    const left = textsOf(fact).filter((text) => !isErased(text));
    const because = wrote ? 'wrote' : whyIn(left, subject);
    if (left.length > 0 && because)
      texts.push({ key: id, because, ...place, values: { text: left.join('\n') } });
  });
  return [...people.values(), ...texts];
}
