import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile, readdir, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { startEmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { withDirectory, withEngine } from './engine.js';
import { MongoClient } from './target.js';
import { until } from '../../support/until.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Compiles the engine and its command into a directory where node can run them. */
async function compiled(dir: string): Promise<string> {
  const program = ts.createProgram([join(root, 'scripts/embedded-mongo.ts')], {
    rootDir: root,
    outDir: join(dir, 'out'),
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    noCheck: true,
  });
  program.emit();
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');

  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
  return join(dir, 'out/scripts/embedded-mongo.js');
}

/** Runs the command and waits for the URI that it prints. */
async function run(
  script: string,
  args: string[],
): Promise<{ child: ChildProcess; uri: string; errors: () => string }> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const [uri] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => ['']),
  ])) as [string];
  return { child, uri, errors: () => errors };
}

async function logOf(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.log')).sort();
  return join(dir, names.at(-1)!);
}

describe('the command', () => {
  it('keeps every acknowledged write over kill -9, frees the directory, and stops in order on SIGTERM', async () => {
    await withDirectory(async (work) => {
      const script = await compiled(work);
      const dir = join(work, 'data');
      const first = await run(script, ['--dir', dir]);
      const client = new MongoClient(first.uri, { serverSelectionTimeoutMS: 500 });
      const collection = client.db('d').collection('c');
      await collection.createIndex({ n: 1 }, { unique: true });
      let acknowledged = 0;
      const writing = (async () => {
        for (;;) {
          await collection.insertOne({ n: acknowledged + 1 });
          acknowledged += 1;
        }
      })().catch(() => undefined);
      await until(async () => acknowledged > 300);
      first.child.kill('SIGKILL');
      await writing;
      await client.close();

      const second = await run(script, ['--dir', dir]);
      const again = new MongoClient(second.uri);
      const kept = await again.db('d').collection('c').find().sort({ n: 1 }).toArray();
      expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
      expect(kept.map(({ n }) => n as number)).toEqual(kept.map((_, i) => i + 1));
      await expect(again.db('d').collection('c').insertOne({ n: 1 })).rejects.toMatchObject({ code: 11000 });

      const refused = await run(script, ['--dir', dir]);
      expect(refused.uri).toBe('');
      expect(refused.errors()).toContain('is in use by process');

      await again.close();
      second.child.kill('SIGTERM');
      expect(await once(second.child, 'exit')).toEqual([0, null]);
      expect(await readdir(dir)).not.toContain('lock');
    });
  });

  it('tells wrong arguments in one sentence and exits with 2', async () => {
    await withDirectory(async (work) => {
      const script = await compiled(work);
      for (const args of [['--nonsense'], ['--port', 'x'], ['--dir', '']]) {
        const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
        let errors = '';
        child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
        expect(await once(child, 'close')).toEqual([2, null]);
        expect(errors.trim().split('\n')).toHaveLength(1);
      }
    });
  });
});

