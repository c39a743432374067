import type { Run } from './run.js';

const MINUTE = 60_000;
const SEVERITY_RANK: Readonly<Record<string, number>> = { general: 0, major: 1 };

/** Severities which are known to be major problems (R14). */
export const isMajor = (severity: string): boolean => severity === 'major';

/**
 * Gives a clock its new target (rule 8), counted in working time that ran, so that pauses are kept by themselves.
 * Upgrade: `due = min(old due, now + new target)`. Downgrade: `due = start + new target + pauses`. Between severities
 * that are not `general` and `major`, or within one, a shorter target is an upgrade. A clock which had no target
 * gets the whole new one from now on, for nobody is to be late at once.
 */
export const retarget = (
  run: Run,
  at: Date,
  severity: { from: string; to: string },
  target: { from: number | undefined; to: number },
): void => {
  run.advance(at);
  const fresh = Math.round(target.to * MINUTE);
  const upgraded = Math.min(run.allowance ?? Infinity, run.ranSoFar + fresh);
  switch (direction(severity, target)) {
    case 'up':
      return run.setAllowance(at, upgraded);
    case 'down':
      return run.setAllowance(at, run.allowance === undefined ? upgraded : fresh);
    case 'same':
  }
};

const direction = (
  severity: { from: string; to: string },
  target: { from: number | undefined; to: number },
): 'up' | 'down' | 'same' => {
  const before = SEVERITY_RANK[severity.from];
  const after = SEVERITY_RANK[severity.to];
  if (before !== undefined && after !== undefined && before !== after) return after > before ? 'up' : 'down';
  if (target.from === target.to) return 'same';
  return target.from === undefined || target.to < target.from ? 'up' : 'down';
};
