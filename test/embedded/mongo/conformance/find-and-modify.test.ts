import type { mongo } from 'mongoose';
import type { Target } from '../target.js';
import { codeOf, collectionWith, openTarget } from '../target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const three = [
  { _id: 1, n: 3, l: [{ k: 1 }] },
  { _id: 2, n: 1, l: [{ k: 1 }, { k: 2 }] },
  { _id: 3, n: 2, l: [] },
] as never[];

describe('findAndModify', () => {
  it('takes the first in the sort order and answers as it was or as it is', async () => {
    const collection = await collectionWith(target.db, three);
    const before = await collection.findOneAndUpdate(
      { n: { $lt: 3 } },
      { $inc: { n: 10 } },
      { sort: { n: -1 }, projection: { n: 1 } },
    );
    expect(before).toEqual({ _id: 3, n: 2 });
    const after = await collection.findOneAndUpdate(
      {},
      { $set: { x: 1 } },
      { sort: { n: 1 }, returnDocument: 'after' },
    );
    expect(after).toEqual({ _id: 2, n: 1, l: [{ k: 1 }, { k: 2 }], x: 1 });
  });

  it('answers null when nothing matches, and the new document of an upsert when asked for it', async () => {
    const collection = await collectionWith(target.db, []);
    expect(await collection.findOneAndUpdate({ a: 1 }, { $set: { b: 1 } })).toBeNull();
    expect(await collection.findOneAndUpdate({ a: 1 }, { $set: { b: 1 } }, { upsert: true })).toBeNull();
    const made = await collection.findOneAndUpdate(
      { a: 2 },
      { $set: { b: 1 } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(made.lastErrorObject).toMatchObject({ n: 1, updatedExisting: false, upserted: made.value!._id });
    expect(made.value).toMatchObject({ a: 2, b: 1 });
  });

  it('removes, replaces, and updates chosen elements', async () => {
    const collection = await collectionWith(target.db, three);
    expect(await collection.findOneAndDelete({ n: { $gte: 2 } }, { sort: { n: 1 } })).toMatchObject({
      _id: 3,
    });
    expect(
      await collection.findOneAndReplace({ _id: 1 } as never, { z: 1 } as never, { returnDocument: 'after' }),
    ).toEqual({ _id: 1, z: 1 });
    const options = { arrayFilters: [{ 'e.k': 2 }], returnDocument: 'after' as const };
    expect(
      await collection.findOneAndUpdate({ _id: 2 } as never, { $set: { 'l.$[e].k': 9 } }, options),
    ).toMatchObject({ l: [{ k: 1 }, { k: 9 }] });
    expect(await collection.countDocuments()).toBe(2);
  });

  it('takes a pipeline, and a positional projection shows the element that matched', async () => {
    const collection = await collectionWith(target.db, three);
    const doc = await collection.findOneAndUpdate({ 'l.k': 2 }, [{ $set: { n: { $add: ['$n', '$_id'] } } }], {
      projection: { n: 1, 'l.$': 1 },
    });
    expect(doc).toEqual({ _id: 2, n: 1, l: [{ k: 2 }] });
    expect(await collection.findOne({ _id: 2 } as never)).toMatchObject({ n: 3 });
  });

  it('leaves the document alone when its update is refused', async () => {
    const collection = await collectionWith(target.db, three);
    await collection.createIndex({ n: 1 }, { unique: true });
    expect(await codeOf(collection.findOneAndUpdate({ _id: 1 } as never, { $set: { n: 2, x: 1 } }))).toBe(
      11000,
    );
    expect(await collection.findOne({ _id: 1 } as never)).toEqual(three[0]);
  });
});

describe('the patterns of the product', () => {
  const now = new Date('2026-11-20T08:00:00Z');
  const later = new Date(now.getTime() + 60_000);

  async function tickets(): Promise<mongo.Collection> {
    const collection = await collectionWith(target.db, [
      { _id: 'SR-2026-000001', version: 1, outbox: [{ id: 'a', dueAt: later }], nextDueAt: later },
      {
        _id: 'SR-2026-000002',
        version: 7,
        outbox: [
          { id: 'b', dueAt: now },
          { id: 'c', dueAt: later },
        ],
        nextDueAt: now,
        history: ['filed'],
      },
      { _id: 'SR-2026-000003', version: 2, outbox: [], nextDueAt: null },
    ] as never[]);
    await collection.createIndex(
      { 'outbox.dueAt': 1 },
      { partialFilterExpression: { 'outbox.dueAt': { $exists: true } } },
    );
    await collection.createIndex({ nextDueAt: 1 });
    return collection;
  }

  it('finds by a date within an outbox and by the next instant due', async () => {
    const collection = await tickets();
    expect(
      await collection
        .find({ 'outbox.dueAt': { $lte: now } })
        .map(({ _id }) => String(_id))
        .toArray(),
    ).toEqual(['SR-2026-000002']);
    const due = collection
      .find({ nextDueAt: { $lte: later } })
      .sort({ nextDueAt: 1 })
      .limit(2);
    expect(await due.map(({ _id }) => String(_id)).toArray()).toEqual(['SR-2026-000002', 'SR-2026-000001']);
  });

  it('commits state, history and outbox in one update that the version guards', async () => {
    const collection = await tickets();
    const update = {
      $set: { version: 8, status: 'acknowledged' },
      $push: { history: { $each: ['acknowledged'] }, outbox: { $each: [{ id: 'd', dueAt: now }] } },
    };
    const filter = { _id: 'SR-2026-000002', version: 7 } as never;
    expect(await collection.updateOne(filter, update as never)).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await collection.updateOne(filter, update as never)).toMatchObject({ matchedCount: 0 });
    expect(
      await collection.updateOne(
        { _id: 'SR-2026-000002' } as never,
        { $pull: { outbox: { id: { $in: ['b', 'c'] } } } } as never,
      ),
    ).toMatchObject({ modifiedCount: 1 });
    expect(await collection.findOne({ _id: 'SR-2026-000002' } as never)).toMatchObject({
      version: 8,
      history: ['filed', 'acknowledged'],
      outbox: [{ id: 'd' }],
    });
  });

  it('settles an outbox entry in a pipeline that also finds the next instant', async () => {
    const collection = await tickets();
    const remaining = { $filter: { input: '$outbox', as: 'entry', cond: { $ne: ['$$entry.id', 'b'] } } };
    await collection.updateOne({ _id: 'SR-2026-000002' } as never, [
      { $set: { outbox: remaining } },
      {
        $set: {
          outbox: { $map: { input: '$outbox', as: 'e', in: { $mergeObjects: ['$$e', { tries: 1 }] } } },
          nextDueAt: { $min: '$outbox.dueAt' },
        },
      },
    ]);
    expect(await collection.findOne({ _id: 'SR-2026-000002' } as never)).toMatchObject({
      outbox: [{ id: 'c', dueAt: later, tries: 1 }],
      nextDueAt: later,
    });
  });

  it('lets exactly one of many claim a lease', async () => {
    const collection = await collectionWith(
      target.db,
      Array.from({ length: 20 }, (_, i) => ({ _id: i, dueAt: new Date(i) })) as never[],
    );
    await collection.createIndex({ dueAt: 1 });
    const claim = () =>
      collection.findOneAndUpdate(
        { dueAt: { $lte: now }, $or: [{ leaseUntil: null }, { leaseUntil: { $lte: now } }] },
        { $set: { leaseUntil: later } },
        { sort: { dueAt: 1 } },
      );
    const claimed = await Promise.all(Array.from({ length: 30 }, claim));
    const ids = claimed.flatMap((doc) => (doc ? [Number(doc._id)] : []));
    expect([...new Set(ids)].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(ids).toHaveLength(20);
  });
});
