import { saltFrom } from '../custody/commitment.js';
import type { Salt } from '../custody/salt.js';
import { hasText } from '../custody/texts.js';
import { isTheirs } from './veiled-facts.js';
import { isStaff, refOf, SYSTEM, type Person } from '../people/person.js';
import { sealed } from './chain.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { errandIntent } from './errand.js';
import type { BaseFact, Doer, ErasedFact } from './fact.js';
import type { Change, Kind } from './kind.js';
import { after } from './state-of.js';
import type { Told } from './told.js';

export const TIME: Doer = { by: SYSTEM, side: 'system' };
export const doerOf = (actor: Person): Doer => ({
  by: refOf(actor),
  side: isStaff(actor) ? 'ours' : 'customer',
});

/**
 * What a change makes of a record: facts with their identity and salts, the state that they make, the chain over them, the next
 * instant, and what is owed. For a new record `before` is its number.
 * @throws for an act without a fact: a mistake of the kind
 */
export function concluded<S, F extends BaseFact>(
  kind: Kind<S, F>,
  before: Told<S, F> | string,
  change: Change<F>,
  context: Context,
  doer: Doer,
): Decision<Told<S, F>> & { readonly facts: readonly (F | ErasedFact)[] } {
  // By its facts an act is known when it is repeated.
  if (change.facts.length === 0) throw new Error(`an act on a ${kind.name} without a fact`);
  const known = typeof before === 'string' ? undefined : before;
  const id = typeof before === 'string' ? before : before.id;
  const { cause, now: given } = context;
  const last = known?.history.at(-1);
  // The clocks of two processes differ: for a record, time does not run backwards.
  const now = last && last.recordedAt > given ? last.recordedAt : given;
  const at = last && context.at < last.at ? last.at : context.at > now ? now : context.at;
  const facts = change.facts.map((stated, index) =>
    withSalt({ ...stated, ...doer, id: `${cause}#${index}`, cause, at, recordedAt: now }, id, context.seed),
  ) as unknown as F[];
  const salts = saltsWith(known?.salts ?? [], facts, id, context.seed);
  const history = [...(known?.history ?? []), ...facts];
  const state = facts.reduce<S | undefined>(
    (so, fact) => (so === undefined ? kind.begin(fact) : after(kind, so, fact)),
    known?.state,
  ) as S;
  const next: Told<S, F> = {
    id,
    version: known?.version ?? 1,
    kind: kind.name,
    state,
    history,
    outbox: known?.outbox ?? [],
    ...(known?.receipts ? { receipts: known.receipts } : {}),
    salts,
    seal: sealed(kind, id, known?.seal, facts, salts),
    nextInstantAt: kind.nextInstant?.(state),
    openCause: known?.openCause ?? cause,
  };
  const errands = (change.errands ?? []).map((one) =>
    errandIntent(one, { from: { kind: kind.name, id }, ...doer, at }),
  );
  return {
    record: next,
    facts,
    intents: [...kind.announce(next, facts, { ...context, at, now }), ...errands],
  };
}

const withSalt = (fact: BaseFact, id: string, seed: string): BaseFact =>
  hasText(fact) ? { ...fact, salt: saltFrom(seed, id, 'fact', fact.id) } : fact;

/** Whoever of a customer's acts for the first time gets a salt. */
function saltsWith(salts: readonly Salt[], facts: readonly BaseFact[], id: string, seed: string): Salt[] {
  const known = new Set(salts.map(({ of }) => of));
  const people = new Set(
    facts.flatMap((fact) => (isTheirs(fact) && !known.has(fact.by.id) ? [fact.by.id] : [])),
  );
  return [...salts, ...[...people].map((of) => ({ of, salt: saltFrom(seed, id, 'of', of) }))];
}