describe('the log', () => {
  it('is cut where the last write was torn, at whatever byte', async () => {
    await withDirectory(async (dir) => {
      await withEngine({ dir }, async (db) => {
        await db
          .collection('c')
          .insertMany(Array.from({ length: 3 }, (_, i) => ({ _id: i as never, text: 'x'.repeat(40) })));
      });
      const log = await logOf(dir);
      const whole = await readFile(log);
      for (const cut of [1, 5, 30, 60]) {
        await writeFile(log, whole.subarray(0, whole.length - cut));
        const lines: string[] = [];
        await withEngine({ dir, log: (line) => lines.push(line) }, async (db) => {
          expect(await db.collection('c').distinct('_id')).toEqual([0, 1]);
          await db.collection('c').insertOne({ _id: 'after' as never });
        });
        expect(lines.join()).toContain('unfinished write');
        await withEngine({ dir }, async (db) => expect(await db.collection('c').countDocuments()).toBe(3));
      }
    });
  });

  it('is not read beyond a byte that was changed', async () => {
    await withDirectory(async (dir) => {
      await withEngine({ dir }, async (db) => {
        for (const _id of [1, 2, 3]) await db.collection('c').insertOne({ _id: _id as never, s: 'marker' });
      });
      const log = await logOf(dir);
      const bytes = await readFile(log);
      bytes[bytes.lastIndexOf('marker')]! ^= 1;
      await writeFile(log, bytes);
      await withEngine({ dir }, async (db) =>
        expect(await db.collection('c').distinct('_id')).toEqual([1, 2]),
      );
    });
  });

  it('has everything: options, indexes, updates, removals, drops and renames', async () => {
    await withDirectory(async (dir) => {
      await withEngine({ dir }, async (db) => {
        await db.createCollection('people', { collation: { locale: 'en', strength: 2 } });
        await db.collection('people').insertMany([
          { _id: 1 as never, name: 'Ann' },
          { _id: 2 as never, name: 'Bo' },
        ]);
        await db
          .collection('people')
          .createIndex({ name: 1 }, { unique: true, partialFilterExpression: { name: { $exists: true } } });
        await db.collection('people').updateOne({ _id: 2 as never }, { $set: { name: 'Cy' } });
        await db.collection('people').deleteOne({ _id: 1 as never });
        await db.collection('gone').insertOne({});
        await db.collection('gone').drop();
        await db.collection('before').insertOne({ _id: 7 as never });
        await db.collection('before').rename('after');
        await db.collection('after').createIndex({ x: 1 });
        await db.collection('after').dropIndex('x_1');
      });
      await withEngine({ dir }, async (db) => {
        const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
        expect(names).toEqual(['after', 'people']);
        expect(await db.collection('people').find().toArray()).toEqual([{ _id: 2, name: 'Cy' }]);
        expect(await db.collection('people').countDocuments({ name: 'CY' })).toBe(1);
        await expect(db.collection('people').insertOne({ name: 'cy' })).rejects.toMatchObject({
          code: 11000,
        });
        expect((await db.collection('after').indexes()).map(({ name }) => name)).toEqual(['_id_']);
      });
    });
  });

  it('is compacted while writes go on, and loses none of them', async () => {
    await withDirectory(async (dir) => {
      const expected = new Map<number, number>();
      await withEngine({ dir, compactAfterBytes: 50_000 }, async (db) => {
        const collection = db.collection('c');
        await collection.createIndex({ n: 1 });
        for (let round = 0; round < 60; round += 1) {
          const operations = Array.from({ length: 40 }, (_, i) => {
            const _id = (round * 17 + i * 7) % 300;
            if ((round + i) % 5 === 0) {
              expected.delete(_id);
              return { deleteOne: { filter: { _id: _id as never } } };
            }
            expected.set(_id, round * 100 + i);
            return {
              updateOne: {
                filter: { _id: _id as never },
                update: { $set: { n: round * 100 + i, pad: 'x'.repeat(100) } },
                upsert: true,
              },
            };
          });
          await collection.bulkWrite(operations);
        }
      });
      expect((await readdir(dir)).some((name) => name.endsWith('.snapshot'))).toBe(true);
      const sizes = await Promise.all(
        (await readdir(dir)).map(async (name) => (await stat(join(dir, name))).size),
      );
      expect(sizes.reduce((a, b) => a + b)).toBeLessThan(250_000);
      await withEngine({ dir }, async (db) => {
        const docs = await db.collection('c').find().toArray();
        expect(new Map(docs.map(({ _id, n }) => [Number(_id), n as number]))).toEqual(expected);
        expect(
          await db
            .collection('c')
            .find({ n: { $gte: 0 } })
            .hint('n_1')
            .toArray(),
        ).toHaveLength(expected.size);
      });
    });
  });

  it('needs no file that a compaction left unfinished, and misses one that is damaged in the middle', async () => {
    await withDirectory(async (dir) => {
      await withEngine({ dir }, (db) => db.collection('c').insertOne({ _id: 1 as never }));
      const log = await logOf(dir);
      await writeFile(join(dir, '0000000002.snapshot.tmp'), 'half');
      await writeFile(join(dir, '0000000003.log'), '');
      await withEngine({ dir }, async (db) => expect(await db.collection('c').countDocuments()).toBe(1));
      expect((await readdir(dir)).sort()).toEqual(['0000000001.log', '0000000003.log']);
      await truncate(log, (await stat(log)).size - 3);
      await expect(startEmbeddedMongo({ dir })).rejects.toThrow('is damaged at byte');
    });
  });
});

describe('the lock', () => {
  it('keeps a second engine out, also of this process, and is taken over from the dead', async () => {
    await withDirectory(async (dir) => {
      await withEngine({ dir }, async () => {
        await expect(startEmbeddedMongo({ dir })).rejects.toThrow('in use');
      });
      const dead = spawn(process.execPath, ['-e', '']);
      await once(dead, 'exit');
      await appendFile(join(dir, 'lock'), JSON.stringify({ pid: dead.pid, started: '1', token: 'x' }));
      await withEngine({ dir }, async (db) => expect(await db.collection('c').countDocuments()).toBe(0));
    });
  });
});
