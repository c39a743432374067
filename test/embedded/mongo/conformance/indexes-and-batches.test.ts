import type { mongo } from 'mongoose';
import type { Target } from '../target.js';
import { codeOf, collectionWith, openTarget } from '../target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

async function failure(
  promise: Promise<unknown>,
): Promise<mongo.MongoServerError & mongo.MongoBulkWriteError> {
  return promise.then(
    () => Promise.reject(new Error('expected a refusal')),
    (error: unknown) => error as mongo.MongoServerError & mongo.MongoBulkWriteError,
  );
}

describe('unique indexes', () => {
  it('refuse a second document with the key and say which', async () => {
    const collection = await collectionWith(target.db, [{ a: 1, b: 'x' }]);
    await collection.createIndex({ a: 1, b: -1 }, { unique: true });
    const error = await failure(collection.insertOne({ a: 1, b: 'x' }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: -1 }, keyValue: { a: 1, b: 'x' } });
    await collection.insertOne({ a: 1, b: 'y' });
    expect(await codeOf(collection.updateOne({ b: 'y' }, { $set: { b: 'x' } }))).toBe(11000);
  });

  it('count a missing field as null', async () => {
    const collection = await collectionWith(target.db, [{ x: 1 }]);
    await collection.createIndex({ a: 1 }, { unique: true });
    expect(await codeOf(collection.insertOne({ x: 2 }))).toBe(11000);
    expect(await codeOf(collection.insertOne({ a: null }))).toBe(11000);
  });

  it('leave out what a sparse or partial index leaves out', async () => {
    const sparse = await collectionWith(target.db, [{ x: 1 }]);
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{ x: 2 }, { a: 1 }]);
    expect(await codeOf(sparse.insertOne({ a: 1 }))).toBe(11000);

    const partial = await collectionWith(target.db, []);
    await partial.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await partial.insertMany([
      { a: 1, open: false },
      { a: 1, open: false },
      { a: 1, open: true },
    ]);
    expect(await codeOf(partial.insertOne({ a: 1, open: true }))).toBe(11000);
    expect(await codeOf(partial.updateMany({ open: false }, { $set: { open: true } }))).toBe(11000);
  });

  it('hold for each element of an array', async () => {
    const collection = await collectionWith(target.db, [{ _id: 1, t: ['a', 'b', 'a'] }] as never[]);
    await collection.createIndex({ t: 1 }, { unique: true });
    expect(await codeOf(collection.insertOne({ t: ['c', 'b'] }))).toBe(11000);
    await collection.updateOne({ _id: 1 } as never, { $pull: { t: 'b' } } as never);
    await collection.insertOne({ t: ['c', 'b'] });
  });

  it('are not built over what is not unique', async () => {
    const collection = await collectionWith(target.db, [{ a: 1 }, { a: 1 }]);
    expect(await codeOf(collection.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
    expect(await collection.indexes()).toHaveLength(1);
  });
});

describe('making and dropping indexes', () => {
  it('is a repeat when the definition is the same, and refused when it is another', async () => {
    const collection = await collectionWith(target.db, []);
    expect(await collection.createIndex({ a: 1 })).toBe('a_1');
    expect(await collection.createIndex({ a: 1 })).toBe('a_1');
    expect(await codeOf(collection.createIndex({ a: 1 }, { name: 'other' }))).toBe(85);
    expect(await codeOf(collection.createIndex({ b: 1 }, { name: 'a_1' }))).toBe(86);
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
  });

  it('tells of a missing index or collection', async () => {
    const collection = await collectionWith(target.db, []);
    expect(await codeOf(collection.dropIndex('nope_1'))).toBe(27);
    expect(await codeOf(target.db.collection('nowhere').listIndexes().toArray())).toBe(26);
    expect(await codeOf(target.db.collection('nowhere').rename('elsewhere'))).toBe(26);
  });
});

