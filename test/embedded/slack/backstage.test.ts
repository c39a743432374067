import { startEmbeddedSlack, type Backstage, type EmbeddedSlack } from '../../../src/embedded/slack/index.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { MANIFEST, SEED } from './bench-workspace.js';

const asked: unknown[][] = [];
const backstage: Backstage = {
  requests: () => Promise.resolve([{ number: 'SR-1', title: 'a', status: 'new' }]),
  clocks: (number) => Promise.resolve(number === 'SR-1' ? [] : undefined),
  outbox: () => Promise.reject(new Error('no database')),
  jobs: () => Promise.resolve([{ name: 'sweep' }]),
  collections: () => Promise.resolve([{ name: 'tickets', documents: 1 }]),
  documents: (...of) => {
    asked.push(of);
    return Promise.resolve({ documents: [{ _id: 'SR-1' }], more: false });
  },
};
let slack: EmbeddedSlack;
let resets = 0;
let letGo: (fault?: Error) => void = () => undefined;

const call = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${slack.personUrl}/${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

beforeAll(async () => {
  const onReset = async (): Promise<void> => {
    resets += 1;
    await new Promise<void>((resolve, reject) => (letGo = (fault) => (fault ? reject(fault) : resolve())));
    slack.beginAnew(SEED);
  };
  slack = await startEmbeddedSlack({
    ...{ seed: SEED, manifest: MANIFEST, bot: { name: 'Yingda', userName: 'yingda' } },
    ...{ eventRetryMs: [20, 20], backstage, onReset },
  });
});
afterAll(() => slack.stop());

test('what stands behind the bot is read by GET, and nothing else is done with it', async () => {
  expect((await call('_backstage/requests')).body).toMatchObject({ requests: [{ number: 'SR-1' }] });
  expect((await call('_backstage/clocks?number=SR-1')).body['clocks']).toEqual([]);
  expect((await call('_backstage/clocks?number=SR-7')).body['clocks']).toBeNull();
  expect((await call('_backstage/jobs')).body).toMatchObject({ ok: true, jobs: [{ name: 'sweep' }] });
  expect((await call('_backstage/collections')).body).toMatchObject({ collections: [{ name: 'tickets' }] });
  await call('_backstage/documents?name=tickets&id=SR&page=2');
  await call('_backstage/documents?name=tickets&page=-1');
  expect(asked).toEqual([
    ['tickets', 'SR', 2],
    ['tickets', '', 0],
  ]);
  expect(await call('_backstage/outbox')).toMatchObject({ status: 503, body: { detail: 'no database' } });
  expect(await call('_backstage/nothing')).toMatchObject({ status: 404 });
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect(await call('_backstage/documents?name=tickets', { method })).toMatchObject({ status: 405 });
  }
});

test('a page of another site has nothing done here, by whatever name it asks', async () => {
  const { port } = slack;
  const ways: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: `http://localhost:${port}` },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of ways) {
    for (const path of ['_admin/reset-desk', '_person/say', '_backstage/jobs']) {
      const refused = await call(path, { method: 'POST', headers });
      expect(refused).toMatchObject({ status: 403, body: { error: 'foreign_page' } });
    }
  }
  expect(resets).toBe(0);
  const own = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' };
  expect((await call('_admin/offers', { headers: own })).body).toMatchObject({
    backstage: true,
    reset: true,
  });
});

test('a reset leaves the workspace as its seed describes it; two who ask at once cause one', async () => {
  const people = workspaceClient(slack.personUrl);
  const li = people.person('li');
  const before = await li.channels();
  await li.say('desk', 'forgotten');
  await li.create('made-later');
  await li.upload('desk', [{ name: 'a.txt', content: 'content' }]);
  await people.admin.person('wang', { deactivated: true });
  await people.admin.usergroup('engineers', { users: [] });
  const { seq } = (await call('_person/changes')).body;
  const both = Promise.all([1, 2].map(() => call('_admin/reset-desk', { method: 'POST' })));
  await li.waitFor(() => Promise.resolve(resets === 1), { what: 'the reset' });
  letGo();
  for (const { status } of await both) expect(status).toBe(200);
  expect(resets).toBe(1);
  const kinds = (
    (await call(`_person/changes?since=${String(seq)}`)).body['changes'] as { kind: string }[]
  ).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('reset'))).toEqual(['reset-begun', 'reset-over']);
  expect(await li.messages('desk')).toEqual([]);
  expect((await li.channels()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  const said = await people.person('wang').say('desk', 'back again');
  expect((await li.messages('desk')).map(({ ts }) => ts)).toEqual([said.ts]);
  // Nobody listens, so it may have been tried again already; but nothing else is being delivered.
  const delivered = (await people.admin.deliveries()).map(({ payload }) => payload['event_id']);
  expect(new Set(delivered).size).toBe(1);
});

test('windows are told of a reset that failed, and it can be asked for again', async () => {
  const li = workspaceClient(slack.personUrl).person('li');
  const began = resets;
  const { seq } = (await call('_person/changes')).body;
  for (const fault of [new Error('the database is somebody else’s'), undefined]) {
    const before = resets;
    const asked = call('_admin/reset-desk', { method: 'POST' });
    await li.waitFor(() => Promise.resolve(resets === before + 1), { what: 'the reset' });
    letGo(fault);
    expect((await asked).status).toBe(fault ? 400 : 200);
  }
  expect(resets).toBe(began + 2);
  const { changes } = (await call(`_person/changes?since=${String(seq)}`)).body;
  const kinds = (changes as { kind: string }[]).map(({ kind }) => kind);
  const wanted = ['reset-begun', 'reset-failed', 'reset-begun', 'reset-over'];
  expect(kinds.filter((kind) => kind.startsWith('reset'))).toEqual(wanted);
});

test('without somebody who offers them there is neither', async () => {
  const bare = await startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
  });
  try {
    const reset = await fetch(`${bare.personUrl}/_admin/reset-desk`, { method: 'POST' });
    expect(reset.status).toBe(400);
    const jobs = await fetch(`${bare.personUrl}/_backstage/jobs`);
    expect([jobs.status, ((await jobs.json()) as { error: string }).error]).toEqual([404, 'not_offered']);
  } finally {
    await bare.stop();
  }
});
