import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import type { EmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { startEmbeddedMongo } from '../../../src/embedded/mongo/index.js';

export const {
  MongoClient,
  ObjectId,
  Long,
  Double,
  Int32,
  Decimal128,
  Timestamp,
  Binary,
  BSONRegExp,
  MinKey,
  MaxKey,
  Code,
} = mongo;

export interface Target {
  client: mongo.MongoClient;
  /** A database of the suite's own, dropped at the end. */
  db: mongo.Db;
  close(): Promise<void>;
}

/**
 * The database that a conformance suite runs against: the one that `CONFORMANCE_URI` or `MONGODB_URI` names, else the
 * embedded one, started for the suite.
 */
export async function openTarget(): Promise<Target> {
  const given = process.env.CONFORMANCE_URI ?? process.env.MONGODB_URI;
  const engine: EmbeddedMongo | undefined = given ? undefined : await startEmbeddedMongo();
  const client = await MongoClient.connect(given ?? engine!.uri);
  const db = client.db(`conformance_${randomBytes(6).toString('hex')}`);
  return {
    client,
    db,
    async close() {
      await db.dropDatabase();
      await client.close();
      await engine?.stop();
    },
  };
}

let collections = 0;

/** A collection of one test's own, with these documents. */
export async function collectionWith(db: mongo.Db, docs: mongo.Document[]): Promise<mongo.Collection> {
  const collection = db.collection(`c${(collections += 1)}`);
  if (docs.length > 0) await collection.insertMany(docs);
  else await db.createCollection(collection.collectionName);
  return collection;
}

/** The code of the error that a promise is refused with; fails when it is not refused. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return (error as mongo.MongoServerError).code;
  }
  throw new Error('expected a refusal');
}
