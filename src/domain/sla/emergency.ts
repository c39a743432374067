import { hasMetric, targetsFor, type Classified, type Policy } from './policy.js';
import type { Run } from './run.js';
import { MINUTE_MS } from '../time/units.js';

/**
 * Whether an emergency plan is for a request (R5): it is for faults, and for what else the policy promises to repair.
 * Without a category it counts as a fault.
 */
const isFor = (policy: Policy, under: Classified): boolean => {
  const { category = 'fault' } = under;
  if (!hasMetric(policy, category, 'repair')) return false;
  return category === 'fault' || targetsFor(policy, under).repair !== undefined;
};

/** Whether the plan opens with the breach of the repair clock, and not at a time of its own. */
export const opensWithRepair = ({ emergencyPlan }: Pick<Policy, 'emergencyPlan'>): boolean =>
  typeof emergencyPlan !== 'number';

/** When the emergency plan opens, and what moved that. */
export interface PlanTime {
  /** Minutes by the clock on the wall, as the policy says. */
  readonly minutes: number;
  /** From when they count: the receipt, or when it was first taken for something that a plan is for. */
  readonly since: Date;
  /** Minutes of the wall that did not count, because the repair clock stood or the customer was deciding. */
  readonly heldMinutes: number;
  /** Undefined while they do not count. */
  readonly at: Date | undefined;
}

/**
 * The time to the emergency plan of the cycle under way, by the clock on the wall. What holds the repair clock holds it:
 * the waits that the policy pauses it for, and the customer's time with a result (rules 6 and 13).
 */
export class PlanWatch {
  private since: Date | undefined;
  private minutes: number | undefined;
  /** Since when it is as it is: nothing opens for a time before anybody could know. */
  private judgedFrom = new Date(0);

  begin(at: Date, policy: Policy, under: Classified): void {
    this.since = undefined;
    this.minutes = undefined;
    this.judge(at, policy, under);
  }

  /** From `at` on it is taken for something, or promised something, else. */
  judge(at: Date, policy: Policy, under: Classified): void {
    const { emergencyPlan } = policy;
    const applies = isFor(policy, under);
    if (applies) this.since ??= at;
    const minutes = applies && typeof emergencyPlan === 'number' ? emergencyPlan : undefined;
    if (minutes !== this.minutes) this.judgedFrom = at;
    this.minutes = minutes;
  }

  /** The receipt turns out, at `at`, to have been earlier. */
  startEarlier(at: Date, { from, to }: { from: Date; to: Date }): void {
    if (this.since?.getTime() !== from.getTime() || to >= from) return;
    this.since = to;
    this.judgedFrom = at;
  }

  /** @param repair the clock of the cycle, promised or not, told until now */
  timeOf({ stretches, isHeld }: Run): PlanTime | undefined {
    const { since, minutes, judgedFrom } = this;
    if (since === undefined || minutes === undefined) return undefined;
    let left = minutes * MINUTE_MS;
    let held = 0;
    let end = since;
    let opens: Date | undefined;
    for (const { from, to, held: cause } of stretches) {
      const begun = from > since ? from : since;
      const lasted = to.getTime() - begun.getTime();
      if (lasted <= 0) continue;
      end = to;
      // What is done at that very moment is in time.
      if (cause) held += lasted;
      else if (lasted <= left) left -= lasted;
      else {
        opens = new Date(begun.getTime() + left);
        break;
      }
    }
    if (!isHeld) opens ??= new Date(end.getTime() + left);
    const at = opens && opens < judgedFrom ? judgedFrom : opens;
    return { minutes, since, heldMinutes: held / MINUTE_MS, at };
  }
}
