import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import yauzl from 'yauzl';
import { verifyBundle } from '../../src/archive/verify-bundle.js';
import { writeBag, type BagFile } from '../../src/archive/write-bag.js';
import { BagReader } from '../../src/archive/read-bag.js';
import { bundleName } from '../../src/domain/archive/bundle-key.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { World } from './world.js';

let world: World;
let ticket: Ticket;
let key: string;
let path: string;
let whole: Buffer;
beforeAll(async () => {
  world = await World.begin();
  ({ id: key } = await world.archived());
  ticket = (await world.of[0]!.tickets.load(key))!;
  await world.writeBundles();
  [key] = (await world.keys()) as [string];
  path = join(world.dir, key);
  whole = await readFile(path);
  await chmod(path, 0o640);
});
afterAll(() => world.stop());
afterEach(() => writeFile(path, whole));

const load = async () => ({ ticket: (await world.of[0]!.tickets.load(ticket.id))! });
const problems = async (known = true) =>
  (await verifyBundle(world.place, key, known ? await load() : undefined)).problems;

/** Where the bytes of each file of the bag begin, by its path in the bag. */
async function offsets(): Promise<Map<string, { start: number; bytes: number }>> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  const found = new Map<string, { start: number; bytes: number }>();
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    found.set(entry.fileName.replace(/^[^/]+\//, ''), { start, bytes: entry.uncompressedSize });
  }
  zip.close();
  return found;
}

it('a bundle as it was written holds, with the database and without', async () => {
  expect(await problems()).toEqual([]);
  expect(await problems(false)).toEqual([]);
});

it('one bit in any file is found, and the file is named', async () => {
  const files = await offsets();
  expect(files.size).toBe(15);
  for (const [file, { start, bytes }] of files) {
    for (const at of [start, start + bytes - 1]) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await writeFile(path, changed);
      const found = await problems(false);
      expect(found.length).toBeGreaterThan(0);
      // The manifest of manifests is in no other: it shows in what it says, and in the whole bundle's fingerprint.
      if (file !== 'tagmanifest-sha256.txt') expect(found.map((one) => one.file)).toContain(file);
      expect((await problems()).map(({ fault }) => fault)).toContain('fingerprint-differs');
    }
  }
});

it('a bundle that was cut short, emptied or taken away is told as such', async () => {
  for (const length of [0, 10, Math.floor(whole.length / 2), whole.length - 1]) {
    await writeFile(path, whole.subarray(0, length));
    expect(await problems(false)).toEqual([{ fault: 'no-zip' }]);
  }
  expect((await verifyBundle(world.place, key.replace('-1.zip', '-7.zip'))).problems).toEqual([
    { fault: 'not-there' },
  ]);
});

/** The bag made anew with other files: its checksums are right again. */
async function made(change: (files: Map<string, Buffer>) => void): Promise<void> {
  const bag = (await BagReader.open(path))!;
  const files = new Map<string, Buffer>();
  for (const { path: file } of bag.payload()) files.set(file.replace(/^data\//, ''), (await bag.read(file))!);
  bag.close();
  change(files);
  const given: BagFile[] = [...files].map(([file, bytes]) => ({ path: file, bytes }));
  await writeBag({ name: bundleName(key), info: [], files: given, at: new Date() }, path);
}
const rewritten = (from: string | RegExp, to: string) =>
  made((files) => {
    const text = files.get('request.json')!.toString('utf8').replace(from, to);
    files.set('request.json', Buffer.from(text));
  });

it('a request that was changed in a bag whose checksums were made anew is found by its chain', async () => {
  await rewritten('两台', '三台');
  await rewritten('Two workstations', 'Six workstations');
  expect(await problems(false)).toEqual([
    { file: 'data/request.json', fault: 'chain-broken', detail: expect.stringMatching(/^signature 1, /) },
  ]);
});

it('another request under this key, or none, is found', async () => {
  await rewritten(/"_id": "SR-2026-\d+"/, '"_id": "SR-2026-000777"');
  expect((await problems(false)).map(({ fault }) => fault)).toEqual(['another-request']);
  await writeFile(path, whole);
  await made((files) => files.set('request.json', Buffer.from('{"_id": "SR-2026-000001"}')));
  expect(await problems(false)).toEqual([{ file: 'data/request.json', fault: 'no-request' }]);
});

it('a database that tells another history than the bundle is found', async () => {
  const { ticket: known } = await load();
  const other = { ...known, history: known.history.slice(0, -1) };
  const found = (await verifyBundle(world.place, key, { ticket: other })).problems;
  expect(found.map(({ fault }) => fault)).toContain('database-differs');
});
