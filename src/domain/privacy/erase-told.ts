import { commitment, isErased } from '../custody/commitment.js';
import { textsOf } from '../custody/texts.js';
import { isTheirs, veiledFacts } from '../record/veiled-facts.js';
import type { Anchor } from '../custody/verdict.js';
import { refOf, type PersonRef } from '../people/person.js';
import { verifyTold } from '../record/chain.js';
import { concluded } from '../record/conclude.js';
import type { Context } from '../record/context.js';
import type { Decision } from '../record/decision.js';
import type { BaseFact } from '../record/fact.js';
import type { Kind } from '../record/kind.js';
import { stateOf } from '../record/state-of.js';
import { isErasedFact, type Told } from '../record/told.js';
import { refuse, type Refusal } from '../refusal.js';
import { identifies, isSubject, names, type Subject } from './subject.js';

/**
 * What a record of any kind holds about a person: themselves where they acted, and texts that they wrote or that are about
 * them. Its state is made of its facts, so nothing stands elsewhere.
 * @param named texts in which somebody else only names the person, too
 * @returns Slack ids of persons, and ids of facts whose texts go
 */
export function heldInTold<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  subject: Subject,
  named: boolean,
): Set<string> {
  const customerId = kind.customerOf(record.state) ?? '';
  const salts = new Set(record.salts.map(({ of }) => of));
  const keys = new Set<string>();
  for (const fact of record.history) {
    const wrote =
      isTheirs(fact) && isSubject(subject, { personId: fact.by.id, name: fact.by.name }, customerId);
    if (wrote && salts.has(fact.by.id)) keys.add(fact.by.id);
    if (fact.salt === undefined || isErasedFact(fact)) continue;
    const texts = textsOf(fact).filter((text) => !isErased(text));
    const isAbout = (text: string) => identifies(subject, text) || (named && names(subject, text));
    if (texts.length > 0 && (wrote || texts.some(isAbout))) keys.add(fact.id);
  }
  return keys;
}

/**
 * Erases personal data from a closed record: commitments stand in its place, and the state is told anew. That it was erased is
 * a fact of it.
 * @returns undefined when none of it is there (any more)
 */
export function eraseTold<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  asked: {
    readonly keys: ReadonlySet<string>;
    readonly reason: string;
    readonly anchor?: Anchor | undefined;
  },
  by: PersonRef,
  context: Context,
): Decision<Told<S, F>> | Refusal | undefined {
  const { id: number, history, salts } = record;
  if (!kind.isClosed(record.state)) return refuse('record-open', { number });
  // Erasing must not be a way to make what was changed whole again.
  if (!verifyTold(kind, record, asked.anchor).ok) return refuse('chain-broken', { number });
  const people = salts.filter(({ of }) => asked.keys.has(of));
  const facts = history.filter(({ id, salt }) => salt !== undefined && asked.keys.has(id));
  if (people.length + facts.length === 0) return undefined;
  const gone = new Set(facts.map(({ id }) => id));
  const bare = history.map((fact) => {
    const { salt, ...rest } = fact;
    const [veiled] = veiledFacts([gone.has(fact.id) ? fact : (rest as typeof fact)], people);
    return gone.has(fact.id) || salt === undefined ? veiled! : { ...veiled!, salt };
  });
  const left = salts.filter((one) => !people.includes(one));
  const without: Told<S, F> = { ...record, history: bare, salts: left, state: stateOf(kind, bare) };
  const what = [...people.map(({ of, salt }) => commitment(salt, 'id', of)), ...gone];
  const change = { facts: [{ type: 'erased', what, reason: asked.reason }] };
  return concluded(kind, without, change as never, context, { by: refOf(by), side: 'ours' });
}
