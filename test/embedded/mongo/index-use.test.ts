import type { mongo } from 'mongoose';
import { withEngine } from './engine.js';

interface Explained {
  queryPlanner: { winningPlan: mongo.Document };
  executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
}

/** The innermost stage of a plan, the stages above it, and what was looked at. */
function summary({ queryPlanner, executionStats }: Explained) {
  const stages: string[] = [];
  let plan: mongo.Document | undefined = queryPlanner.winningPlan;
  let indexName: unknown;
  while (plan) {
    stages.push(String(plan.stage));
    indexName = plan.indexName;
    plan = plan.inputStage as mongo.Document | undefined;
  }
  return {
    stages: stages.join('<'),
    indexName,
    keys: executionStats.totalKeysExamined,
    docs: executionStats.totalDocsExamined,
  };
}

async function explain(
  collection: mongo.Collection,
  filter: mongo.Document,
  options: mongo.FindOptions = {},
) {
  return summary((await collection.find(filter, options).explain('executionStats')) as Explained);
}

async function filled(db: mongo.Db): Promise<mongo.Collection> {
  const collection = db.collection('t');
  const docs = Array.from({ length: 1000 }, (_, i) => ({
    _id: i as never,
    name: `n${i % 10}`,
    next: new Date(i * 1000),
    outbox:
      i % 50 === 0
        ? [
            { id: `e${i}`, dueAt: new Date(i) },
            { id: `f${i}`, dueAt: new Date(i + 500) },
          ]
        : [],
  }));
  await collection.insertMany(docs);
  return collection;
}

describe('queries use indexes', () => {
  it('looks only at what it needs: _id, equality with sort, ranges, $in, $or', async () => {
    await withEngine({}, async (db) => {
      const collection = await filled(db);
      expect(await explain(collection, { _id: 7, name: 'x' })).toEqual({
        stages: 'FETCH<IXSCAN',
        indexName: '_id_',
        keys: 1,
        docs: 1,
      });
      expect(await explain(collection, { name: 'n3' })).toMatchObject({ stages: 'COLLSCAN', docs: 1000 });
      await collection.createIndex({ name: 1, next: -1 });
      expect(await explain(collection, { name: 'n3' })).toMatchObject({
        stages: 'FETCH<IXSCAN',
        keys: 100,
        docs: 100,
      });
      expect(await explain(collection, { name: 'n3' }, { sort: { next: 1 }, limit: 4 })).toEqual({
        stages: 'FETCH<IXSCAN',
        indexName: 'name_1_next_-1',
        keys: 4,
        docs: 4,
      });
      expect(await explain(collection, { name: 'n3', next: { $lt: new Date(103_000) } })).toMatchObject({
        keys: 10,
      });
      expect(
        await explain(collection, { name: { $in: ['n1', 'n2'] }, next: { $gte: new Date(981_000) } }),
      ).toMatchObject({ keys: 4 });
      expect(
        await explain(collection, { $or: [{ _id: 4 }, { name: 'n5', next: new Date(5000) }] }),
      ).toMatchObject({ stages: 'FETCH<OR', keys: 2 });
      expect(await explain(collection, {}, { sort: { name: 1, next: -1 }, limit: 5 })).toMatchObject({
        stages: 'FETCH<IXSCAN',
        docs: 5,
      });
      expect(
        await explain(collection, { name: 'n3' }, { sort: { _id: 1 }, hint: 'name_1_next_-1' }),
      ).toMatchObject({ stages: 'SORT<FETCH<IXSCAN', docs: 100 });
      expect(await explain(collection, { name: 'n3' }, { hint: { $natural: 1 } })).toMatchObject({
        stages: 'COLLSCAN',
      });
    });
  });

  it('a partial index serves a query that implies its filter, and no other', async () => {
    await withEngine({}, async (db) => {
      const collection = await filled(db);
      await collection.createIndex(
        { 'outbox.dueAt': 1 },
        { partialFilterExpression: { 'outbox.dueAt': { $exists: true } }, name: 'due' },
      );
      expect(await explain(collection, { 'outbox.dueAt': { $lte: new Date(100) } })).toEqual({
        stages: 'FETCH<IXSCAN',
        indexName: 'due',
        keys: 3,
        docs: 3,
      });
      expect(
        await explain(collection, {
          outbox: { $elemMatch: { dueAt: { $gte: new Date(0), $lte: new Date(100) } } },
        }),
      ).toMatchObject({ indexName: 'due', keys: 3 });
      expect(await explain(collection, { 'outbox.dueAt': null })).toMatchObject({ stages: 'COLLSCAN' });
      await collection.createIndex(
        { next: 1 },
        { partialFilterExpression: { next: { $gt: new Date(500_000) } }, name: 'late' },
      );
      expect(await explain(collection, { next: { $gt: new Date(990_000) } })).toMatchObject({
        indexName: 'late',
        keys: 9,
      });
      expect(await explain(collection, { next: { $gt: new Date(400_000) } })).toMatchObject({
        stages: 'COLLSCAN',
      });
    });
  });

  it('updates, findAndModify and aggregations use them as well', async () => {
    await withEngine({}, async (db) => {
      const collection = await filled(db);
      await collection.createIndex({ next: 1 });
      const filter = { next: { $lte: new Date(5000) } };
      const command = async (inner: mongo.Document) =>
        summary((await db.command({ explain: inner })) as Explained);
      expect(
        await command({ update: 't', updates: [{ q: filter, u: { $set: { x: 1 } }, multi: true }] }),
      ).toMatchObject({ stages: 'FETCH<IXSCAN', keys: 6 });
      expect(
        await command({ findAndModify: 't', query: filter, sort: { next: -1 }, update: { $set: { x: 1 } } }),
      ).toMatchObject({ stages: 'FETCH<IXSCAN', keys: 1 });
      expect(await command({ delete: 't', deletes: [{ q: filter, limit: 0 }] })).toMatchObject({ keys: 6 });
      const explained = (await collection
        .aggregate([{ $match: filter }, { $group: { _id: '$name' } }])
        .explain()) as unknown as Explained;
      expect(summary(explained)).toMatchObject({ stages: 'FETCH<IXSCAN', keys: 6 });
    });
  });
});
