import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbeddedSlack } from '../../../src/embedded/slack/index.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { MANIFEST, SEED, startBench, type Bench } from './bench-workspace.js';

const LI = 'U0LI00001';
const WANG = 'U0WANG001';
const CHEN = 'U0CHEN001';
const DESK = 'C0DESK001';
const BINHAI = 'C0BINHAI1';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(() => undefined);
});
afterAll(() => bench.stop());

const post = (args: object) =>
  bench.app.client.chat.postMessage({ channel: DESK, text: 'x', ...args }) as Promise<{ ts: string }>;
const section = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text } }];

/** Who was notified of one message, and why. */
async function told(ts: string): Promise<Record<string, string>> {
  const all = await bench.people.admin.notified();
  const found = all.find((message) => message.ts === ts);
  return Object.fromEntries((found?.to ?? []).map(({ name, because }) => [name, because]));
}

test('nobody is notified of a message that names nobody', async () => {
  expect(await told((await post({ text: 'news' })).ts)).toEqual({});
});

test.each([
  ['text', { text: `<@${LI}> look` }],
  ['text with the name behind a bar', { text: `<@${LI}|li> look` }],
  ['a section', { blocks: section(`<@${LI}> look`) }],
  ['a field', { blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: `<@${LI}>` }] }] }],
  [
    'rich text',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: LI }] }],
        },
      ],
    },
  ],
  ['a user group', { text: '<!subteam^S0ENG0001>' }],
])('who is mentioned is notified: in %s', async (_where, message) => {
  expect(await told((await post(message)).ts)).toEqual({ li: 'mention' });
});

test('plain text mentions nobody, nor does the text beside blocks, nor are people mentioned who are not there', async () => {
  const header = [{ type: 'header', text: { type: 'plain_text', text: `<@${LI}>` } }];
  expect(await told((await post({ blocks: header })).ts)).toEqual({});
  expect(await told((await post({ text: `<@${LI}>`, blocks: section('news') })).ts)).toEqual({});
  expect(await told((await post({ text: `<@${CHEN}>` })).ts)).toEqual({});
});

test('the members of a channel are notified when all are called, but not in a thread', async () => {
  const root = await post({ text: '<!here> all of you' });
  expect(await told(root.ts)).toEqual({ li: 'channel', wang: 'channel' });
  expect(await told((await post({ text: '<!channel>', thread_ts: root.ts })).ts)).toEqual({});
});

test('a direct message notifies its person', async () => {
  expect(await told((await post({ channel: LI })).ts)).toEqual({ li: 'direct' });
  const li = bench.people.person('li');
  expect((await li.dm().messages()).at(-1)).toMatchObject({ notified: 'direct' });
  const written = await li.say(await li.dm('wang').id(), 'hello');
  expect(await told(written.ts)).toEqual({ wang: 'direct' });
});

test('a reply notifies who wrote the first message, who wrote in the thread, and who was mentioned in either; never its author', async () => {
  const [li, chen] = [bench.people.person('li'), bench.people.person('chen')];
  const root = await li.say('binhai', 'broken');
  expect(await told((await chen.say('binhai', 'here too', { thread: root })).ts)).toEqual({ li: 'thread' });
  expect(await told((await li.say('binhai', 'thanks', { thread: root })).ts)).toEqual({ chen: 'thread' });
  const reply = await post({ channel: BINHAI, thread_ts: root.ts });
  expect(await told(reply.ts)).toEqual({ li: 'thread', chen: 'thread' });

  const card = await post({ channel: BINHAI, blocks: section(`for <@${CHEN}>`) });
  expect(await told((await post({ channel: BINHAI, thread_ts: card.ts })).ts)).toEqual({ chen: 'thread' });
  const naming = await post({ channel: BINHAI, thread_ts: card.ts, text: `<@${LI}>` });
  expect(await told(naming.ts)).toEqual({ li: 'mention', chen: 'thread' });
  const next = await post({ channel: BINHAI, thread_ts: card.ts });
  expect(await told(next.ts)).toEqual({ li: 'thread', chen: 'thread' });
});

test('a message that is changed notifies nobody, and nobody follows a thread by what was added to it', async () => {
  const card = await post({ blocks: section('nobody yet') });
  await bench.app.client.chat.update({
    channel: DESK,
    ts: card.ts,
    text: 'x',
    blocks: section(`<@${WANG}> is on it`),
  });
  expect(await told(card.ts)).toEqual({});
  expect(await told((await post({ thread_ts: card.ts })).ts)).toEqual({});
});

test('messages to one person only notify nobody and make nobody follow', async () => {
  const root = await post({});
  const { message_ts: ts } = await bench.app.client.chat.postEphemeral({
    channel: DESK,
    user: LI,
    text: `<@${LI}>`,
    thread_ts: root.ts,
  });
  expect(await told(ts!)).toEqual({});
  expect(await told((await post({ thread_ts: root.ts })).ts)).toEqual({});
});

test('what is kept beside a message is not told to the bot', async () => {
  const root = await post({ text: `<@${LI}>` });
  const { messages } = await bench.app.client.conversations.replies({ channel: DESK, ts: root.ts });
  expect(Object.keys(messages![0]!)).not.toEqual(expect.arrayContaining(['mentioned']));
  expect(Object.keys(messages![0]!)).not.toEqual(expect.arrayContaining(['notified']));
});

test('a workspace of before this was kept opens, and its threads are followed by what is written in them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace '));
  const stateFile = join(folder, 'slack.json');
  const start = () =>
    startEmbeddedSlack({
      seed: SEED,
      manifest: MANIFEST,
      bot: { name: 'Yingda', userName: 'yingda' },
      stateFile,
    });
  let slack = await start();
  try {
    const root = await workspaceClient(slack.personUrl).person('li').say('binhai', `<@${CHEN}> look`);
    await slack.stop();
    const stored = readFileSync(stateFile, 'utf8');
    const before = stored.replaceAll(/,"(mentioned|notified)":(\[[^\]]*\]|\{[^}]*\})/g, '');
    expect(before).not.toBe(stored);
    writeFileSync(stateFile, before);

    slack = await start();
    const people = workspaceClient(slack.personUrl);
    expect(await people.admin.notified()).toEqual([]);
    const [again] = await people.person('li').messages('binhai');
    await people.person('li').say('binhai', 'more', { thread: again! });
    expect((await people.admin.notified()).map(({ text, to }) => [text, to])).toEqual([
      ['more', [{ name: 'chen', because: 'thread' }]],
    ]);
    expect(again!.ts).toBe(root.ts);
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
});
