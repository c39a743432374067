import { canonical, isSame } from '../custody/canonical.js';
import type { Salt } from '../custody/salt.js';
import { sha256 } from '../custody/sha256.js';
import { hasText } from '../custody/texts.js';
import { isTheirs, veiledFacts } from './veiled-facts.js';
import type { Anchor, Verdict } from '../custody/verdict.js';
import type { BaseFact, ErasedFact } from './fact.js';
import type { Kind } from './kind.js';
import { stateOf } from './state-of.js';
import { isErasedFact, type Told } from './told.js';

type Seal = Told['seal'];

const firstHash = (kind: string, id: string): string => sha256(canonical({ kind, number: id }));

/** The chain longer by these facts. What stands in the record is taken as it is: going on does not make a changed one whole. */
export function sealed<S, F extends BaseFact>(
  kind: Kind<S, F>,
  id: string,
  before: Seal | undefined,
  facts: readonly F[],
  salts: readonly Salt[],
): Seal {
  const { facts: stood, hash } = before ?? { facts: 0, hash: firstHash(kind.name, id) };
  return { facts: stood + facts.length, hash: hashes(kind, hash, facts, salts).at(-1) ?? hash };
}

/** The hash after each of these facts. They are read through their schema, as they will be read from the store. */
function hashes<S, F extends BaseFact>(
  kind: Kind<S, F>,
  before: string,
  facts: readonly (F | ErasedFact)[],
  salts: readonly Salt[],
): string[] {
  const read = facts.map((fact) => (isErasedFact(fact) ? fact : kind.fact.parse(fact)));
  let hash = before;
  return veiledFacts<F | ErasedFact>(read, salts).map(
    (fact) => (hash = sha256(canonical({ before: hash, fact }))),
  );
}

/**
 * Whether a record is what its history tells, and its history what it was (R34): the chain over its facts, its state told anew
 * from them, what was seen of it before, and that whatever was taken out is on record.
 */
export function verifyTold<S, F extends BaseFact>(
  kind: Kind<S, F>,
  record: Told<S, F>,
  anchor?: Anchor,
): Verdict {
  const { id, history, salts, seal } = record;
  const all = hashes(kind, firstHash(kind.name, id), history, salts);
  const broken = 1;
  if (seal.facts !== history.length || all.at(-1) !== seal.hash)
    return { ok: false, broken, why: 'history-changed' };
  if (anchor && all[anchor.facts - 1] !== anchor.hash) return { ok: false, broken, why: 'cut-off' };
  const recorded = new Set(history.flatMap((fact) => (isErasedFact(fact) ? fact.what : [])));
  if (keysWithoutSalt(record).some((key) => !recorded.has(key)))
    return { ok: false, broken, why: 'erased-unrecorded' };
  if (!isSame(record.state, stateOf(kind, history)))
    return { ok: false, broken, why: 'state-changed', field: 'state' };
  const erased = history.findLast(isErasedFact);
  return { ok: true, sealed: true, ...(erased ? { erasedAt: erased.recordedAt } : {}) };
}

/** What was erased, by what it has no salt for. */
function keysWithoutSalt({ history, salts }: Pick<Told, 'history' | 'salts'>): string[] {
  const known = new Set(salts.map(({ of }) => of));
  const people = new Set(history.flatMap((fact) => (isTheirs(fact) ? [fact.by.id] : [])));
  const texts = history.filter((fact) => fact.salt === undefined && hasText(fact));
  return [...[...people].filter((key) => !known.has(key)), ...texts.map(({ id }) => id)];
}
