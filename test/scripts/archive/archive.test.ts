import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runArchive } from '../../../scripts/archive/run.js';
import { runVerify } from '../../../scripts/verify/run.js';
import { removalSchema } from '../../../src/domain/archive/removal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { pruneBundles } from '../../../src/jobs/prune-bundles.js';
import { auditChains } from '../../../src/jobs/audit-chains.js';
import { owesRewriting } from '../../../src/store/owes-bundle.js';
import { asJson } from '../../../src/store/stored-json.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { file } from '../../store/stores.js';
import { World } from '../../archive/world.js';
import { li, sun, wang } from '../../domain/people/cast.js';

let world: World;
let ticket: Ticket;
let key: string;
beforeEach(async () => {
  world = await World.begin();
  ticket = await world.archived();
  await world.writeBundles();
  [key] = (await world.keys()) as [string];
});
afterEach(() => world.stop());

/** What the command says, and its exit status. */
async function archive(line: string, env: Record<string, string | undefined> = {}) {
  const said: string[] = [];
  const { host, port, name } = world.of[0]!.store.connection;
  const database = process.env['MONGODB_URI'] ?? `mongodb://${host}:${port}/`;
  const terminal = {
    env: { ARCHIVE_URL: world.url, MONGODB_URI: database, MONGODB_DATABASE: name, ...env },
    now: () => world.now,
    say: (text: string) => void said.push(text),
    complain: (text: string) => void said.push(text),
  };
  const run = line.startsWith('verify-database') ? runVerify : runArchive;
  const args = line.split(' ').filter((word) => word !== '' && word !== 'verify-database');
  return { status: await run(args, terminal), said: said.join('\n') };
}
const withoutDatabase = { MONGODB_URI: 'mongodb://127.0.0.1:9/' };
const models = () => world.of[0]!.store.models;
const stored = async () => {
  const found = (await world.marks().stored(ticket.id))!;
  // What the archive and the auditor themselves write down.
  const { bundle: _bundle, unanchoredSince: _since, ...rest } = found as Record<string, unknown>;
  return asJson(rest as never);
};
const load = async () => (await world.of[0]!.tickets.load(ticket.id))!;
async function lost(): Promise<void> {
  await models().tickets.collection.deleteMany({});
  await models().seals.collection.deleteMany({});
}

it('lists what stands there, by month, also when the database is gone', async () => {
  const listed = await archive('list', withoutDatabase);
  expect(listed.status).toBe(0);
  expect(listed.said).toMatch(new RegExp(`^${key}  \\d+ kB  written `));
  expect(listed.said).toContain('1 bundles');
  expect((await archive('list --period 2026-10')).said).toContain('0 bundles');
  expect((await archive('list --period 2026')).said).toContain('1 bundles');
});

it('shows what is in a bundle', async () => {
  const { status, said } = await archive(`show ${ticket.id}`);
  expect(status).toBe(0);
  expect(said).toContain(`${ticket.id}  archived, closed ${ticket.closedAt!.toISOString()}`);
  expect(said).toContain('data/files/F0PHOTO1/屏幕 照片.jpg');
  expect(said).toContain((await load()).bundle!.sha256);
});

it('verifies one and all, with the database and without; what is broken is named, and the status says so', async () => {
  expect(await archive(`verify ${ticket.id}`)).toMatchObject({ status: 0 });
  const alone = await archive('verify --all', withoutDatabase);
  expect(alone).toMatchObject({ status: 0 });
  expect(alone.said).toContain('looked at without it');
  const path = join(world.dir, key);
  const bytes = await readFile(path);
  bytes[bytes.indexOf('a photograph')]! ^= 1;
  await chmod(path, 0o640);
  await writeFile(path, bytes);
  const broken = await archive('verify --all');
  expect(broken.status).toBe(1);
  expect(broken.said).toContain(`${key}: data/files/F0PHOTO1/屏幕 照片.jpg is not what it was`);
  expect(broken.said).toContain('1 bundles: 0 hold, 1 broken');
  expect((await archive(`restore ${ticket.id}`)).said).toContain('the bundle does not hold');
});

