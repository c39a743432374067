import { compile, killed, spawnBot } from '../support/bot-process.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  fileRequest,
  hasButton,
  inThread,
  isCardOf,
  pressOn,
  RENHE,
  DESK,
  threadText,
} from '../support/story.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
beforeAll(async () => {
  compile();
  desk = await startDesk({ withoutBot: true });
});
afterAll(() => desk.stop());
afterEach(() => desk.people.admin.clearFaults());

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

test('a bot killed between commit and delivery: the next one delivers, once', async () => {
  const [wang, li] = [desk.people.person('wang'), desk.people.person('li')];
  const first = await spawnBot(desk);
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '影像无法上传');
  await desk.people.admin.fault({ method: 'chat.postMessage', times: 1000, kind: 'http_500' });
  await desk.people.admin.fault({ method: 'chat.update', times: 1000, kind: 'http_500' });
  await pressOn(li, deskCard, 'verb:acknowledge');
  await li.waitFor(() => desk.store.models.tickets.exists({ _id: number, status: 'acknowledged' }), {
    what: 'the commit',
  });
  await killed(first);
  await desk.people.admin.clearFaults();
  const second = await spawnBot(desk);
  await wang.waitForMessage(RENHE, (m) => textOf(m).includes('已响应，正在处理'), 'the acknowledgement', {
    thread: card,
  });
  await wang.waitFor(async () => (await outbox(number)).length === 0, {
    what: 'everything delivered',
  });
  expect(occurrences(await threadText(wang, card), '已响应，正在处理')).toBe(1);
  expect((await wang.messages(RENHE)).filter((m) => isCardOf(m, number))).toHaveLength(1);
  await second.stop();
});

test('a bot killed between delivery and its receipt: the next one finds the message and posts no second', async () => {
  const [wang, li] = [desk.people.person('wang'), desk.people.person('li')];
  const first = await spawnBot(desk);
  await desk.people.admin.fault({ method: 'chat.postMessage', times: 1000, kind: 'lost' });
  const intake = await wang.waitForMessage(RENHE, (m) => hasButton(m, 'filing:open'), 'the intake card');
  await wang.press(intake, 'filing:open');
  await wang.waitForModal((view) => view.callback_id === 'filing', 'the form');
  await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': '报告打不出来' });
  await wang.submit();
  const card = await wang.waitForMessage(
    RENHE,
    (m) => textOf(m).includes('报告打不出来'),
    'the card that nobody has the receipt of',
  );
  await killed(first);
  await desk.people.admin.clearFaults();
  const number = /SR-\d{4}-\d{6,}/.exec(textOf(card))![0];
  expect((await outbox(number)).length).toBeGreaterThan(0);
  const second = await spawnBot(desk);
  await wang.waitFor(async () => (await outbox(number)).length === 0, {
    what: 'everything delivered',
  });
  for (const [reader, channel] of [
    [wang, RENHE],
    [li, DESK],
  ] as const) {
    expect((await reader.messages(channel)).filter((m) => isCardOf(m, number))).toHaveLength(1);
  }
  expect((await li.dm().messages()).filter((m) => textOf(m).includes(number))).toHaveLength(1);
  const deskCard = await li.waitForMessage(DESK, (m) => isCardOf(m, number), 'the desk card');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '已响应，正在处理');
  await second.stop();
});

async function outbox(number: string): Promise<unknown[]> {
  const stored = await desk.store.models.tickets.findById(number).lean<{ outbox: unknown[] }>();
  return stored?.outbox ?? [];
}
