import { ledger, type Clock, type Terms } from './clock.js';
import type { SlaEvent } from './events.js';

/** What a reclassification did to a clock (rule 8). */
export interface Retarget {
  at: Date;
  /** The same when only the targets changed. */
  severity: { from: string; to: string };
  /** Working minutes that may run from start to due. */
  allowedMinutes: { from: number; to: number };
  dueAt: { from: Date; to: Date };
}

/**
 * The reclassifications in the life of a clock that changed the severity or what it allows, each with the clock as it
 * stood right before and right after: as it was known then, without corrections that were made later.
 * @param happened the history in the order in which it happened, each event once (`asHappened`)
 */
export const retargetsOf = (
  { metric, cycle, startedAt, stoppedAt }: Clock,
  happened: readonly SlaEvent[],
  terms: Terms,
): Retarget[] => {
  const clockAfter = (count: number, at: Date): Clock | undefined =>
    ledger(happened.slice(0, count), terms, at).find((one) => one.metric === metric && one.cycle === cycle);

  let severity = 'general';
  return happened.flatMap((event, index) => {
    if (event.do === 'register') severity = event.severity;
    if (event.do !== 'reclassify') return [];
    const change = { from: severity, to: event.severity ?? severity };
    severity = change.to;
    if (event.at < startedAt || (stoppedAt && event.at >= stoppedAt)) return [];
    const [before, after] = [clockAfter(index, event.at), clockAfter(index + 1, event.at)];
    // A clock that the change itself began was not changed by it.
    if (!before || !after || before.startedAt.getTime() !== after.startedAt.getTime()) return [];
    if (change.from === change.to && before.allowedMinutes === after.allowedMinutes) return [];
    return [
      {
        at: event.at,
        severity: change,
        allowedMinutes: { from: before.allowedMinutes, to: after.allowedMinutes },
        dueAt: { from: before.dueAt, to: after.dueAt },
      },
    ];
  });
};
