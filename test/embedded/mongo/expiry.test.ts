import { withEngine } from './engine.js';
import { until } from '../../support/until.js';

describe('a TTL index', () => {
  it('removes documents whose date has passed, and nothing else', async () => {
    await withEngine({ ttlIntervalMs: 20 }, async (db) => {
      const collection = db.collection('c');
      const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
      await collection.insertMany([
        { _id: 'old' as never, at: ago(120) },
        { _id: 'young' as never, at: ago(10) },
        { _id: 'none' as never },
        { _id: 'text' as never, at: 'long ago' },
        { _id: 'earliest counts' as never, at: [ago(1), ago(300)] },
      ]);
      await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      await until(async () => (await collection.countDocuments()) === 3);
      const left = await collection.find().sort({ _id: 1 }).toArray();
      expect(left.map(({ _id }) => String(_id))).toEqual(['none', 'text', 'young']);
    });
  });

  it('takes another time to live', async () => {
    await withEngine({ ttlIntervalMs: 20 }, async (db) => {
      const collection = db.collection('c');
      await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
      await collection.insertOne({ at: new Date(Date.now() - 60_000) });
      await db.command({ collMod: 'c', index: { name: 'at_1', expireAfterSeconds: 30 } });
      await until(async () => (await collection.countDocuments()) === 0);
    });
  });
});
