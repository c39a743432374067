import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Store } from '../store/connection.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { RecurringJob } from './schedule.js';

const COLLECTION = 'agendaJobs';

export interface Jobs {
  /** Ends after the runs under way, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
  readings(): Promise<{ name: string; lastRunAt?: Date }[]>;
}

const ignore = (): void => undefined;

/**
 * Agenda keeps what has run for half its lock's lifetime, also when it is stopped: a definition holds no more of the bot
 * than `runs`, which `stop` empties.
 */
function define(
  agenda: Agenda,
  name: string,
  lockMs: number,
  runs: ReadonlyMap<string, RecurringJob['run']>,
  log: Log,
): void {
  agenda.define(name, async () => void (await runs.get(name)?.()), {
    lockLifetime: lockMs,
    concurrency: 1,
    // No lockLimit: Agenda drops a job whose lock ran out while it waited (a process that stood still) and goes on
    // counting its lock, so that with a limit the job would never run in this process again.
  });
  agenda.on(`fail:${name}`, (error: Error | string) => reportFault(log, error, `job ${name}`));
}

/**
 * Agenda is the clock and the cluster's lock: of all processes on one database, one runs a job at a time. A process
 * that dies while it holds a lock is replaced when the lock's lifetime is over.
 */
export async function startJobs(store: Store, jobs: readonly RecurringJob[], log: Log): Promise<Jobs> {
  // The store's connection is used: mongoose's driver has the same interface as the back end's own.
  const backend = new MongoBackend({ mongo: store.connection.db as never, collection: COLLECTION });
  // Agenda looks for each job so often, and locks what is due until it looks again: a lock must outlast that by far.
  const fastest = Math.min(...jobs.map(({ everyMs }) => everyMs));
  const shortest = Math.min(...jobs.map(({ lockMs }) => lockMs));
  const processEvery = Math.max(100, Math.min(fastest, shortest / 4));
  const agenda = new Agenda({ backend, processEvery, defaultConcurrency: 1 });
  agenda.on('error', (error) => log.warn({ error: error.message }, 'agenda'));
  const runs = new Map(jobs.map(({ name, run }) => [name, run]));
  for (const { name, lockMs } of jobs) define(agenda, name, lockMs, runs, log);
  await agenda.ready;
  await agenda.start();
  for (const { name, everyMs } of jobs) await agenda.every(everyMs, name);
  return {
    async stop(timeoutMs) {
      await agenda.drain({ timeout: timeoutMs });
      agenda.removeAllListeners().on('error', ignore);
      runs.clear();
    },
    async readings() {
      const found = await agenda.queryJobs({ names: jobs.map(({ name }) => name) });
      return jobs.map(({ name }) => {
        const lastRunAt = found.jobs.find((job) => job.name === name)?.lastRunAt;
        return { name, ...(lastRunAt ? { lastRunAt: new Date(lastRunAt) } : {}) };
      });
    },
  };
}
