import { createHmac } from 'node:crypto';
import { Tickets } from '../../src/store/tickets.js';
import type { Fact } from '../../src/domain/ticket/facts.js';
import {
  textOf,
  type Json,
  type Message,
  type Person,
} from '../../src/embedded/slack/client/workspace-client.js';
import { opened, toldDirectly } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  DESK,
  fileRequest,
  filedAs,
  HARBOUR,
  inThread,
  RENHE,
  threadText,
  type Filed,
} from '../support/story.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  // Messages are offered to be registered when somebody asks for it (plain-message.test.ts: by themselves).
  desk = await startDesk({ settings: (given) => ({ ...given, plainMessages: 'off' }) });
});
afterAll(() => desk.stop());

const PHONE = '010-8888 6666';
const stored = async (number: string) => (await new Tickets(desk.store.models.tickets).load(number))!;
const idle = async () => expect(await desk.people.admin.idle()).toBe(true);
const PICTURE = { name: '报错截图.png', content: Buffer.from('not really') };

/** Somebody registers a message by the offer under it, or by the shortcut, and changes nothing in the form. */
async function register(person: Person, message: Message, how: 'offer' | 'shortcut'): Promise<string> {
  if (how === 'shortcut') await person.shortcut('file-from-message', message);
  else {
    await person.react(message, 'ticket');
    await person.press(
      await inThread(person, message, '要把这条消息登记为服务请求吗'),
      'filing:from-message',
    );
  }
  const form = await opened(person, 'filing');
  await person.fill({ requesterPhone: PHONE });
  let submitted = await person.submit();
  // Likely a duplicate, as the form says: it is another one.
  if (submitted.result === 'updated') submitted = await person.submit();
  expect(submitted.result).toBe('closed');
  return textOf(form);
}

describe.each(['offer', 'shortcut'] as const)('a message that is registered by the %s', (how) => {
  test('keeps the picture that came with it, on both cards and for the archive', async () => {
    const li = by('li');
    const title = `截图在消息里：${how}`;
    const message = await by('wang').say(RENHE, title, { files: [PICTURE] });
    expect(await register(li, message, how)).toContain('消息所附的 1 个文件会随请求一并保留');
    const { number, card, deskCard } = await filedAs(desk, li, RENHE, title);
    for (const shown of [card, deskCard]) expect(textOf(shown)).toContain(PICTURE.name);
    expect((await stored(number)).files).toMatchObject([{ name: PICTURE.name }]);
  });

  test('is kept whole, however long; the form says so, the desk reads all of it, and no emoji is cut in two', async () => {
    const li = by('li');
    const title = `很长的消息：${how}`;
    const words = `${title}\n${'👩🏽‍🔧'.repeat(700)}\n最后一句也要留下`;
    const message = await by('wang').say(RENHE, words);
    expect(await register(li, message, how)).toContain('全文随请求完整保留');
    const { number, deskCard } = await filedAs(desk, li, RENHE, title);
    const ticket = await stored(number);
    expect(ticket.history[0]).toMatchObject({ type: 'registered', text: words });
    const [item] = ticket.items;
    expect(words.startsWith(item!.text)).toBe(true);
    expect(item!.text.endsWith('👩🏽‍🔧')).toBe(true);
    await inThread(by('qian'), deskCard, '最后一句也要留下');
  });
});

test('a message that is changed while the form is open is kept as it stands when it is submitted', async () => {
  const [smith, chen] = [by('smith'), by('chen')];
  const message = await smith.say(HARBOUR, 'Gate 1 is stuck');
  await chen.shortcut('file-from-message', message);
  await opened(chen, 'filing');
  await smith.edit(message, 'Gate 2 is stuck');
  await idle();
  await chen.fill({ requesterPhone: PHONE });
  await chen.submit();
  const { number } = await filedAs(desk, chen, HARBOUR, 'Gate 1 is stuck');
  expect((await stored(number)).history[0]).toMatchObject({ text: 'Gate 2 is stuck' });
});

test('when Slack cannot be asked for what would be lost, the form stays open, and goes once Slack answers', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const message = await wang.say(RENHE, '网络中断时的截图', { files: [PICTURE] });
  await li.shortcut('file-from-message', message);
  await opened(li, 'filing');
  await li.fill({ requesterPhone: PHONE });
  await desk.people.admin.fault({
    method: 'conversations.replies',
    kind: 'error',
    error: 'internal_error',
    times: 5,
  });
  expect((await li.submit()).result).toBe('errors');
  await desk.people.admin.clearFaults();
  expect((await li.submit()).result).toBe('closed');
  const { number } = await filedAs(desk, li, RENHE, '网络中断时的截图');
  expect((await stored(number)).files).toHaveLength(1);
});

