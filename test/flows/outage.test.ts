import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../src/embedded/mongo/index.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, fileRequest, hasButton, inThread, pressOn, RENHE, threadText } from '../support/story.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

/** The database is one that the test can take away: the engine with its data in a directory. */
let desk: Desk;
let engine: EmbeddedMongo;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'yingda outage '));
  engine = await startEmbeddedMongo({ dir });
  desk = await startDesk({ database: { uri: engine.uri, name: 'outage', drop: () => Promise.resolve() } });
});
afterAll(async () => {
  await desk.stop();
  await engine.stop();
  await rm(dir, { recursive: true, force: true });
});

test('the database is gone for a while: people are told, nothing typed is lost, nothing is done twice', async () => {
  const [wang, li] = [desk.people.person('wang'), desk.people.person('li')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '检验结果无法回传');
  await wang.press(await intake(), 'filing:open');
  await wang.waitForModal((view) => view.callback_id === 'filing', 'the form');
  await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': '断网期间填写的第二个请求' });
  await desk.people.admin.settings({ event_retry_ms: Array.from({ length: 200 }, () => 500) });

  const { port } = engine;
  await engine.stop();

  const refused = await wang.submit();
  expect(refused.result).toBe('errors');
  expect(Object.values(refused.errors!)[0]).toMatch(/您填写的内容仍在这里.*编号 [0-9A-F]{8}/);
  expect(JSON.stringify(await wang.modal())).toContain('断网期间填写的第二个请求');

  await pressOn(li, deskCard, 'verb:acknowledge');
  await li.waitForMessage(
    'service-desk',
    (m) => /暂时无法保存.*编号 [0-9A-F]{8}/.test(textOf(m)),
    'the sentence with its reference',
  );

  await wang.say(RENHE, '断网期间写的补充', { thread: card });

  const inVain = async () =>
    (await desk.people.admin.deliveries('events_api')).filter(
      ({ name, status }) => name === 'message' && status !== 'acked' && status !== 'pending',
    ).length;
  await wang.waitFor(async () => (await inVain()) >= 2, { what: 'that Slack has said it again, in vain' });
  engine = await startEmbeddedMongo({ dir, port });

  await wang.waitFor(async () => (await wang.submit()).result === 'closed', {
    what: 'the submission that works again',
  });
  await wang.waitForMessage(RENHE, (m) => textOf(m).includes('断网期间填写的第二个请求'), 'its card');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '已响应，正在处理');
  await cardShows(wang, card, '已响应');
  await desk.people.admin.waitFor(async () => (await said(number)).includes('断网期间写的补充'), {
    what: 'the words from the outage',
  });

  expect((await said(number)).filter((text) => text === '断网期间写的补充')).toHaveLength(1);
  expect(await desk.store.models.tickets.countDocuments({})).toBe(2);
  expect((await threadText(wang, card)).split('已响应，正在处理')).toHaveLength(2);
});

test('after the outage the clock goes on: a ping comes', async () => {
  const li = desk.people.person('li');
  const { number } = await fileRequest(desk, desk.people.person('wang'), RENHE, '断网之后的请求');
  await desk.store.models.tickets.collection.updateOne({ _id: number } as never, {
    $set: { nextInstantAt: new Date(0) },
  });
  await li.waitFor(
    async () => {
      const stored = await desk.store.models.tickets.findById(number).lean<{ nextInstantAt: Date }>();
      return stored!.nextInstantAt.getTime() > Date.now();
    },
    { what: 'the sweep that has looked at it' },
  );
});

const intake = () =>
  desk.people.person('wang').waitForMessage(RENHE, (m) => hasButton(m, 'filing:open'), 'the intake card');

async function said(number: string): Promise<string[]> {
  const stored = await desk.store.models.tickets
    .findById(number)
    .lean<{ history: { type: string; text?: string }[] }>();
  return (stored?.history ?? []).filter(({ type }) => type === 'replied').map(({ text }) => text ?? '');
}
