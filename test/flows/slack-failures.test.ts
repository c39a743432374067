import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  DESK,
  fileRequest,
  inThread,
  isCardOf,
  pressOn,
  RENHE,
  submitOn,
  threadText,
} from '../support/story.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
afterEach(() => desk.people.admin.clearFaults());

const people = () => [desk.people.person('wang'), desk.people.person('li')] as const;

test('Slack says 429: the message comes after the delay that Slack asks for, once, and in order', async () => {
  const [wang, li] = people();
  const { card, deskCard } = await fileRequest(desk, wang, RENHE, '限流时的请求');
  await desk.people.admin.forgetLog();
  await desk.people.admin.fault({
    method: 'chat.postMessage',
    channel: 'C0RENHESVC',
    times: 1,
    kind: 'ratelimited',
    retry_after: 2,
  });
  await pressOn(li, deskCard, 'verb:acknowledge');
  await submitOn(li, deskCard, 'depart', {});
  await inThread(wang, card, '已出发前往现场');
  const said = await threadText(wang, card);
  expect(said.split('已响应，正在处理')).toHaveLength(2);
  expect(said.indexOf('已响应，正在处理')).toBeLessThan(said.indexOf('已出发前往现场'));
  const posts = (await desk.people.admin.calls('chat.postMessage')).filter(
    (call) => call.args['channel'] === card.channel,
  );
  const limited = posts.findIndex((call) => call.error === 'ratelimited' || call.status === 429);
  expect(limited).toBeGreaterThanOrEqual(0);
  expect(Number(posts[limited + 1]!.at) - Number(posts[limited]!.at)).toBeGreaterThanOrEqual(1_900);
});

test('Slack says 500, drops connections, loses an answer: everything comes once', async () => {
  const [wang, li] = people();
  const { card, deskCard, number } = await fileRequest(desk, wang, RENHE, '服务器错误时的请求');
  await desk.people.admin.fault({ method: 'chat.postMessage', times: 2, kind: 'http_500' });
  await desk.people.admin.fault({ method: 'chat.update', times: 1, kind: 'reset' });
  await pressOn(li, deskCard, 'verb:acknowledge');
  await cardShows(wang, card, '已响应');
  await inThread(wang, card, '已响应，正在处理');
  await desk.people.admin.fault({ method: 'chat.postMessage', times: 2, kind: 'lost' });
  await submitOn(li, deskCard, 'depart', {});
  await inThread(wang, card, '已出发前往现场');
  await inThread(li, deskCard, '已出发前往现场');
  await delivered(number);
  for (const [reader, thread] of [
    [wang, card],
    [li, deskCard],
  ] as const) {
    expect((await threadText(reader, thread)).split('已出发前往现场')).toHaveLength(2);
    expect((await threadText(reader, thread)).split('已响应，正在处理')).toHaveLength(2);
  }
});

test('what cannot be delivered is told to the desk and shown in /service health', async () => {
  const [wang, li] = people();
  const { card, deskCard, number } = await fileRequest(desk, wang, RENHE, '送不到的请求');
  await desk.people.admin.fault({
    method: 'chat.postMessage',
    channel: 'C0RENHESVC',
    times: 1,
    kind: 'error',
    error: 'is_archived',
  });
  await pressOn(li, deskCard, 'verb:acknowledge');
  const notice = await li.waitForMessage(
    DESK,
    (m) => textOf(m).includes('未能送达') && textOf(m).includes(number),
    'the notice',
  );
  expect(textOf(notice)).toContain('is_archived');
  await cardShows(wang, card, '已响应');
  await li.command(DESK, '/service health');
  const health = await li.waitForMessage(DESK, (m) => textOf(m).includes('运行状况'), 'health');
  expect(textOf(health)).toContain(number);
  expect(textOf(health)).toContain('sweep-clocks');
});

test('a card that somebody has deleted is posted again', async () => {
  const [wang, li] = people();
  const { card, deskCard, number } = await fileRequest(desk, wang, RENHE, '卡片被删的请求');
  await desk.people.admin.fault({
    method: 'chat.update',
    channel: 'C0RENHESVC',
    times: 1,
    kind: 'error',
    error: 'message_not_found',
  });
  await pressOn(li, deskCard, 'verb:acknowledge');
  await wang.waitForMessage(RENHE, (m) => isCardOf(m, number) && m.ts !== card.ts, 'the card posted anew');
});

test('an event that Slack repeats is one event', async () => {
  const [wang, li] = people();
  const { card, number } = await fileRequest(desk, wang, RENHE, '重复投递的请求');
  await wang.say(RENHE, '只说了一遍', { thread: card });
  await li.waitForMessage(
    await li.dm().id(),
    (m) => textOf(m).includes('只说了一遍'),
    'the words for the engineer',
  );
  for (let times = 0; times < 3; times += 1)
    await desk.people.admin.redeliver({ type: 'events_api', name: 'message' });
  await delivered(number);
  const stored = await desk.store.models.tickets.findById(number).lean<{ history: { text?: string }[] }>();
  expect(stored!.history.filter(({ text }) => text === '只说了一遍')).toHaveLength(1);
});

async function delivered(number: string): Promise<void> {
  await desk.people.admin.waitFor(
    async () =>
      (await desk.store.models.tickets.findById(number).lean<{ outbox: unknown[] }>())!.outbox.length === 0,
    { what: 'everything delivered' },
  );
}
