import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { BenchDesk } from './bench-desk.js';

const COLLECTION = 'timers';
const NAME = 'milestone';

/**
 * A job for each timer, as Agenda's README schedules them: `agenda.schedule(instant, name, data)`, the rest as it comes.
 * A request has a job for its next milestone only, which is the least that this way needs.
 */
export interface Timers {
  /** Puts jobs there as `schedule` does, in one write. @returns how they are taken away again */
  schedule(jobs: Iterable<{ ticketId: string; at: Date }>): Promise<() => Promise<unknown>>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param everyMs how often Agenda looks for jobs: as often as our sweep does */
export async function openTimers({ patient, runner }: BenchDesk, everyMs: number): Promise<Timers> {
  const mongo = patient.db!;
  const collection = mongo.collection(COLLECTION);
  const make = async () => {
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: mongo as never, collection: COLLECTION }),
      processEvery: everyMs,
    });
    agenda.define<{ ticketId: string }>(NAME, async (job) => {
      await runner.tick(job.attrs.data.ticketId);
    });
    await agenda.ready;
    return agenda;
  };
  let agenda = await make();
  // What one job looks like is Agenda's to say.
  await agenda.schedule(new Date(8.64e15 / 2), NAME, { ticketId: 'sample' });
  const { _id: _, ...sample } = (await collection.findOneAndDelete({ 'data.ticketId': 'sample' }))!;

  return {
    async schedule(jobs) {
      const made = [...jobs].map(({ ticketId, at }) => ({ ...sample, data: { ticketId }, nextRunAt: at }));
      const { insertedIds } = await collection.insertMany(made, { ordered: false });
      return () => collection.deleteMany({ _id: { $in: Object.values(insertedIds) } });
    },
    start: () => agenda.start(),
    async stop() {
      await agenda.drain({ timeout: 10_000 });
      // One that was stopped cannot be started again.
      agenda = await make();
    },
  };
}
