import type { BaseFact, ErasedFact } from './fact.js';
import type { Kind } from './kind.js';
import { isErasedFact } from './told.js';

/** The state one fact further; what was erased changes nothing but the texts, which are others then. */
export const after = <S, F extends BaseFact>(kind: Kind<S, F>, state: S, fact: F | ErasedFact): S =>
  isErasedFact(fact) ? state : kind.evolve(state, fact);

/** What a history makes, from its beginning. */
export const stateOf = <S, F extends BaseFact>(
  kind: Kind<S, F>,
  [first, ...rest]: readonly (F | ErasedFact)[],
): S => rest.reduce<S>((state, fact) => after(kind, state, fact), kind.begin(first as F));
