import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { TimestampSource } from '../../../src/embedded/slack/ids.js';
import { startEmbeddedSlack } from '../../../src/embedded/slack/index.js';
import { Triggers } from '../../../src/embedded/slack/interaction/triggers.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { MANIFEST, SEED } from './bench-workspace.js';

const start = (stateFile: string) =>
  startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
    stateFile,
  });

test('a second start finds the conversations, files and ids of the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace '));
  try {
    const first = await start(join(folder, 'slack.json'));
    const li = workspaceClient(first.personUrl).person('li');
    const said = await li.say('desk', 'kept');
    await li.say('desk', 'reply', { thread: said });
    await li.react(said, 'eyes');
    await li.upload('desk', [{ name: 'a.txt', content: 'content' }]);
    const dm = await li.dm().id();
    const channel = await li.create('new-one');
    await first.stop();

    const second = await start(join(folder, 'slack.json'));
    try {
      expect([second.botToken, second.appToken, second.signingSecret, second.botUserId]).toEqual([
        first.botToken,
        first.appToken,
        first.signingSecret,
        first.botUserId,
      ]);
      const again = workspaceClient(second.personUrl).person('li');
      const messages = await again.messages('desk');
      expect(messages[0]).toMatchObject({
        ts: said.ts,
        text: 'kept',
        reply_count: 1,
        reactions: [{ name: 'eyes' }],
      });
      expect((await again.thread(messages[0]!)).map(({ text }) => text)).toEqual(['kept', 'reply']);
      const file = messages[1]!.files![0]!;
      expect(String(await again.download(file))).toBe('content');
      expect(file['url_private']).toContain(String(second.port));
      expect(await again.dm().id()).toBe(dm);
      expect((await again.channels()).map(({ id }) => id)).toContain(channel);
      const next = await again.say('desk', 'later');
      expect(Number(next.ts)).toBeGreaterThan(Number(messages[1]!.ts));
    } finally {
      await second.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a seed may bring messages of the past: they stand by their own times and nobody is told; beginning anew brings them back and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace '));
  const seed = {
    ...SEED,
    messages: [
      {
        channel: 'C0DESK001',
        ts: '1700000100.000000',
        user: 'U0LI00001',
        text: 'reply',
        thread_ts: '1700000000.000001',
      },
      { channel: 'C0DESK001', ts: '1700000000.000001', text: 'card', pinned: true },
      { channel: 'U0LI00001', ts: '1700000200.000000', text: 'directly', unread: true },
      {
        channel: 'C0DESK001',
        ts: '1700000050.000000',
        text: 'report',
        files: [{ name: 'a.txt', title: 'A', content: Buffer.from('content') }],
      },
    ],
  };
  const bot = { name: 'Yingda', userName: 'yingda' };
  const options = { seed, manifest: MANIFEST, bot, stateFile: join(folder, 'slack.json') };
  let slack = await startEmbeddedSlack(options);
  const shown = async () => {
    const li = workspaceClient(slack.personUrl).person('li');
    const [card, report] = await li.messages('desk');
    return {
      texts: (await li.messages('desk')).map(({ text }) => text),
      thread: (await li.thread(card!)).map(({ text }) => text),
      replies: card!.reply_count,
      file: String(await li.download(report!.files![0]!)),
      direct: (await li.dm().messages()).map(({ text }) => text),
    };
  };
  const begun = {
    texts: ['card', 'report'],
    thread: ['card', 'reply'],
    replies: 1,
    file: 'content',
    direct: ['directly'],
  };
  try {
    expect(await shown()).toEqual(begun);
    expect(await workspaceClient(slack.personUrl).admin.deliveries()).toEqual([]);
    await workspaceClient(slack.personUrl).person('li').say('desk', 'more');
    await slack.stop();
    slack = await startEmbeddedSlack(options);
    expect((await shown()).texts).toEqual(['card', 'report', 'more']);
    slack.beginAnew(seed);
    expect(await shown()).toEqual(begun);
    await slack.stop();
    slack = await startEmbeddedSlack({ ...options, seed: SEED });
    expect(await shown()).toEqual(begun);
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
});

test('timestamps ascend, however quickly they are asked for and whatever was stored', () => {
  const source = new TimestampSource();
  source.startAfter('4999999999.000123');
  const made = Array.from({ length: 1000 }, () => source.next());
  expect(made[0]).toBe('4999999999.000124');
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(1000);
});

test('a trigger id that is older than three seconds is expired', () => {
  let now = 1_000_000;
  const triggers = new Triggers(undefined, () => now);
  const fresh = triggers.issue({ user: 'U1' });
  now = 1_002_999;
  expect(triggers.spend(fresh)).toMatchObject({ user: 'U1' });
  const old = triggers.issue({ user: 'U1' });
  now = 1_006_000;
  expect(() => triggers.spend(old)).toThrow('expired_trigger_id');
});

test('a wait that ends in vain says what was there', async () => {
  const slack = await startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
  });
  try {
    const li = workspaceClient(slack.personUrl).person('li');
    await li.say('desk', 'something else');
    const waiting = li.waitForMessage('desk', ({ text }) => text === 'never', 'the card', { timeoutMs: 50 });
    await expect(waiting).rejects.toThrow(/Waited 50 ms for the card.*saw.*something else/s);
  } finally {
    await slack.stop();
  }
});

test('nobody writes to the bot where the manifest makes its tab read-only', async () => {
  const features = { ...MANIFEST.features, app_home: { messages_tab_read_only_enabled: true } };
  const bot = { name: 'Yingda', userName: 'yingda' };
  const slack = await startEmbeddedSlack({ seed: SEED, manifest: { ...MANIFEST, features }, bot });
  try {
    const li = workspaceClient(slack.personUrl).person('li');
    await expect(li.say(await li.dm().id(), 'hello')).rejects.toMatchObject({
      code: 'messages_tab_read_only',
    });
    await li.say(await li.dm('wang').id(), 'hello');
  } finally {
    await slack.stop();
  }
});

test('a start that cannot be says why, and leaves nothing running', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace '));
  const first = await startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'A', userName: 'a' },
  });
  try {
    const file = join(folder, 'slack.json');
    writeFileSync(file, '{"version":');
    await expect(start(file)).rejects.toThrow(/slack\.json cannot be read; take the file away/);
    const bot = { name: 'B', userName: 'b' };
    const second = startEmbeddedSlack({ seed: SEED, manifest: MANIFEST, bot, port: first.port });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  } finally {
    await first.stop();
    rmSync(folder, { recursive: true });
  }
});
