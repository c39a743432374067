import { METRICS } from '../sla/terms.js';
import type { Metric } from '../sla/terms.js';
import type { ClockRow } from './weekly-row.js';

/** What became of one metric's clocks in a period. `attainment` is met ÷ (met + missed), 0–1, null when none was decided. */
export interface MetricResult {
  met: number;
  /** Of those met: the ones that would have been missed if pauses had counted. Reports made before it was told have none. */
  metByPause?: number;
  missed: number;
  running: number;
  cancelled: number;
  attainment: number | null;
}

/** A clock's outcome and the instant it came about; running and paused clocks have none yet. */
type Outcome = { as: 'met' | 'missed' | 'cancelled'; at: Date };

/**
 * Counts each clock once in the period `[from, to)` in which it was decided, whenever its request was received, so that
 * no miss falls between two weeks; `running` are those started before `to` and not decided by then. Cancelled clocks
 * leave the rate (sla.md rule 10); a breach stays a miss in the period of the breach (rule 8).
 */
export function clockTally(from: Date, to: Date) {
  const results = new Map<Metric, MetricResult & { metByPause: number }>(
    METRICS.map((metric) => [
      metric,
      { met: 0, metByPause: 0, missed: 0, running: 0, cancelled: 0, attainment: null },
    ]),
  );
  return {
    add(clock: ClockRow): void {
      const result = results.get(clock.metric);
      if (!result || clock.startedAt >= to) return;
      const outcome = outcomeOf(clock);
      if (!outcome || outcome.at >= to) result.running += 1;
      else if (outcome.at >= from) {
        result[outcome.as] += 1;
        if (outcome.as === 'met' && clock.metByPause) result.metByPause += 1;
      }
    },
    finish(): Record<Metric, MetricResult> {
      for (const result of results.values()) {
        const decided = result.met + result.missed;
        result.attainment = decided === 0 ? null : result.met / decided;
      }
      return Object.fromEntries(results) as Record<Metric, MetricResult>;
    },
  };
}

/** The rate as it would be if pauses had counted, null when no clock was decided. */
export function attainmentWithPauses({ met, metByPause = 0, missed }: MetricResult): number | null {
  return met + missed === 0 ? null : (met - metByPause) / (met + missed);
}

function outcomeOf(clock: ClockRow): Outcome | undefined {
  switch (clock.state) {
    case 'met':
      return { as: 'met', at: clock.stoppedAt ?? clock.dueAt };
    case 'breached':
      return { as: 'missed', at: clock.breachedAt ?? clock.dueAt };
    case 'cancelled':
      return { as: 'cancelled', at: clock.stoppedAt ?? clock.startedAt };
    case 'running':
    case 'paused':
      return undefined;
  }
}
