import type { Classified } from './policy.js';
import type { Run } from './run.js';
import { MINUTE_MS } from '../time/units.js';

const SEVERITY_RANK: ReadonlyMap<string, number> = new Map([
  ['general', 0],
  ['major', 1],
]);

/** Severities which are known to be major problems (R14). */
export const isMajor = (severity: string): boolean => severity === 'major';

/**
 * Gives a clock its new target (rule 8), counted in working time that ran, so that pauses are kept by themselves.
 * Upgrade: `due = min(old due, now + new target)`. Downgrade: `due = start + new target + pauses`. Between severities
 * that are not `general` and `major`, or within one, a shorter target is an upgrade.
 * @param target minutes
 */
export const retarget = (
  run: Run,
  at: Date,
  under: { from: Classified; to: Classified },
  target: { from: number | undefined; to: number },
): void => {
  run.advance(at);
  if (!run.promised) return promiseAnew(run, at, target.to, under.to);
  const fresh = { target: Math.round(target.to * MINUTE_MS), under: under.to };
  switch (direction(under, target)) {
    case 'up':
      return run.setGrants(at, [...run.grants, { ...fresh, ran: run.ranSoFar }]);
    case 'down':
      return run.setGrants(at, [fresh]);
    case 'same':
      return run.setGrants(
        at,
        run.grants.map((grant, index) =>
          index === run.grants.length - 1 ? { ...grant, under: under.to } : grant,
        ),
      );
  }
};

/**
 * A promise that has not been made, or not any more, is made from `at` on: nobody is to be late at once.
 * @param target minutes
 */
export const promiseAnew = (run: Run, at: Date, target: number, under: Classified): void => {
  run.advance(at);
  run.promised = true;
  run.setGrants(at, [{ ran: run.ranSoFar, target: Math.round(target * MINUTE_MS), under }]);
};

const direction = (
  { from, to }: { from: Classified; to: Classified },
  target: { from: number | undefined; to: number },
): 'up' | 'down' | 'same' => {
  const before = SEVERITY_RANK.get(from.severity);
  const after = SEVERITY_RANK.get(to.severity);
  if (before !== undefined && after !== undefined && before !== after) return after > before ? 'up' : 'down';
  if (target.from === target.to) return 'same';
  return target.from === undefined || target.to < target.from ? 'up' : 'down';
};