it('puts a lost request back exactly as it was; it verifies, owes nothing, and the next number comes after it', async () => {
  await auditChains(world.of[0]!.seals, []);
  const before = await stored();
  await lost();
  expect((await archive(`restore ${ticket.id} --dry-run`)).said).toContain('would be put back');
  expect(await models().tickets.countDocuments()).toBe(0);

  expect(await archive(`restore ${ticket.id}`)).toMatchObject({ status: 0 });
  expect(await stored()).toBe(before);
  expect(await load()).toMatchObject({ outbox: [], status: 'archived', bundle: { key } });
  expect(verifyChain(await load())).toMatchObject({ ok: true, sealed: true });
  expect(await archive('verify-database')).toMatchObject({ status: 0 });
  expect(await archive(`verify ${ticket.id}`)).toMatchObject({ status: 0 });
  // The auditor takes it up again.
  expect(await auditChains(world.of[0]!.seals, [])).toEqual([]);
  expect(await world.of[0]!.seals.anchorOf(ticket.id)).toMatchObject({ facts: ticket.history.length });
  // Nothing is sent, nothing bundled again.
  expect(await world.of[0]!.outboxes.dueLanes(new Date('2030-01-01'), 10)).toEqual([]);
  await world.writeBundles();
  expect(await world.keys()).toEqual([key]);
  // Another process, which knows no number.
  expect((await file(world.of[1]!, { cause: 'view:new' })).id).toBe('SR-2026-000002');
  await world.act(ticket.id, wang, 'reopen', { reason: '又坏了' });
  expect(verifyChain(await load())).toMatchObject({ ok: true });
});

it('a request that is there is left alone: the same is said to be the same, another is refused by its fields', async () => {
  expect(await archive(`restore ${ticket.id}`)).toMatchObject({ status: 0 });
  await world.act(ticket.id, li, 'note', { text: '备注' });
  const differs = await archive(`restore ${key}`);
  expect(differs.status).toBe(1);
  expect(differs.said).toMatch(/differs in .*history, seal/);
  await lost();
  await file(world.of[1]!, { cause: 'view:1' });
  await world.tickets.collection.updateOne({} as never, { $set: { site: 'elsewhere' } });
  expect((await archive(`restore ${key}`)).said).toMatch(/differs in .*site/);
});

it('of what the database had seen more, the bundle is put back only when that is said', async () => {
  await world.act(ticket.id, li, 'note', { text: '归档之后的备注' });
  await auditChains(world.of[0]!.seals, []);
  await models().tickets.collection.deleteMany({});
  const refused = await archive(`restore ${ticket.id}`);
  expect(refused.status).toBe(1);
  expect(refused.said).toContain(`had seen ${ticket.history.length + 1} facts`);
  expect(await archive(`restore ${ticket.id} --earlier`)).toMatchObject({ status: 0 });
  const database = await archive('verify-database');
  expect(database.status).toBe(1);
  expect(database.said).toContain('the history is shorter');
});

it('a request that was filed by the same act under another number is not doubled', async () => {
  await lost();
  await file(world.of[0]!, { cause: 'view:0' });
  await file(world.of[0]!, { cause: ticket.filingCause });
  await world.tickets.collection.deleteOne({ _id: ticket.id } as never);
  const refused = await archive(`restore ${ticket.id}`);
  expect(refused.said).toContain('another document has its filingCause');
  expect(refused.status).toBe(1);
});

it('what is over its time is removed, a month later at most, and its record stays', async () => {
  const { sha256 } = (await load()).bundle!;
  const years = { ARCHIVE_KEEP_YEARS: '10' };
  expect((await archive('prune', { ...years })).said).toContain('0 bundles removed');
  world.now = new Date('2036-11-30T23:00:00Z');
  expect((await archive('prune', { ...years })).said).toContain('0 bundles removed');
  world.now = new Date('2036-12-01T01:00:00Z');
  expect((await archive('prune --dry-run', { ...years })).said).toContain(`${key}: would be removed`);
  expect((await archive('prune')).said).toContain('kept for ever');
  expect(await world.keys()).toEqual([key]);

  const { place, log } = world;
  await pruneBundles({ place, marks: world.marks(), years: 10, clock: () => world.now, log });
  const removal = key.replace('.zip', '.removed.json');
  expect(await world.keys()).toEqual([removal]);
  expect(removalSchema.parse(JSON.parse(await readFile(join(world.dir, removal), 'utf8')))).toMatchObject({
    ...{ key, sha256, number: ticket.id, because: 'retention' },
    removedAt: world.now.toISOString(),
  });
  expect((await load()).bundle).toMatchObject({ key, removedAt: world.now });
  expect(world.logged.at(-1)).toMatchObject({ msg: 'bundle removed', number: ticket.id, sha256 });
  expect((await archive('list')).said).toContain(`${key}  removed 2036-12-01T01:00:00.000Z (retention)`);
  expect((await archive(`verify ${ticket.id}`)).said).toContain('its bundle was removed');
  // Nothing is left to do.
  await pruneBundles({ place, marks: world.marks(), years: 10, clock: () => world.now, log });
  expect(await world.keys()).toEqual([removal]);
});

