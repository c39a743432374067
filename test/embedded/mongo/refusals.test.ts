import type { mongo } from 'mongoose';
import { withEngine } from './engine.js';

type Try = [
  title: string,
  code: number,
  codeName: string | undefined,
  run: (db: mongo.Db) => Promise<unknown>,
];

const add = async (db: mongo.Db, doc: mongo.Document) => {
  await db.collection('c').insertOne(doc);
  return db.collection('c');
};

const TRIES: Try[] = [
  ['an unknown command', 59, 'CommandNotFound', (db) => db.command({ nonsense: 1 })],
  ['an unknown field of a command', 40415, 'IDLUnknownField', (db) => db.command({ find: 'c', nonsense: 1 })],
  [
    'a transaction number',
    20,
    'IllegalOperation',
    (db) => db.command({ insert: 'c', documents: [{}], txnNumber: 1n }),
  ],
  [
    'a change stream',
    40573,
    'Location40573',
    (db) =>
      db
        .collection('c')
        .aggregate([{ $changeStream: {} }])
        .toArray(),
  ],
  ['$where', 2, 'BadValue', (db) => db.collection('c').find({ $where: 'true' }).toArray()],
  ['an unknown operator', 2, 'BadValue', (db) => db.collection('c').findOne({ a: { $foo: 1 } } as never)],
  [
    'an unknown stage',
    40324,
    'Location40324',
    (db) =>
      db
        .collection('c')
        .aggregate([{ $foo: 1 }])
        .toArray(),
  ],
  [
    'a stage that is left out',
    238,
    'NotImplemented',
    (db) =>
      db
        .collection('c')
        .aggregate([{ $graphLookup: {} }])
        .toArray(),
  ],
  [
    'an unknown expression',
    168,
    'InvalidPipelineOperator',
    (db) =>
      db
        .collection('c')
        .find({ $expr: { $foo: 1 } })
        .toArray(),
  ],
  [
    'a capped collection',
    238,
    'NotImplemented',
    (db) => db.createCollection('capped', { capped: true, size: 1000 }),
  ],
  ['a validator', 238, 'NotImplemented', (db) => db.createCollection('valid', { validator: { a: 1 } })],
  ['a text index', 238, 'NotImplemented', (db) => db.collection('c').createIndex({ a: 'text' })],
  [
    'a missing collection for indexes',
    26,
    'NamespaceNotFound',
    (db) => db.command({ listIndexes: 'nowhere' }),
  ],
  ['a closed cursor', 43, 'CursorNotFound', (db) => db.command({ getMore: 5n, collection: 'c' })],
  [
    'more than one replica',
    2,
    'BadValue',
    (db) => db.command({ insert: 'c', documents: [{}], writeConcern: { w: 2 } }),
  ],
  ['an _id that is an array', 53, undefined, (db) => add(db, { _id: [1] })],
  [
    'a document over 16 MB',
    10334,
    undefined,
    async (db) =>
      db
        .command({ insert: 'c', documents: [{ s: 'x'.repeat(16 * 1024 * 1024) }] })
        .then(({ writeErrors }) => Promise.reject(Object.assign(new Error(), writeErrors[0]))),
  ],
  [
    '$pop from what is no array',
    14,
    undefined,
    async (db) => (await add(db, { a: 1 })).updateOne({}, { $pop: { a: 1 } } as never),
  ],
  [
    'an empty field name',
    56,
    undefined,
    async (db) => (await add(db, {})).updateOne({}, { $set: { 'a..b': 1 } }),
  ],
  [
    'a field name with $',
    52,
    undefined,
    async (db) => (await add(db, {})).updateOne({}, { $set: { 'a.$b': 1 } }),
  ],
  [
    '$[] on what is no array',
    2,
    undefined,
    async (db) => (await add(db, { a: 1 })).updateOne({}, { $set: { 'a.$[]': 1 } }),
  ],
  [
    '$rename onto itself',
    2,
    undefined,
    async (db) => (await add(db, { a: 1 })).updateOne({}, { $rename: { a: 'a' } }),
  ],
  [
    'an unknown modifier',
    9,
    undefined,
    async (db) => (await add(db, { a: 1 })).updateOne({}, { $foo: { a: 1 } } as never),
  ],
  [
    'two arrays in one index',
    171,
    undefined,
    async (db) => {
      await db.collection('c').createIndex({ a: 1, b: 1 });
      await add(db, { a: [1], b: [2] });
    },
  ],
  [
    'a collation that cannot be had',
    2,
    'BadValue',
    (db) => db.collection('c').find().collation({ locale: 'xx-nonsense-locale' }).toArray(),
  ],
];

describe('what the engine cannot do is refused as MongoDB refuses it', () => {
  it.each(TRIES)('%s: %i', async (_title, code, codeName, run) => {
    await withEngine({}, async (db) => {
      const error = await run(db).then(
        () => undefined,
        (reason: unknown) => reason as mongo.MongoServerError,
      );
      expect(error?.code).toBe(code);
      if (codeName) expect(error?.codeName).toBe(codeName);
    });
  });

  it('a session of the driver cannot begin a transaction', async () => {
    await withEngine({}, async (db) => {
      const session = db.client.startSession();
      session.startTransaction();
      await expect(db.collection('c').insertOne({}, { session })).rejects.toMatchObject({
        originalError: { code: 20 },
      });
      await session.endSession();
      expect(await db.collection('c').countDocuments()).toBe(0);
    });
  });

  it('a duplicate key is told in the words that people search for', async () => {
    await withEngine({}, async (db) => {
      await db.collection('c').createIndex({ a: 1 }, { unique: true });
      await add(db, { a: 'x' });
      await expect(add(db, { a: 'x' })).rejects.toThrow(
        'E11000 duplicate key error collection: test.c index: a_1 dup key: { a: "x" }',
      );
    });
  });

  it('an empty result counts nothing, and new fields come in the order of their names', async () => {
    await withEngine({}, async (db) => {
      const collection = await add(db, { _id: 1 as never, m: 1 });
      expect(await collection.aggregate([{ $match: { m: 2 } }, { $count: 'n' }]).toArray()).toEqual([]);
      await collection.updateOne({}, { $set: { z: 1, b: 1, m: 2 } });
      expect(Object.keys((await collection.findOne())!)).toEqual(['_id', 'm', 'b', 'z']);
    });
  });
});
