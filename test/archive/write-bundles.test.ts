import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formFilesApart } from '../../src/documents/render-apart.js';
import { makeBundle } from '../../src/archive/make-bundle.js';
import { inStaging } from '../../src/archive/staging.js';
import { BagReader, infoOf } from '../../src/archive/read-bag.js';
import { verifyBundle } from '../../src/archive/verify-bundle.js';
import { openPlace, type Place } from '../../src/archive/place.js';
import { Fault } from '../../src/domain/fault.js';
import { li, sun, wang } from '../domain/people/cast.js';
import { owesRewriting } from '../../src/store/owes-bundle.js';
import { S3Server } from './s3-server.js';
import { World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.begin();
});
afterEach(() => world.stop());

async function bagAt(key: string): Promise<BagReader> {
  const bag = await BagReader.open(join(world.dir, key));
  if (!bag) throw new Error(`${key} is no bag`);
  return bag;
}
const textIn = async (bag: BagReader, path: string) => (await bag.read(path))!.toString('utf8');
const errors = () => world.logged.filter(({ level }) => level === 50);
const owed = () => world.tickets.countDocuments({ bundleOwed: { $exists: true } });

it('an archived request becomes one bundle of a kind that standard tools check, and says where it stands', async () => {
  const ticket = await world.archived();
  await world.writeBundles();
  const key = `2026/11/${ticket.id}-${ticket.history.length}-1.zip`;
  expect(await world.keys()).toEqual([key]);
  const bag = await bagAt(key);
  expect(await bag.problems()).toEqual([]);
  expect(bag.payload().map(({ path }) => path)).toEqual([
    'data/request.json',
    'data/files.json',
    'data/history.zh-CN.txt',
    'data/history.en.txt',
    'data/forms/remote.zh-CN.pdf',
    'data/forms/received.zh-CN.pdf',
    'data/forms/service.zh-CN.pdf',
    'data/forms/remote.en.pdf',
    'data/forms/received.en.pdf',
    'data/forms/service.en.pdf',
    'data/files/F0PHOTO1/屏幕 照片.jpg',
  ]);
  expect(await textIn(bag, 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const info = await textIn(bag, 'bag-info.txt');
  expect(infoOf(info, 'External-Identifier')).toBe(ticket.id);
  expect(infoOf(info, 'Yingda-Seal')).toBe(ticket.seal!.hash);
  expect(infoOf(info, 'Yingda-Files-Missing')).toBe('1');
  expect(await textIn(bag, 'data/files/F0PHOTO1/屏幕 照片.jpg')).toBe('a photograph');
  expect(JSON.parse(await textIn(bag, 'data/files.json'))).toEqual([
    expect.objectContaining({ id: 'F0PHOTO1', path: 'data/files/F0PHOTO1/屏幕 照片.jpg', bytes: 12 }),
    { id: 'F0GONE01', name: 'gone.log', missing: 'file_deleted' },
  ]);
  const history = await textIn(bag, 'data/history.zh-CN.txt');
  expect(history).toContain('远程重启 PACS 服务 <重要>');
  expect(history).toMatch(/2026-11-23 10:0\d {2}/);
  expect(history).not.toMatch(/<@|<!date|&lt;/);
  expect((await textIn(bag, 'data/forms/remote.en.pdf')).slice(0, 5)).toBe('%PDF-');
  bag.close();

  const [file, { mode, size }] = [await readFile(join(world.dir, key)), await stat(join(world.dir, key))];
  expect(mode & 0o222).toBe(0);
  const { bundle } = (await world.of[0]!.tickets.load(ticket.id))!;
  const sha256 = createHash('sha256').update(file).digest('hex');
  expect(bundle).toEqual({ key, sha256, bytes: size, facts: ticket.history.length, at: world.now });
  expect(await owed()).toBe(0);
  const known = (await world.of[0]!.tickets.load(ticket.id))!;
  expect((await verifyBundle(world.place, key, { ticket: known })).problems).toEqual([]);
});

it('a withdrawn request gets a bundle, one that is only confirmed does not yet', async () => {
  const { id } = await world.confirmed();
  await world.told(id);
  await world.writeBundles();
  expect(await world.keys()).toEqual([]);
  expect(await owed()).toBe(0);
  await world.act(id, sun, 'archive');
  expect(await owed()).toBe(1);
});

it('what happens after closing makes another bundle; the one before stays as it was', async () => {
  const ticket = await world.archived();
  await world.writeBundles();
  const [first] = await world.keys();
  const before = await readFile(join(world.dir, first!));
  await world.act(ticket.id, wang, 'reopen', { reason: '又坏了' });
  await world.writeBundles();
  // Open again: nothing is owed.
  expect([await world.keys(), await owed()]).toEqual([[first], 0]);
  await world.act(ticket.id, li, 'acknowledge');
  const { history } = await world.act(ticket.id, sun, 'cancel', { reason: '重复' });
  await world.told(ticket.id);
  await world.writeBundles();
  expect(await world.keys()).toEqual([first, `2026/11/${ticket.id}-${history.length}-1.zip`].sort());
  expect(await readFile(join(world.dir, first!))).toEqual(before);
});

it('a bundle waits until what was owed is told, but not for ever', async () => {
  const { id } = await world.confirmed();
  await world.act(id, sun, 'archive');
  await world.writeBundles();
  expect(await world.keys()).toEqual([]);
  world.now = new Date(world.now.getTime() + 11 * 60_000);
  await world.writeBundles();
  expect(await world.keys()).toHaveLength(1);
});

it('two processes at once write one bundle', async () => {
  await world.archived();
  await Promise.all([world.writeBundles(0), world.writeBundles(1)]);
  expect(await world.keys()).toHaveLength(1);
  expect(await owed()).toBe(0);
  expect(errors()).toEqual([]);
});

it('killed between writing and recording, the next run finds its own bundle and records it', async () => {
  const ticket = await world.archived();
  const marks = world.marks();
  marks.written = () => Promise.reject(new Error('killed'));
  await world.writeBundles(0, { marks });
  expect(await world.keys()).toHaveLength(1);
  expect((await world.of[0]!.tickets.load(ticket.id))!.bundle).toBeUndefined();
  // Meanwhile another message was told.
  await world.tickets.collection.updateOne({ _id: ticket.id } as never, {
    $set: { receipts: [], version: 99 },
  });
  world.now = new Date(world.now.getTime() + 60_000);
  await world.writeBundles();
  expect(await world.keys()).toHaveLength(1);
  expect((await world.of[0]!.tickets.load(ticket.id))!.bundle?.key).toBe((await world.keys())[0]);
  expect(await owed()).toBe(0);
});

it('a place that fails is told with a reference, tried again ever more rarely, and nothing half stands there', async () => {
  await world.archived();
  const failing: Place = {
    ...{ name: 'a full disk', months: async () => [], remove: async () => undefined },
    read: async () => undefined,
    list: async function* () {},
    create: () => Promise.reject(new Fault('archive-unavailable', true, { detail: 'ENOSPC' })),
  };
  await world.writeBundles(0, { place: failing });
  const [line] = errors();
  expect(line).toMatchObject({ reference: expect.stringMatching(/^[0-9A-F]{8}$/), kind: 'unavailable' });
  const { bundleOwed } = (await world.tickets.findOne().lean()) as unknown as {
    bundleOwed: { attempts: number; dueAt: Date };
  };
  expect(bundleOwed).toMatchObject({ attempts: 1 });
  expect(bundleOwed.dueAt.getTime()).toBe(world.now.getTime() + 15_000);
  // Not yet its turn.
  await world.writeBundles();
  expect(await world.keys()).toEqual([]);
  world.now = new Date(world.now.getTime() + 15_000);
  await world.writeBundles();
  expect(await world.keys()).toHaveLength(1);
});

it('a half-written file of a process that died is no bundle, and is in nobody’s way', async () => {
  await world.archived();
  await mkdir(join(world.dir, '.incoming'), { recursive: true });
  await writeFile(join(world.dir, '.incoming', 'half'), 'PK');
  await world.writeBundles();
  expect(await world.keys()).toHaveLength(1);
  expect(await owed()).toBe(0);
});

it('files that Slack does not give now are waited for a day, then named as missing', async () => {
  await world.archived();
  world.attached.set('F0PHOTO1', new Fault('slack-unavailable', true));
  await world.writeBundles();
  expect(await world.keys()).toEqual([]);
  world.now = new Date(world.now.getTime() + 25 * 60 * 60_000);
  await world.writeBundles();
  const bag = await bagAt((await world.keys())[0]!);
  expect(JSON.parse(await textIn(bag, 'data/files.json'))[0]).toEqual({
    id: 'F0PHOTO1',
    name: '屏幕 照片.jpg',
    missing: 'slack-unavailable',
  });
  bag.close();
});

it('another request that stands under the same number and facts is left as it is; ours stands beside it, and it is said', async () => {
  const { id, history } = await world.archived();
  const other = join(world.dir, '2026/11', `${id}-${history.length}-1.zip`);
  await mkdir(join(world.dir, '2026/11'), { recursive: true });
  await writeFile(other, 'of another desk');
  await world.writeBundles();
  expect(await world.keys()).toEqual([1, 2].map((n) => `2026/11/${id}-${history.length}-${n}.zip`));
  expect(await readFile(other, 'utf8')).toBe('of another desk');
  expect(JSON.stringify(world.logged)).toContain(`other bundles than 2026/11/${id}`);
});

it('the same request gives the same bytes, forms included', async () => {
  const ticket = await world.archived();
  const stored = (await world.marks().stored(ticket.id))!;
  const key = `2026/11/${ticket.id}-1-1.zip`;
  const make = () =>
    inStaging(async (folder) => {
      const { file } = await makeBundle(
        { key, stored, ticket, patient: true },
        { ...world.sources, forms: formFilesApart },
        folder,
      );
      return readFile(file);
    });
  expect((await make()).equals(await make())).toBe(true);
});

it('in an S3 store the same, and a store that keeps what it was told to remove is told of, and asked again', async () => {
  const s3 = await S3Server.start();
  try {
    const place = (await openPlace(s3.given()))!;
    const { id, history } = await world.archived();
    await Promise.all([world.writeBundles(0, { place }), world.writeBundles(1, { place })]);
    const key = `2026/11/${id}-${history.length}-1.zip`;
    expect([...s3.objects.keys()]).toEqual([`desk/one/${key}`]);
    const known = (await world.of[0]!.tickets.load(id))!;
    expect((await verifyBundle(place, key, { ticket: known })).problems).toEqual([]);

    s3.locked = true;
    const erase = { 'requester.phone': 'erased', ...owesRewriting(world.now) };
    await world.tickets.collection.updateOne({ _id: id } as never, { $set: erase });
    await world.writeBundles(0, { place });
    expect(errors()).toHaveLength(1);
    expect(await owed()).toBe(1);
    s3.locked = false;
    world.now = new Date(world.now.getTime() + 60_000);
    await world.writeBundles(0, { place });
    const names = [...s3.objects.keys()].map((name) => name.replace(/^.*-1?\d-/, '')).sort();
    expect(names).toEqual(['1.removed.json', '2.zip']);
    expect(await owed()).toBe(0);
    expect(s3.forged).toBe(0);
  } finally {
    await s3.stop();
  }
});
