import mongoose, { type Connection } from 'mongoose';
import { ANSWER_MS } from './faults.js';
import { defineModels, type Models } from './models.js';

export interface Store {
  readonly connection: Connection;
  readonly models: Models;
}

/**
 * Opens the store and makes its indexes. Waits at most `timeoutMs` for a server; afterwards an operation waits
 * at most that long for a lost one to come back, so that a person learns of an outage within Slack's 3 s.
 * @throws the driver's error when no server answers
 */
export async function openStore(uri: string, database: string, timeoutMs = 2000): Promise<Store> {
  const store = await connectStore(uri, database, timeoutMs);
  await makeIndexes(uri, database, timeoutMs);
  return store;
}

/** The same for a process that finds the indexes made. */
export async function connectStore(uri: string, database: string, timeoutMs = 2000): Promise<Store> {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    socketTimeoutMS: ANSWER_MS,
    // In its streaming mode the driver's monitor may wait for ever on a connection that has closed (seen on Node 24):
    // then a server that comes back is never found again.
    serverMonitoringMode: 'poll',
    bufferCommands: false,
    ignoreUndefined: true,
    autoIndex: false,
    maxPoolSize: 20,
  });
  // An outage reaches whoever is waiting for an answer; without a listener it would end the process as well.
  connection.on('error', () => undefined);
  await connection.asPromise();
  return { connection, models: defineModels(connection) };
}

/** On a connection of its own: a new index of many documents takes longer than any other operation may. */
async function makeIndexes(uri: string, database: string, timeoutMs: number): Promise<void> {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    serverSelectionTimeoutMS: timeoutMs,
    autoIndex: false,
  });
  connection.on('error', () => undefined);
  try {
    await connection.asPromise();
    await Promise.all(Object.values(defineModels(connection)).map((model) => model.createIndexes()));
  } finally {
    await connection.destroy();
  }
}

/** Closed, and forgotten by mongoose, which keeps what is only closed. */
export async function closeStore(store: Store): Promise<void> {
  await store.connection.destroy();
}