it('an erasure replaces every bundle of the request, wherever it is cut short, and both hashes are on record', async () => {
  await world.act(ticket.id, wang, 'reopen', { reason: '又坏了' });
  await world.act(ticket.id, li, 'acknowledge');
  await world.act(ticket.id, sun, 'cancel', { reason: '重复' });
  await world.told(ticket.id);
  await world.writeBundles();
  const old = await world.keys();
  expect(old).toHaveLength(2);
  const erase = { 'requester.phone': 'erased', ...owesRewriting(world.now) };
  await world.tickets.collection.updateOne({ _id: ticket.id } as never, { $set: erase });
  const { place } = world;
  // Killed before the last of the old ones has gone.
  await world.writeBundles(0, {
    place: {
      ...{
        name: '',
        list: place.list.bind(place),
        read: place.read.bind(place),
        months: place.months.bind(place),
      },
      create: place.create.bind(place),
      remove: () => Promise.reject(new Error('killed')),
    },
  });
  world.now = new Date(world.now.getTime() + 3_600_000);
  await world.writeBundles();
  const after = await world.keys();
  const written = after.filter((one) => one.endsWith('.zip'));
  expect(written).toEqual([old.find((one) => one !== key)!.replace('-1.zip', '-2.zip')]);
  expect(after.filter((one) => one.endsWith('.removed.json'))).toHaveLength(2);
  const { bundle } = await load();
  expect(bundle!.key).toBe(written[0]);
  const record = JSON.parse(await readFile(join(world.dir, key.replace('.zip', '.removed.json')), 'utf8'));
  expect(record).toMatchObject({
    because: 'erasure',
    replacedBy: { key: bundle!.key, sha256: bundle!.sha256 },
  });
  expect(record.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await readFile(join(world.dir, bundle!.key))).includes('010-8888 6666')).toBe(false);
  expect(await models().tickets.countDocuments({ bundleOwed: { $exists: true } })).toBe(0);
});

it('erased while it is open again: the bundles go, and closing makes a new one', async () => {
  await world.act(ticket.id, wang, 'reopen', { reason: '又坏了' });
  await world.tickets.collection.updateOne({ _id: ticket.id } as never, { $set: owesRewriting(world.now) });
  await world.writeBundles();
  expect(await world.keys()).toEqual([key.replace('.zip', '.removed.json')]);
  expect((await load()).bundle).toMatchObject({ key, removedAt: world.now });
  await world.act(ticket.id, li, 'acknowledge');
  await world.act(ticket.id, sun, 'cancel', { reason: '重复' });
  await world.told(ticket.id);
  await world.writeBundles();
  expect((await world.keys()).filter((one) => one.endsWith('.zip'))).toHaveLength(1);
});

it('requests that were closed before there was an archive catch up', async () => {
  await models().tickets.collection.updateOne({ _id: ticket.id } as never, { $unset: { bundle: '' } });
  expect((await archive('catch-up --dry-run')).said).toBe('1 closed requests have no bundle');
  expect((await archive('catch-up')).said).toBe('1 closed requests are owed a bundle now');
  expect((await archive('catch-up')).said).toBe('0 closed requests are owed a bundle now');
  await world.writeBundles();
  expect(await world.keys()).toEqual([key]);
  expect((await load()).bundle?.key).toBe(key);
});

it.each([
  ['', 2, 'usage:'],
  ['restore', 2, 'usage:'],
  ['verify', 2, 'usage:'],
  ['restore nonsense', 2, 'neither the number'],
  ['list --period november', 2, 'no month'],
  ['list --all', 2, 'usage:'],
  ['verify 999', 1, 'there is no bundle of it'],
])('%p is refused with a sentence', async (line, status, words) => {
  const answer = await archive(line);
  expect(answer).toMatchObject({ status, said: expect.stringContaining(words) });
});

it('without a place, and with a wrong one, it says which key of the environment', async () => {
  expect(await archive('list', { ARCHIVE_URL: undefined as never })).toMatchObject({
    status: 2,
    said: expect.stringContaining('ARCHIVE_URL'),
  });
  expect(await archive('list', { ARCHIVE_URL: 'ftp://x' })).toMatchObject({
    status: 2,
    said: expect.stringContaining('ARCHIVE_URL must be file:///directory or s3://bucket/prefix'),
  });
});
