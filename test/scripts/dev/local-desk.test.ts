import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginDesk } from '../../../scripts/dev/begin-desk.js';
import { startLocalDesk, LOCAL_DATABASE, type LocalDesk } from '../../../scripts/dev/local-desk.js';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { closeStore, openStore } from '../../../src/store/connection.js';
import { compile } from '../../support/bot-process.js';

const dir = mkdtempSync(join(tmpdir(), 'local desk '));
let mongo: EmbeddedMongo;
let desk: LocalDesk | undefined;
let said: string[];

beforeAll(async () => {
  compile();
  mongo = await startEmbeddedMongo();
});
afterEach(async () => {
  await desk?.stop();
  desk = undefined;
});
afterAll(async () => {
  await mongo.stop();
  rmSync(dir, { recursive: true });
});

/** @returns where its people are played */
async function started(more: Partial<Parameters<typeof startLocalDesk>[0]> = {}): Promise<string> {
  said = [];
  desk = await startLocalDesk({
    database: mongo.uri,
    dir,
    fast: false,
    empty: false,
    reset: false,
    mayReset: true,
    story: false,
    say: (line) => void said.push(line),
    onEnd: () => undefined,
    ...more,
  });
  return /http:\/\/127\.0\.0\.1:\d+/.exec(said.find((line) => line.startsWith('Slack'))!)![0];
}

/** What a desk holds, as far as it does not depend on the instant of its beginning. */
async function held(personUrl: string) {
  const store = await openStore(mongo.uri, LOCAL_DATABASE);
  try {
    const { tickets, contracts, weeklyReports, duty, people } = store.models;
    const li = workspaceClient(personUrl).person('li');
    const numbers = await tickets.find({}, { status: 1 }).sort({ _id: 1 }).lean();
    return {
      tickets: numbers.map(({ _id, ...rest }) => `${_id} ${String((rest as { status?: string }).status)}`),
      contracts: (await contracts.find({}, { _id: 1 }).sort({ _id: 1 }).lean()).map(({ _id }) => _id),
      counts: [
        await weeklyReports.countDocuments(),
        await duty.countDocuments(),
        await people.countDocuments(),
      ],
      // A report comes on Monday at half past eight, a request so many hours ago: which was first depends on the hour.
      cards: (await li.messages('service-desk')).map(({ text }) => text).sort(),
    };
  } finally {
    await closeStore(store);
  }
}

test('a first start has the company, a second finds what was done, and a reset leaves what a first start gives', async () => {
  const url = await started();
  expect(said.join('\n')).toContain('the last fortnight of their requests');
  const first = await held(url);
  expect(first.tickets.length).toBeGreaterThanOrEqual(40);
  expect(first.contracts).toHaveLength(5);
  const li = workspaceClient(url).person('li');
  await li.say('service-desk', 'said meanwhile');
  await desk!.stop();

  const again = await started({ empty: true });
  expect(said.join('\n')).toContain('npm start -- --empty --reset');
  const found = await held(again);
  expect(found.tickets).toEqual(first.tickets);
  expect(found.cards).toContain('said meanwhile');

  // A bundle of a number that is given again.
  mkdirSync(join(dir, 'archive', '2026'), { recursive: true });
  const answer = await fetch(`${again}/_admin/reset-desk`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ ok: true });
  expect(await held(again)).toEqual(first);
  expect(existsSync(join(dir, 'archive'))).toBe(false);
  // The bot is there again, and knows what stands there.
  const sun = workspaceClient(again).person('sun');
  await sun.command('service-desk', '/service list');
  await sun.waitForMessage('service-desk', (m) => m.only_you === true, 'the list');
  await desk!.stop();

  expect(await held(await started({ reset: true }))).toEqual(first);
  expect(said.join('\n')).toContain(`removed: the database ${LOCAL_DATABASE}`);
});

test('an empty desk has people and channels and nothing else; its administrator sets it up; it stays so until a reset', async () => {
  const url = await started({ empty: true, reset: true });
  const { cards, contracts, tickets, counts } = await held(url);
  expect({ cards, contracts, tickets, counts }).toEqual({
    cards: [],
    contracts: [],
    tickets: [],
    counts: [0, 0, 0],
  });
  const zhou = workspaceClient(url).person('zhou');
  await zhou.command('service-desk', '/service roles');
  await zhou.waitForModal((view) => view.callback_id === 'roles', 'the form of roles');
  await desk!.whatToTry();
  expect(said.join('\n')).toContain('/service setup');
  await desk!.stop();

  const again = await started();
  expect(said.join('\n')).toContain('begun empty');
  expect((await held(again)).tickets).toEqual([]);
  await fetch(`${again}/_admin/reset-desk`, { method: 'POST' });
  expect((await held(again)).contracts).toEqual([]);
});

test('where the database is somebody else’s nothing is removed, neither by a beginning nor by the page', async () => {
  const store = await openStore(mongo.uri, LOCAL_DATABASE);
  await store.connection.dropDatabase();
  await store.models.tickets.collection.insertOne({ _id: 'SR-2026-000001' } as never);
  await closeStore(store);
  await expect(started({ mayReset: false })).rejects.toThrow(/not ours to remove/);
  await expect(beginDesk(mongo.uri, LOCAL_DATABASE, undefined)).rejects.toThrow(/not ours to remove/);
  const url = await started({ reset: true });
  expect(existsSync(join(dir, 'slack.json'))).toBe(true);
  await desk!.stop();
  const foreign = await started({ mayReset: false });
  expect((await fetch(`${foreign}/_admin/reset-desk`, { method: 'POST' })).status).toBe(400);
  expect(url).not.toBe('');
});