describe('what was said in a request’s threads', () => {
  let filed: Filed;
  const facts = async <T extends Fact['type']>(type: T) =>
    (await stored(filed.number)).history.filter((fact) => fact.type === type);
  beforeAll(async () => {
    filed = await fileRequest(desk, by('wang'), RENHE, '原话会不会变');
  });

  test('files are kept by their ids, in the customer’s thread and in the desk’s', async () => {
    await by('wang').say(RENHE, '见照片', { thread: filed.card, files: [PICTURE] });
    await by('qian').say(DESK, '备件照片', { thread: filed.deskCard, files: [PICTURE] });
    await inThread(by('qian'), filed.deskCard, '附 1 个文件');
    await idle();
    for (const type of ['replied', 'noted'] as const) {
      expect(await facts(type)).toMatchObject([{ files: 1, fileIds: [expect.stringMatching(/^F/)] }]);
    }
  });

  test('an edit is told to the desk with both wordings, once however often Slack repeats it, and to the engineer', async () => {
    const said = await by('wang').say(RENHE, '服务器 A 停了', { thread: filed.card });
    await inThread(by('qian'), filed.deskCard, '服务器 A 停了');
    await by('wang').edit(said, '服务器 B 停了');
    const told = await inThread(by('qian'), filed.deskCard, '修改了自己写的话');
    expect(textOf(told)).toMatch(/服务器 A 停了[^]*服务器 B 停了/);
    expect(textOf(await toldDirectly(by('li'), '服务器 B 停了'))).toContain(filed.number);
    await desk.people.admin.redeliver({ name: 'message' });
    await idle();
    expect(await facts('words-changed')).toHaveLength(1);
    expect(await threadText(by('wang'), filed.card)).not.toContain('修改了自己写的话');
  });

  test('a deletion is told to the desk, with what was said', async () => {
    const said = await by('wang').say(RENHE, '密码写在桌上', { thread: filed.card });
    await inThread(by('qian'), filed.deskCard, '密码写在桌上');
    await by('wang').delete(said);
    expect(textOf(await inThread(by('qian'), filed.deskCard, '已在 Slack 中删除'))).toContain('密码写在桌上');
  });

  test('what Slack does to a message by itself is nothing', async () => {
    const said = await by('wang').say(RENHE, '见 https://intranet.example/x', { thread: filed.card });
    await inThread(by('qian'), filed.deskCard, 'intranet.example');
    const before = (await facts('words-changed')).length;
    const message = {
      type: 'message',
      user: by('wang').name,
      ts: said.ts,
      thread_ts: filed.card.ts,
      text: said.text,
    };
    const channel = said.channel!;
    const answered = await unfurled({ channel, message, ts: said.ts! });
    expect(answered.status).toBe(200);
    expect(await facts('words-changed')).toHaveLength(before);
  });
});

test('the message of a request is changed and deleted after it was registered, with an answer under it', async () => {
  const [smith, chen] = [by('smith'), by('chen')];
  const message = await smith.say(HARBOUR, 'Dock 9 is dark');
  await chen.shortcut('file-from-message', message);
  await opened(chen, 'filing');
  await chen.fill({ requesterPhone: PHONE });
  await chen.submit();
  const { deskCard, card } = await filedAs(desk, chen, HARBOUR, 'Dock 9 is dark');
  await inThread(smith, message, 'is registered as service request');
  await smith.edit(message, 'Dock 8 is dark');
  await inThread(by('qian'), deskCard, '登记本请求所依据的消息');
  await smith.delete(message);
  expect(textOf(await inThread(by('qian'), deskCard, '已在 Slack 中删除'))).toContain('Dock 8 is dark');
  expect(textOf(card)).toContain('Dock 9 is dark');
});

/** Slack adds an attachment to a message with a link: the event has no editor, and the words are the same. */
async function unfurled({
  channel,
  message,
  ts,
}: {
  channel: string;
  message: Json;
  ts: string;
}): Promise<Response> {
  const changed = { ...message, attachments: [{ from_url: 'https://intranet.example/x' }] };
  const event = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel,
    ts,
    message: changed,
    previous_message: message,
  };
  const body = JSON.stringify({ type: 'event_callback', event_id: 'EvUNFURL', event_time: 1, event });
  const at = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', desk.environment['SLACK_SIGNING_SECRET']!)
    .update(`v0:${at}:${body}`)
    .digest('hex');
  return fetch(`http://127.0.0.1:${desk.bots[0]!.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  });
}
