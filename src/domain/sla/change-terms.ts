import { targetsFor, within, type Classified, type Policy, type Targets } from './policy.js';
import { promiseAnew } from './reclassify.js';
import type { Run } from './run.js';
import type { TermsInForce } from './terms-in-force.js';
import { METRICS } from './terms.js';
import { MINUTE_MS } from '../time/units.js';

/**
 * Puts a clock under other terms (rule 7): its working time is counted by their calendar from `next.from` on, and
 * `due = start + new target + pauses`. What an upgrade had spared it (rule 8) stays spared, by the new targets. A promise
 * that was not made before runs from `at`. A clock that is late by the new terms is so since `at`.
 * @param target minutes of the promise as the request is classified now; undefined when it is made no more
 */
export const changeTerms = (
  run: Run,
  at: Date,
  next: TermsInForce,
  { target, under }: { target: number | undefined; under: Classified },
): void => {
  const before = run.terms.policy;
  run.takeTerms(at, next);
  if (target === undefined) {
    run.promised = false;
    return;
  }
  if (!run.promised) return promiseAnew(run, at, target, under);
  const grants = run.grants.flatMap((grant) => {
    const [was, is] = [before, next.terms.policy].map(
      (policy) => targetsFor(policy, grant.under)[run.metric],
    );
    // A target that was given by hand is no matter of the policy.
    if (was === is) return [grant];
    return is === undefined ? [] : [{ ...grant, target: Math.round(is * MINUTE_MS) }];
  });
  if (grants.length === 0) return promiseAnew(run, at, target, under);
  run.setGrants(at, grants);
};

/** The targets of a request whose policy is changed: those given by hand stay where the policies agree. */
export const targetsChanged = (
  given: Targets,
  under: Classified,
  { from, to }: { from: Policy; to: Policy },
): Targets => {
  const [was, is] = [targetsFor(from, under), targetsFor(to, under)];
  const targets = { ...given };
  for (const metric of METRICS) {
    if (was[metric] === is[metric]) continue;
    if (is[metric] === undefined) delete targets[metric];
    else targets[metric] = is[metric];
  }
  return within(to, under.category, targets);
};
