import mongoose from 'mongoose';
import { z } from 'zod';
import { environmentSchema } from '../../src/config.js';
import { DEFAULT_CALENDAR } from '../../src/domain/calendar/desk-calendar.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import { termsFor } from '../../src/domain/terms/terms-for.js';
import { countMoves } from '../../src/count-moves.js';
import type { Intention } from '../../src/domain/settings/intention.js';
import { NO_REQUESTS, type Tally } from '../../src/domain/terms/tally.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { OPEN_STATUSES } from '../../src/domain/ticket/words.js';
import { withStore } from '../../src/store/faults.js';
import { defineModels } from '../../src/store/models.js';
import { Contracts } from '../../src/store/contracts.js';
import { Tickets } from '../../src/store/tickets.js';
import { SettingsStore } from '../../src/store/settings.js';
import { Stopped } from './terminal.js';

/** How long the database may take to answer at first. */
const REACHED_MS = 5_000;

const databaseSchema = z.object({
  MONGODB_URI: environmentSchema.shape.MONGODB_URI,
  MONGODB_DATABASE: environmentSchema.shape.MONGODB_DATABASE,
});

/** Who has a policy or calendar: new requests of the channels get it, open requests have a version of it. */
export interface Usage {
  readonly channels: number;
  readonly openRequests: number;
}

/** The desk's settings where they are kept. */
export interface Desk {
  readonly database: string;
  readonly settings: SettingsStore;
  usageOfPolicy(id: string): Promise<Usage>;
  /** @param settings as they would be: they say which calendar a channel gets that names none */
  usageOfCalendar(id: string, settings: Settings): Promise<Usage>;
  /** What an intention would do to open requests, and the numbers of those that could not be counted. */
  effectOn(
    intention: Intention,
    settings: Settings,
    now: Date,
  ): Promise<{ tally: Tally; uncounted: readonly string[] }>;
  close(): Promise<void>;
}

/**
 * Connects to the database that the bots use, and makes nothing in it: no index, no collection, so that a wrong
 * name leaves no traces.
 * @throws Stopped when the environment does not name one, or it was not reached
 */
export async function openDesk(env: NodeJS.ProcessEnv): Promise<Desk> {
  const { connection, database } = await connectToDesk(env);
  const { settings, contracts, tickets } = defineModels(connection);
  const open = { status: { $in: OPEN_STATUSES } };
  return {
    database,
    settings: new SettingsStore(settings),
    async usageOfPolicy(policyId) {
      const [channels, openRequests] = await Promise.all([
        withStore(() => contracts.countDocuments({ policyId })),
        withStore(() => tickets.countDocuments({ ...open, 'terms.policy.id': policyId })),
      ]);
      return { channels, openRequests };
    },
    async usageOfCalendar(id, next) {
      // Requests of the time when there was one calendar do not name it.
      const named = id === DEFAULT_CALENDAR.id ? { $in: [id, null] } : id;
      const [bound, openRequests] = await Promise.all([
        withStore(() => contracts.find({}, { policyId: 1, calendarId: 1, zone: 1 }).lean<Contract[]>()),
        withStore(() => tickets.countDocuments({ ...open, 'terms.calendarId': named })),
      ]);
      const channels = bound.filter((contract) => termsFor(next, contract).calendarId === id).length;
      return { channels, openRequests };
    },
    async effectOn(intention, next, now) {
      const uncounted: string[] = [];
      const failed = (id: string) => void uncounted.push(id);
      const sources = {
        tickets: new Tickets(tickets, failed),
        contracts: new Contracts(contracts),
        clock: () => now,
        failed,
      };
      let tally = NO_REQUESTS;
      for await (const counted of countMoves(intention, next, sources)) ({ tally } = counted);
      return { tally, uncounted };
    },
    close: () => connection.close(),
  };
}

/** The connection alone; see `openDesk`. */
export async function connectToDesk(
  env: NodeJS.ProcessEnv,
): Promise<{ connection: mongoose.Connection; database: string }> {
  const { uri, database } = readEnvironment(env);
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    serverSelectionTimeoutMS: REACHED_MS,
    bufferCommands: false,
    ignoreUndefined: true,
    autoIndex: false,
    autoCreate: false,
  });
  connection.on('error', () => undefined);
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close();
    throw new Stopped(1, `the database at MONGODB_URI was not reached (${(error as Error).message})`);
  }
  return { connection, database };
}

function readEnvironment(env: NodeJS.ProcessEnv): { uri: string; database: string } {
  const given = Object.entries(env).filter(([key, value]) => key in databaseSchema.shape && value !== '');
  const parsed = databaseSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { uri: parsed.data.MONGODB_URI, database: parsed.data.MONGODB_DATABASE };
  if (!env['MONGODB_URI'])
    throw new Stopped(
      2,
      'MONGODB_URI is missing: set it, here or in .env, to the database that the bots use',
    );
  const [issue] = parsed.error.issues;
  throw new Stopped(2, `${issue!.path.join('.')} ${issue!.message}`);
}
