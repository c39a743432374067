import { ledgerWithTerms, type Clock, type Terms } from './clock.js';
import type { SlaEvent } from './events.js';
import { hasMetric, type Classified, type TargetSource } from './policy.js';

/** What a clock is promised, and what of the policy gave it; absent: the policy itself. */
export interface Promised {
  minutes: number;
  source?: TargetSource;
}

/** What a reclassification (rule 8), or other terms (rule 7), did to a clock. */
export interface Retarget {
  at: Date;
  /** The same when only the targets changed. */
  severity: { from: string; to: string };
  /** When it changed, and the policy makes a difference between categories. */
  category?: { from: string | undefined; to: string };
  /** The terms that were replaced, and those that hold since. */
  terms?: { from: Terms; to: Terms };
  /** Where the target came from before. */
  source?: TargetSource;
  /** What is promised since, in minutes, and where that comes from. */
  promised: Promised;
  /** Working minutes that may run from start to due. */
  allowedMinutes: { from: number; to: number };
  dueAt: { from: Date; to: Date };
}

/** What may change what a clock allows. The last two bring a clock under terms that changed while it was stopped. */
const MAY_MATTER: readonly SlaEvent['do'][] = ['reclassify', 'terms', 'merge', 'mode', 'refuse'];

/**
 * The changes in the life of a clock of what the request is taken for, of its terms, or of what it allows, each with
 * the clock as it stood right before and right after: as it was known then, without corrections that were made later.
 * @param happened the history in the order in which it happened, each event once (`asHappened`)
 * @param terms those at the receipt
 */
export const retargetsOf = (
  { metric, cycle, startedAt, stoppedAt }: Clock,
  happened: readonly SlaEvent[],
  terms: Terms,
): Retarget[] => {
  const after = (count: number, at: Date) => {
    const found = ledgerWithTerms(happened.slice(0, count), terms, at).find(
      ({ clock }) => clock.metric === metric && clock.cycle === cycle,
    );
    if (!found) return undefined;
    const { clock, inForce, source, promisedMinutes } = found;
    const promised: Promised = { minutes: promisedMinutes, ...(source && { source }) };
    return { ...clock, terms: inForce.at(-1)!.terms, source, promised };
  };

  let under: Classified = { severity: 'general' };
  return happened.flatMap((event, index) => {
    const was = under;
    if (event.do === 'register' || event.do === 'reclassify') {
      under = { severity: event.severity ?? was.severity, category: event.category ?? was.category };
    }
    if (!MAY_MATTER.includes(event.do) || event.at < startedAt || (stoppedAt && event.at > stoppedAt))
      return [];
    const [before, now] = [after(index, event.at), after(index + 1, event.at)];
    // Ended at that instant, before the change: no matter of this clock any more.
    if ([stoppedAt, before?.stoppedAt, now?.stoppedAt].every((end) => end?.getTime() === event.at.getTime()))
      return [];
    // A clock that the change itself began was not changed by it.
    if (!before || !now) return [];
    if (event.do !== 'merge' && before.startedAt.getTime() !== now.startedAt.getTime()) return [];
    const { policy } = now.terms;
    const [had, has] = [was, under].map((one) => hasMetric(policy, one.category, metric));
    const matters = policy.categories !== undefined || had !== has;
    const category = matters && under.category !== undefined && under.category !== was.category;
    const otherTerms = JSON.stringify(before.terms) !== JSON.stringify(now.terms);
    const same = under.severity === was.severity && !category && !otherTerms;
    if (same && before.allowedMinutes === now.allowedMinutes) return [];
    return [
      {
        at: event.at,
        severity: { from: was.severity, to: under.severity },
        ...(category && { category: { from: was.category, to: under.category! } }),
        ...(otherTerms && { terms: { from: before.terms, to: now.terms } }),
        ...(before.source && { source: before.source }),
        promised: now.promised,
        allowedMinutes: { from: before.allowedMinutes, to: now.allowedMinutes },
        dueAt: { from: before.dueAt, to: now.dueAt },
      },
    ];
  });
};