describe('queries give the same with an index as without', () => {
  const values = [1, 2, 2.5, null, undefined, 'a', 'b', [1, 5], [], ['a'], { x: 1 }, true, new Date(5)];
  const docs = values.flatMap((a, i) =>
    values.map((b, j) => ({
      _id: i * 100 + j,
      ...(a === undefined ? {} : { a }),
      ...(b === undefined || (Array.isArray(a) && Array.isArray(b)) ? {} : { b }),
    })),
  );
  const filters: mongo.Document[] = [
    { a: 1 },
    { a: null },
    { a: { $gt: 1 } },
    { a: { $gte: 1, $lt: 2.5 } },
    { a: { $in: [1, 'a', null] } },
    { a: [1, 5] },
    { a: [] },
    { a: 1, b: { $gt: 1 } },
    { a: { $in: ['a', 2] }, b: 'b' },
    { a: { $gt: 4, $lt: 2 } },
    { a: { $elemMatch: { $gte: 5 } } },
    { $or: [{ a: 1 }, { a: 'b', b: null }] },
    { a: { x: 1 } },
    { a: { $lte: new Date(9) } },
    { b: 2 },
    { a: { $ne: 1 } },
    { a: { $exists: true }, b: true },
    { 'a.x': 1 },
  ];

  it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
    '%s',
    async (_title, filter) => {
      const [plain, indexed] = [
        await collectionWith(target.db, docs as never[]),
        await collectionWith(target.db, docs as never[]),
      ];
      await indexed.createIndex({ a: 1, b: -1 });
      await indexed.createIndex({ a: -1 }, { sparse: true, name: 'sparse' });
      const read = async (collection: mongo.Collection) =>
        (await collection.find(filter).project({ _id: 1 }).sort({ _id: 1 }).toArray()).map(
          ({ _id }) => _id as unknown,
        );
      expect(await read(indexed)).toEqual(await read(plain));
    },
  );

  it('sorted and limited as well', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ _id: i, g: i % 3, n: (i * 37) % 60 }));
    const collection = await collectionWith(target.db, many as never[]);
    await collection.createIndex({ g: 1, n: 1 });
    const found = await collection
      .find({ g: 1, n: { $gte: 20 } })
      .sort({ n: -1 })
      .limit(3)
      .toArray();
    const expected = many
      .filter(({ g, n }) => g === 1 && n >= 20)
      .sort((a, b) => b.n - a.n)
      .slice(0, 3);
    expect(found).toEqual(expected);
  });
});

describe('batches', () => {
  const docs = () => [{ _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }] as never[];

  it('stop at the first error when ordered', async () => {
    const collection = await collectionWith(target.db, []);
    const error = await failure(collection.insertMany(docs()));
    expect(error).toMatchObject({ code: 11000, insertedCount: 2 });
    expect(error.writeErrors).toMatchObject([{ index: 2, code: 11000 }]);
    expect(await collection.countDocuments()).toBe(2);
  });

  it('go on when not ordered', async () => {
    const collection = await collectionWith(target.db, []);
    const error = await failure(collection.insertMany(docs(), { ordered: false }));
    expect(error).toMatchObject({ code: 11000, insertedCount: 3 });
    expect(await collection.countDocuments()).toBe(3);
  });

  it('count what each kind of write did', async () => {
    const collection = await collectionWith(target.db, [
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ] as never[]);
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 3 } as never } },
      { updateMany: { filter: { n: 1 }, update: { $set: { n: 2 } } } },
      { updateOne: { filter: { _id: 9 } as never, update: { $set: { n: 9 } }, upsert: true } },
      { replaceOne: { filter: { _id: 1 } as never, replacement: { r: 1 } } },
      { deleteMany: { filter: { n: { $gte: 2 } } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 3,
      modifiedCount: 3,
      upsertedCount: 1,
      upsertedIds: { 2: 9 },
      deletedCount: 2,
    });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1, r: 1 }, { _id: 3 }]);
  });
});

describe('cursors', () => {
  it('bring every document once over many batches, as they were at the start', async () => {
    const collection = await collectionWith(
      target.db,
      Array.from({ length: 250 }, (_, i) => ({ _id: i })) as never[],
    );
    const cursor = collection.find({}, { batchSize: 20 }).sort({ _id: 1 });
    const seen: unknown[] = [];
    for await (const doc of cursor) seen.push(doc._id);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => i));
    expect(await collection.find().limit(7).batchSize(3).toArray()).toHaveLength(7);
  });

  it('that are closed are not found', async () => {
    const collection = await collectionWith(
      target.db,
      Array.from({ length: 10 }, (_, i) => ({ _id: i })) as never[],
    );
    const { cursor } = await target.db.command({ find: collection.collectionName, batchSize: 2 });
    expect(
      await target.db.command({ killCursors: collection.collectionName, cursors: [cursor.id] }),
    ).toMatchObject({ ok: 1 });
    const id = typeof cursor.id === 'number' ? BigInt(cursor.id) : BigInt(String(cursor.id));
    expect(await codeOf(target.db.command({ getMore: id, collection: collection.collectionName }))).toBe(43);
  });
});
