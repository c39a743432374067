import type { Stored } from '../../../src/store/models.js';
import { openBenchDesk, type BenchDesk } from './bench-desk.js';
import { dueRequests, numberOf, quietRequests } from './open-requests.js';
import { openTimers, type Timers } from './timers.js';

const BATCH = 1000;
const FIRST_DUE = 900_000;
const FAR_MS = 30 * 86_400_000;

/** So many open requests, of which a few can be made due again and again. */
export interface OpenRequests {
  readonly desk: BenchDesk;
  readonly timers: Timers;
  /** Puts fresh requests in the place of those that were due: one for each instant, with a timer if asked for. */
  renew(instants: readonly Date[], withTimers: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** @param open how many there are in all, those that are made due among them */
export async function openRequests(
  { uri, database, everyMs }: { uri: string; database: string; everyMs: number },
  { open, due }: { open: number; due: number },
): Promise<OpenRequests> {
  const desk = await openBenchDesk(uri, database);
  const timers = await openTimers(desk, everyMs);
  const collection = desk.patient.collection<Stored>(desk.store.models.tickets.collection.collectionName);
  const insert = (documents: Stored[]) => collection.insertMany(documents, { ordered: false });

  for (let first = 1; first <= open - due; first += BATCH) {
    const requests = [...quietRequests(first, Math.min(BATCH, open - due - first + 1))];
    await insert(requests);
    const at = new Date(Date.now() + FAR_MS);
    await timers.schedule(requests.map(({ _id: ticketId }) => ({ ticketId, at })));
  }
  let present: string[] = [];
  let clearTimers: () => Promise<unknown> = () => Promise.resolve();
  return {
    desk,
    timers,
    async renew(instants, withTimers) {
      await collection.deleteMany({ _id: { $in: present } });
      await clearTimers();
      clearTimers = () => Promise.resolve();
      present = instants.map((_at, index) => numberOf(FIRST_DUE + index));
      await insert([...dueRequests(FIRST_DUE, instants)]);
      if (!withTimers) return;
      clearTimers = await timers.schedule(instants.map((at, index) => ({ ticketId: present[index]!, at })));
    },
    stop: () => desk.stop(),
  };
}
