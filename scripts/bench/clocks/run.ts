import { randomBytes } from 'node:crypto';
import { startChild } from '../child.js';
import { median, quantile } from '../load.js';
import type { World } from '../world.js';
import { bySweep, bySweepJob, byTimers, type Way } from './both-ways.js';
import { openRequests, type OpenRequests } from './world-of-requests.js';

/** As the product's default (SWEEP_SECONDS). */
const EVERY_MS = 2000;
/** A hundred thousand requests in memory are more than a process is given by itself. */
const WORLD_MEMORY = { NODE_OPTIONS: '--max-old-space-size=8192' };

export interface ClockBench {
  /** Open requests, one row each. */
  readonly open: readonly number[];
  readonly due: number;
  /** Over how long the due ones are spread where lateness is measured. */
  readonly spreadSeconds: number;
  readonly rounds: number;
}

interface Lateness {
  readonly p50: number;
  readonly p99: number;
}

export interface ClockResult {
  readonly open: number;
  readonly due: number;
  readonly seedSeconds: number;
  /** Milliseconds until all that was due at once is committed. */
  readonly backlog: { readonly ours: number; readonly plain: number };
  /** Milliseconds from instant to commit, of those spread over time. */
  readonly lateness: { readonly ours: Lateness; readonly plain: Lateness };
}

/** Ours by the sweep, plain by a job for each timer, on the same requests, in turn (A B, B A, …); medians of the rounds. */
export async function runClockBench(
  { open, due, spreadSeconds, rounds }: ClockBench,
  told: (result: ClockResult) => void,
): Promise<void> {
  for (const count of open) {
    const world = await startChild<World>('world', WORLD_MEMORY);
    const database = `bench_${randomBytes(4).toString('hex')}`;
    try {
      const began = performance.now();
      const requests = await openRequests(
        { uri: world.told.mongo, database, everyMs: EVERY_MS },
        { open: count, due },
      );
      try {
        const seedSeconds = (performance.now() - began) / 1000;
        // Twice: after so much writing the engine has a good deal to tidy up first.
        for (const way of [bySweep, byTimers, bySweep, byTimers]) await backlog(requests, way, due);
        const measured = { ours: [] as number[], plain: [] as number[] };
        for (const side of inTurn(rounds)) {
          measured[side].push(await backlog(requests, side === 'ours' ? bySweep : byTimers, due));
        }
        told({
          open: count,
          due,
          seedSeconds,
          backlog: { ours: median(measured.ours), plain: median(measured.plain) },
          lateness: {
            ours: await lateness(requests, bySweepJob(EVERY_MS), due, spreadSeconds),
            plain: await lateness(requests, byTimers, due, spreadSeconds),
          },
        });
      } finally {
        await requests.stop();
      }
    } finally {
      await world.stop();
    }
  }
}

const inTurn = (rounds: number): ('ours' | 'plain')[] =>
  Array.from({ length: rounds }, (_round, index) =>
    index % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const),
  ).flat();

/** @returns milliseconds until all are committed that were due when it began */
async function backlog(requests: OpenRequests, way: Way, count: number): Promise<number> {
  const past = new Date(Date.now() - 1000);
  await requests.renew(
    Array.from({ length: count }, () => past),
    way === byTimers,
  );
  const began = performance.now();
  await way(requests, count);
  return performance.now() - began;
}

async function lateness(requests: OpenRequests, way: Way, count: number, seconds: number): Promise<Lateness> {
  const first = Date.now() + 5000;
  const instants = Array.from(
    { length: count },
    (_at, no) => new Date(first + (no * seconds * 1000) / count),
  );
  await requests.renew(instants, way === byTimers);
  await way(requests, count);
  const late = [...requests.desk.tickets.lateness].sort((a, b) => a - b);
  return { p50: quantile(late, 0.5), p99: quantile(late, 0.99) };
}
