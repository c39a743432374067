import type { Fact, FactType } from './facts.js';

/** One with the result, where all of it is recorded by one act: nobody waits for these any more. */
const WITH_RESULT: readonly FactType[] = ['registered', 'acknowledged', 'arrived'];

/**
 * R13: what was dealt with before it was recorded is told with its result; that it was new, answered and come to would be news of
 * nothing. How it was solved is told all the same (R25).
 * @param facts of one act
 */
export function newsOf(facts: readonly Fact[]): readonly Fact[] {
  const has = (type: FactType): boolean => facts.some((fact) => fact.type === type);
  if (!has('registered') || !has('resolved')) return facts;
  return facts.filter(({ type }) => !WITH_RESULT.includes(type));
}
