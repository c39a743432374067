import { knownAt, readCase, type SimulatorCase } from './case.js';
import { ledger, type Clock } from './clock.js';
import { faultLine, SlaFault } from './fault.js';
import { due, nextInstant, type Fired } from './milestones.js';
import type { Metric } from './terms.js';
import { inZone } from '../time/zone.js';

/** A ledger as the simulator prints it: instants in ISO 8601 with the zone's offset, null where there is none. */
export interface PrintedLedger {
  clocks: {
    metric: Metric;
    cycle: number;
    state: Clock['state'];
    startedAt: string;
    dueAt: string;
    stoppedAt: string | null;
    breachedAt: string | null;
    workedMinutes: number;
    pausedMinutes: number;
  }[];
  fired: { at: string; metric: Metric; cycle: number; threshold: number; skipped: boolean }[];
}

/** A refused case: one line a fault, each beginning with the field's name. */
export interface PrintedFaults {
  faults: string[];
}

/** Runs one case as it was read from JSON. What cannot be used is told, not thrown. */
export const simulate = (given: unknown): PrintedLedger | PrintedFaults => {
  try {
    return print(readCase(given));
  } catch (error) {
    if (error instanceof SlaFault) return { faults: error.faults.map(faultLine) };
    throw error;
  }
};

/** What the command answers: text for standard output, or lines for standard error with exit status 2. */
export type Answer = { status: 0; output: string } | { status: 2; faults: string[] };

/**
 * The simulator on text: a case gives its ledger or is refused as a whole; an array of cases gives an array, in which a
 * refused case is `{ "faults": [...] }` in its place. `source` names the text where it is not JSON.
 */
export const simulateText = (json: string, source: string): Answer => {
  let given: unknown;
  try {
    given = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable';
    return { status: 2, faults: [`${source}: not JSON: ${reason}`] };
  }
  const result = Array.isArray(given) ? given.map(simulate) : simulate(given);
  if ('faults' in result) return { status: 2, faults: result.faults };
  return { status: 0, output: JSON.stringify(result, null, 2) };
};

const print = (simulated: SimulatorCase): PrintedLedger => {
  const { events, terms, until } = simulated;
  const show = (instant: Date): string => inZone(instant, terms.zone);
  const showIfAny = (instant: Date | undefined): string | null => (instant ? show(instant) : null);
  return {
    clocks: knownLedger(events, terms, until).map((clock) => {
      const inTime = canStillBeMet(clock, until);
      return {
        metric: clock.metric,
        cycle: clock.cycle,
        state: inTime ? 'running' : clock.state,
        startedAt: show(clock.startedAt),
        dueAt: show(clock.dueAt),
        stoppedAt: showIfAny(clock.stoppedAt),
        breachedAt: inTime ? null : showIfAny(clock.breachedAt),
        workedMinutes: clock.workedMinutes,
        pausedMinutes: clock.pausedMinutes,
      };
    }),
    fired: sweep(simulated).map(({ at, metric, cycle, threshold, skipped }) => ({
      at: show(at),
      metric,
      cycle,
      threshold,
      skipped,
    })),
  };
};

/** Rule 3: done at exactly the due time is met, so an open clock at its due time is not printed as breached yet. */
const canStillBeMet = ({ stoppedAt, dueAt, breachedAt }: Clock, until: Date): boolean =>
  !stoppedAt && breachedAt?.getTime() === until.getTime() && dueAt.getTime() === until.getTime();

/**
 * Lives through the case as the bot would: it wakes whenever an event becomes known or the next instant of the ledger
 * comes, not while it is down, and fires what is due then. `at` is when it woke: the sweep that recorded the firing.
 */
const sweep = ({ events, terms, downtime, until }: SimulatorCase): Fired[] => {
  const fired: Fired[] = [];
  const awake = (at: Date): Date => {
    for (let moved = at; ;) {
      const down = downtime.find(({ from, to }) => from <= moved && moved < to);
      if (!down) return moved;
      moved = down.to;
    }
  };
  let now: Date | undefined = events.map(knownAt).reduce((first, at) => (at < first ? at : first), until);
  while (now) {
    now = awake(now);
    if (now > until) break;
    const clocks = knownLedger(events, terms, now);
    for (const one of due(clocks, fired, now)) fired.push({ ...one, at: now });
    now = nextWaking(now, events, nextInstant(clocks, fired, now));
  }
  return fired;
};

/** What happened and was recorded by `now`. */
const knownLedger = (events: SimulatorCase['events'], terms: SimulatorCase['terms'], now: Date): Clock[] =>
  ledger(
    events.filter((event) => knownAt(event) <= now),
    terms,
    now,
  );

const nextWaking = (now: Date, events: SimulatorCase['events'], instant: Date | null): Date | undefined => {
  const later = [...events.map(knownAt), ...(instant ? [instant] : [])].filter((at) => at > now);
  return later.length > 0 ? new Date(Math.min(...later.map((at) => at.getTime()))) : undefined;
};
