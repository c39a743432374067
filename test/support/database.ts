import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '../../src/embedded/mongo/index.js';

export interface TestDatabase {
  readonly uri: string;
  /** A database of the test's own. */
  readonly name: string;
  drop(): Promise<void>;
}

/** The database named by `MONGODB_URI` (a real MongoDB, or another), else the embedded engine in memory. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const given = process.env['MONGODB_URI'];
  if (!given) {
    const engine = await startEmbeddedMongo();
    return { uri: engine.uri, name, drop: () => engine.stop() };
  }
  return {
    uri: given,
    name,
    async drop() {
      const connection = await mongoose.createConnection(given, { dbName: name }).asPromise();
      await connection.dropDatabase();
      await connection.destroy();
    },
  };
}
