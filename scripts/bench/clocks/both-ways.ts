import { pino } from 'pino';
import { startJobs } from '../../../src/jobs/agenda.js';
import { sweepClocks } from '../../../src/jobs/sweep-clocks.js';
import type { OpenRequests } from './world-of-requests.js';

const log = pino({ level: 'silent' });

/** One way of letting time pass: begins at once, and ends when so many requests have been committed. */
export type Way = (requests: OpenRequests, count: number) => Promise<void>;

/** The sweep alone, one run after the other as long as there is something due. */
export const bySweep: Way = async ({ desk: { tickets, runner } }, count) => {
  const done = tickets.commits(count);
  const sweep = { kept: tickets, runner, clock: () => new Date(), log };
  while (tickets.lateness.length < count) {
    if ((await sweepClocks(sweep)) === 0) throw new Error('what is due does not get its turn');
  }
  await done;
};

/** The sweep as the product runs it: a recurring job. */
export const bySweepJob =
  (everyMs: number): Way =>
  async ({ desk: { store, tickets, runner } }, count) => {
    const done = tickets.commits(count);
    const run = () => sweepClocks({ kept: tickets, runner, clock: () => new Date(), log });
    const jobs = await startJobs(store, [{ name: 'sweep-clocks', everyMs, lockMs: 10_000, run }], log);
    await done;
    await jobs.stop(10_000);
  };

/** A job for each timer. */
export const byTimers: Way = async ({ desk: { tickets }, timers }, count) => {
  const done = tickets.commits(count);
  await timers.start();
  await done;
  await timers.stop();
};
