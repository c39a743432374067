import { z } from 'zod';
import { StopMoves } from './corrections.js';
import type { PlanTime } from './emergency.js';
import { receivedAsCorrected, type SlaEvent } from './events.js';
import { asHappened } from './order.js';
import { targetSource, type TargetSource, type Terms } from './policy.js';
import { Replay } from './replay.js';
import type { Run } from './run.js';
import type { TermsInForce } from './terms-in-force.js';
import { METRICS, metricSchema, RECEIPT } from './terms.js';
import type { Waits } from './waits.js';
import { MINUTE_MS } from '../time/units.js';

export type { Terms };

export const clockSchema = z.object({
  metric: metricSchema,
  /** 1 from registration, 2 after the first reopening, and so on (rule 13). */
  cycle: z.number().int().positive(),
  /** A clock that was breached stays `breached`, stopped or not, held or not (rules 8 and 10). */
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  startedAt: z.date(),
  /** While it is held: as if it went on now. After its end: where it was. */
  dueAt: z.date(),
  /** When it was done, or, for a clock that is not owed any more, when that was so. */
  stoppedAt: z.date().optional(),
  /** At `stoppedAt` it was not done, but not owed any more (rule 10); a breach before that stays one. */
  dropped: z.literal(true).optional(),
  /** When the breach happened, whenever it became known (rule 12). */
  breachedAt: z.date().optional(),
  /** While it waits: when the pause ends by itself (rule 6). */
  pauseEndsAt: z.date().optional(),
  /** Working minutes from start to due without pauses; after an upgrade not the same as the target. */
  allowedMinutes: z.number(),
  /** Working minutes that counted, overrun included. */
  workedMinutes: z.number(),
  /** Working minutes for which it was held. */
  pausedMinutes: z.number(),
  policyVersion: z.number().int(),
  /** When each threshold of the policy was passed, or will be if nothing happens. */
  thresholds: z.array(z.object({ threshold: z.number(), at: z.date(), passed: z.boolean() })),
  /** The clock's life without gaps; `explain.ts` lays the calendar over it. */
  stretches: z.array(
    z.object({
      from: z.date(),
      to: z.date(),
      held: z.enum(['waiting-customer', 'waiting-supplier', 'customer-deciding']).optional(),
      reason: z.string().optional(),
    }),
  ),
});

/** One promise and how it stands at an instant. */
export type Clock = z.infer<typeof clockSchema>;

/**
 * Every clock of a request as it stands at `now` (rule 2): a function of the set of events, whatever their order and
 * however often each is there. What happens after `now` has not happened. By cycle, then in the order of `METRICS`.
 * Throws `SlaFault` when the calendar cannot be used or has not enough open hours.
 * @param terms what was promised at the receipt; an event `terms` tells what came later (rule 7)
 */
export const ledger = (events: readonly SlaEvent[], terms: Terms, now: Date): Clock[] =>
  ledgerWithTerms(events, terms, now).map(({ clock }) => clock);

/** What the bot has to know at an instant: the clocks, and when the emergency plan opens by itself (R5). */
export const ledgerWithPlan = (
  events: readonly SlaEvent[],
  terms: Terms,
  now: Date,
): { clocks: Clock[]; plan: PlanTime | undefined } => {
  const replay = replayed(events, terms, now);
  return { clocks: clocksOf(replay).map(({ clock }) => clock), plan: replay.planTime };
};

/** A clock with where its promise comes from. */
export interface ClockWithTerms {
  clock: Clock;
  /** The terms that it has been under; the first of them held from its start. */
  inForce: readonly TermsInForce[];
  /** What of the last of them gave its target; absent: their own. */
  source: TargetSource | undefined;
  /** Minutes of the promise that was given last; what is allowed in all may differ (rule 8). */
  promisedMinutes: number;
}

/** As `ledger`, each clock with its terms. */
export const ledgerWithTerms = (events: readonly SlaEvent[], terms: Terms, now: Date): ClockWithTerms[] =>
  clocksOf(replayed(events, terms, now));

