import type { Log } from '../observability/log.js';
import { Fault } from '../domain/fault.js';
import { reportFault } from '../observability/faults.js';
import { MINUTE_MS } from '../domain/time/units.js';

const BATCH = 200;
const CONCURRENCY = 8;
/** A sweep hands over to the next one before its lock is at an end. */
const LONGEST_MS = 5_000;
/** How long a record that our own mistake keeps from its turn is left alone, so that the log can be read. */
const ASIDE_MS = MINUTE_MS;

export interface Sweeping {
  /** Records of one store or another for whom time passes. */
  readonly kept: {
    due(now: Date, limit: number, except: ReadonlySet<string>): Promise<string[]>;
    setAside(id: string, now: Date, until: Date): Promise<void>;
  };
  readonly runner: { tick(id: string): Promise<boolean> };
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Lets time pass for every record whose next instant has come, once each: its cost follows what is due, not what
 * exists. One that fails by our own mistake is reported and asked again a minute later; the others go on.
 * @returns how many records something happened to
 * @throws Fault `store-unavailable`; what is due stays due
 */
export async function sweepClocks({ kept, runner, clock, log }: Sweeping): Promise<number> {
  const seen = new Set<string>();
  const end = clock().getTime() + LONGEST_MS;
  let ticked = 0;
  let outage: Fault | undefined;

  const tick = async (id: string): Promise<void> => {
    try {
      if (await runner.tick(id)) ticked += 1;
    } catch (error) {
      if (error instanceof Fault) throw error;
      reportFault(log, error, `tick ${id}`);
      const now = clock();
      await kept.setAside(id, now, new Date(now.getTime() + ASIDE_MS));
    }
  };
  const isOver = () => outage !== undefined || clock().getTime() > end;

  while (!isOver()) {
    const due = await kept.due(clock(), BATCH, seen);
    if (due.length === 0) break;
    const waiting = due[Symbol.iterator]();
    const work = async () => {
      for (const id of waiting) {
        if (isOver()) return;
        seen.add(id);
        await tick(id).catch((error: unknown) => {
          if (!(error instanceof Fault)) throw error;
          outage = error;
        });
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  }
  if (outage) throw outage;
  return ticked;
}
