import type { Log } from '../observability/log.js';
import { reportFault } from '../observability/faults.js';
import type { CommandRunner } from '../run-command.js';
import type { Tickets } from '../store/tickets.js';

const BATCH = 200;
const CONCURRENCY = 8;
/** A sweep hands over to the next one before its lock is at an end. */
const LONGEST_MS = 5_000;

interface Dependencies {
  readonly tickets: Tickets;
  readonly runner: CommandRunner;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Lets time pass for every request whose next instant has come: its cost follows what is due, not what exists.
 * A request that fails is reported and left for the next sweep; the others go on.
 * @returns how many requests something happened to
 */
export async function sweepClocks({ tickets, runner, clock, log }: Dependencies): Promise<number> {
  const failed = new Set<string>();
  const end = clock().getTime() + LONGEST_MS;
  let ticked = 0;
  for (;;) {
    const due = (await tickets.dueForTick(clock(), BATCH)).filter((id) => !failed.has(id));
    if (due.length === 0) return ticked;
    const waiting = due[Symbol.iterator]();
    const work = async () => {
      for (const id of waiting) {
        try {
          if (await runner.tick(id)) ticked += 1;
          else failed.add(id);
        } catch (error) {
          failed.add(id);
          reportFault(log, error, `tick ${id}`);
        }
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    if (clock().getTime() > end) return ticked;
  }
}