const clocksOf = (replay: Replay): ClockWithTerms[] =>
  replay.runs
    .filter((run) => run.shownAllowance !== undefined)
    .map((run) => {
      const { under, target = 0 } = run.grants.at(-1) ?? {};
      return {
        clock: clockOf(run, run.shownAllowance ?? 0, replay.waits),
        inForce: run.inForce,
        source: under && targetSource(run.terms.policy, under, run.metric),
        promisedMinutes: target / MINUTE_MS,
      };
    })
    .sort(
      ({ clock: a }, { clock: b }) =>
        a.cycle - b.cycle || METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric),
    );

const replayed = (events: readonly SlaEvent[], terms: Terms, now: Date): Replay => {
  const history = sinceReceipt(asHappened(receivedAsCorrected(events.filter(({ at }) => at <= now))));
  const moves = stopMoves(history, terms);
  const replay = new Replay(terms, moves);
  for (const told of moves.merge(history)) {
    if ('event' in told) replay.tell(told.event, told.index);
    else if (told.move.to <= now) replay.tellMovedStop(told.move.metric, told.move.to, told.source);
  }
  replay.conclude(now);
  return replay;
};

/** Nothing is done before the request is there: what carries an earlier time is taken as done at receipt. */
const sinceReceipt = (events: readonly SlaEvent[]): SlaEvent[] => {
  const first = events.findIndex((event) => event.do === 'register');
  const receipt = events[first];
  if (!receipt) return [];
  const early = events.slice(0, first).map((event) => ({ ...event, at: receipt.at }));
  return [receipt, ...early, ...events.slice(first + 1)];
};

/** Tells the history once as it was believed, to see which stop each correction speaks of. */
const stopMoves = (history: readonly SlaEvent[], terms: Terms): StopMoves => {
  const moves = new StopMoves();
  if (!history.some((event) => event.do === 'correct')) return moves;
  const believed = new Replay(terms, new StopMoves());
  history.forEach((event, index) => {
    believed.tell(event, index);
    if (event.do !== 'correct' || event.metric === RECEIPT) return;
    const { metric, to } = event;
    const startedAt = believed.current(metric)?.startedAt;
    if (startedAt) moves.add({ metric, index: believed.lastStop.get(metric) ?? index, to, startedAt });
  });
  return moves;
};

const clockOf = (run: Run, allowance: number, waits: Waits): Clock => {
  const { policy } = run.terms;
  const open = run.wanted && !run.end;
  const pauseEndsAt = open ? waits.limitOf(run.metric) : undefined;
  return {
    metric: run.metric,
    cycle: run.cycle,
    state: stateOf(run),
    startedAt: run.startedAt,
    dueAt: run.instantOf(allowance),
    ...(run.endedAt && { stoppedAt: run.endedAt }),
    ...(isDropped(run) && { dropped: true as const }),
    ...(run.breachedAt && { breachedAt: run.breachedAt }),
    ...(pauseEndsAt && { pauseEndsAt }),
    allowedMinutes: allowance / MINUTE_MS,
    workedMinutes: run.total('running') / MINUTE_MS,
    pausedMinutes: run.total('held') / MINUTE_MS,
    policyVersion: policy.version,
    thresholds: policy.warnAt.map((threshold) => passingOf(run, threshold, allowance)),
    stretches: run.history.map((stretch) => ({ ...stretch })),
  };
};

const isDropped = (run: Run): boolean => !run.wanted || run.end?.how === 'cancelled';

const stateOf = (run: Run): Clock['state'] => {
  if (run.breachedAt) return 'breached';
  if (isDropped(run)) return 'cancelled';
  if (run.end) return 'met';
  return run.isHeld ? 'paused' : 'running';
};

/** A breached clock has passed everything up to 1, wherever a later downgrade has put its due time. */
const passingOf = (run: Run, threshold: number, allowance: number): Clock['thresholds'][number] => {
  const amount = Math.round(threshold * allowance);
  const at = run.notBeforeJudged(run.instantOf(amount));
  if (!run.breachedAt || threshold > 1) return { threshold, at, passed: run.hasReached(amount) };
  return { threshold, at: run.breachedAt < at ? run.breachedAt : at, passed: true };
};
