import mongoose, { type Connection } from 'mongoose';
import type { Backstage } from '../../../src/embedded/slack/index.js';
import { titleOf, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { OUTBOX_OWNERS } from '../../../src/store/collections.js';
import { defineModels } from '../../../src/store/models.js';
import { Tickets } from '../../../src/store/tickets.js';
import { clocksSeen } from './clocks-seen.js';
import { byId, plain } from './documents.js';

/** What one answer holds at most; the page asks for the next page. */
const PAGE = 50;
const PATIENCE_MS = 2_000;
/** Where the jobs are kept (src/jobs/agenda.ts). */
const JOBS = 'agendaJobs';

export interface LookBehind extends Backstage {
  close(): Promise<void>;
}

/**
 * What the drawer of the page shows of a desk's database. It only reads, on a connection of its own that is opened when
 * somebody looks.
 */
export function lookBehind(uri: string, database: string): LookBehind {
  let opened: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => {
    opened ??= mongoose
      .createConnection(uri, {
        dbName: database,
        serverSelectionTimeoutMS: PATIENCE_MS,
        autoIndex: false,
        autoCreate: false,
        maxPoolSize: 2,
      })
      .asPromise();
    opened.catch(() => (opened = undefined));
    return opened;
  };
  const collection = async (name: string) => (await connection()).collection(name);

  return {
    async requests() {
      const found = await (
        await collection('tickets')
      )
        .find({}, { projection: { items: { $slice: 1 }, status: 1 } })
        .sort({ _id: -1 })
        .limit(PAGE)
        .toArray();
      return found.map((stored) => ({
        number: String(stored._id),
        title: titleOf({ items: [], ...stored } as unknown as Ticket),
        status: String(stored['status']),
      }));
    },

    async clocks(number) {
      const ticket = await new Tickets(modelsOf(await connection()).tickets).load(number);
      return ticket && clocksSeen(ticket, new Date());
    },

    async outbox() {
      const owed = await Promise.all(
        OUTBOX_OWNERS.map(async (owner) => {
          const found = await (
            await collection(owner)
          )
            .aggregate([
              { $match: { 'outbox.dueAt': { $exists: true } } },
              { $unwind: '$outbox' },
              { $sort: { 'outbox.dueAt': 1 } },
              { $limit: PAGE },
              { $project: { outbox: 1 } },
            ])
            .toArray();
          return found.map(({ _id, outbox }) => ({
            owner,
            ownerId: _id as unknown,
            ...plain(outbox as object),
          }));
        }),
      );
      const byDue = (entry: object): string => String((entry as { dueAt?: unknown }).dueAt);
      return owed
        .flat()
        .sort((a, b) => (byDue(a) < byDue(b) ? -1 : 1))
        .slice(0, PAGE);
    },

    async jobs() {
      const found = await (await collection(JOBS)).find({}).sort({ name: 1 }).limit(PAGE).toArray();
      return found.map(plain);
    },

    async collections() {
      const { db } = await connection();
      const names = (await db!.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
      return Promise.all(
        names
          .sort()
          .slice(0, PAGE)
          .map(async (name) => ({ name, documents: await db!.collection(name).estimatedDocumentCount() })),
      );
    },

    async documents(name, id, page) {
      const found = await (
        await collection(name)
      )
        .find(byId(id))
        .sort({ _id: -1 })
        .skip(page * PAGE)
        .limit(PAGE + 1)
        .toArray();
      return { documents: found.slice(0, PAGE).map(plain), more: found.length > PAGE };
    },

    async close() {
      await (await opened?.catch(() => undefined))?.destroy();
    },
  };
}

/** Models belong to a connection and may be defined once on it. */
const models = new WeakMap<Connection, ReturnType<typeof defineModels>>();
function modelsOf(connection: Connection): ReturnType<typeof defineModels> {
  const known = models.get(connection) ?? defineModels(connection);
  models.set(connection, known);
  return known;
}
