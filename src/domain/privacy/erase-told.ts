import { commitment } from '../custody/commitment.js';
import { veiledFacts } from '../record/veiled-facts.js';
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

/**
 * Erases personal data from a closed record: commitments stand in its place, and the state is told anew. That it was erased is
 * a fact of it.
 * @returns undefined when none of it is there (any more)
 * @throws when the kind's schemas have no room for a commitment: nothing is erased then
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
  // What cannot be read any more is not written: commitments are longer than some texts may be.
  for (const fact of bare) if (!isErasedFact(fact)) kind.fact.parse(fact);
  kind.state.parse(without.state);
  const what = [...people.map(({ of, salt }) => commitment(salt, 'id', of)), ...gone];
  const change = { facts: [{ type: 'erased', what, reason: asked.reason }] };
  return concluded(kind, without, change as never, context, { by: refOf(by), side: 'ours' });
}
