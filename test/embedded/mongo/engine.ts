import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { mongo } from 'mongoose';
import type { EmbeddedMongoOptions } from '../../../src/embedded/mongo/index.js';
import { startEmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { MongoClient } from './target.js';

/** Runs `use` with a client of an engine started for it; both are closed afterwards. */
export async function withEngine<T>(
  options: EmbeddedMongoOptions,
  use: (db: mongo.Db, uri: string) => Promise<T>,
): Promise<T> {
  const engine = await startEmbeddedMongo(options);
  const client = new MongoClient(engine.uri);
  try {
    return await use(client.db('test'), engine.uri);
  } finally {
    await client.close();
    await engine.stop();
  }
}

/** Runs `use` with the path of a new directory, which is removed afterwards. */
export async function withDirectory<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'embedded mongo '));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
