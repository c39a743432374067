import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '../../src/embedded/mongo/index.js';

export interface TestDatabase {
  readonly uri: string;
  /** A database of the test's own. */
  readonly name: string;
  drop(): Promise<void>;
}

/** Databases of this worker that a test has done with: their collections and indexes are there, which take seconds to make. */
const used: string[] = [];

/**
 * The database named by `MONGODB_URI` (a real MongoDB, or another), else the embedded engine in memory. Of the first a
 * worker uses a database again: emptied when the next test takes it, so that nothing which came late is left, and
 * removed by `scripts/test.mjs` at the end of the run it is named after.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env['MONGODB_URI'];
  const run = process.env['TEST_RUN'];
  const again = given && used.shift();
  const name = again || ['test', ...(run ? [run] : []), randomBytes(6).toString('hex')].join('_');
  if (!given) {
    const engine = await startEmbeddedMongo();
    return { uri: engine.uri, name, drop: () => engine.stop() };
  }
  if (again) await onDatabase(given, name, empty);
  return {
    uri: given,
    name,
    async drop() {
      if (run) used.push(name);
      else await onDatabase(given, name, (connection) => connection.dropDatabase());
    },
  };
}

async function empty(connection: mongoose.Connection): Promise<void> {
  const collections = await connection.listCollections();
  await Promise.all(collections.map(({ name }) => connection.collection(name).deleteMany({})));
}

async function onDatabase(
  uri: string,
  name: string,
  act: (connection: mongoose.Connection) => Promise<void>,
): Promise<void> {
  const connection = await mongoose.createConnection(uri, { dbName: name }).asPromise();
  try {
    await act(connection);
  } finally {
    await connection.destroy();
  }
}
