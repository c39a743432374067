import { startBench, type Bench } from './bench-workspace.js';

let bench: Bench;
const client = () => bench.app.client;

/** The error a call is refused with, and all that came with it. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  return call.then(
    () => ({ error: 'none' }),
    (error: { data?: Record<string, unknown> }) => error.data ?? { error: String(error) },
  );
}

beforeAll(async () => {
  bench = await startBench(() => undefined);
});
afterAll(() => bench.stop());

test('the bot learns who it is', async () => {
  const answer = await client().auth.test();
  expect(answer).toMatchObject({
    ok: true,
    team_id: 'T0OURS001',
    user_id: bench.slack.botUserId,
    user: 'yingda',
  });
  expect(answer.bot_id).toMatch(/^B0/);
});

test('a method whose scope the manifest lacks is refused with the scope it needs', async () => {
  expect(await refusal(client().users.lookupByEmail({ email: 'li@yingda.example' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'users:read.email',
    provided: expect.stringContaining('chat:write'),
  });
  expect(await refusal(client().bookmarks.list({ channel_id: 'C0DESK001' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'bookmarks:read',
  });
});

test.each<[string, string, Record<string, unknown>]>([
  ['an unknown conversation', 'channel_not_found', { channel: 'C0NOWHERE', text: 'x' }],
  ['a channel it was not invited to', 'not_in_channel', { channel: 'C0OTHER01', text: 'x' }],
  ['nothing to say', 'no_text', { channel: 'C0DESK001', text: ' ' }],
  ['too much to say', 'msg_too_long', { channel: 'C0DESK001', text: 'x'.repeat(40_001) }],
  [
    'a thread that is not there',
    'thread_not_found',
    { channel: 'C0DESK001', text: 'x', thread_ts: '1.000001' },
  ],
])('posting is refused for %s: %s', async (_what, error, args) => {
  expect(await refusal(client().chat.postMessage(args as never))).toMatchObject({ error });
});

test('the bot cannot write to itself', async () => {
  expect(
    await refusal(client().chat.postMessage({ channel: bench.slack.botUserId, text: 'x' })),
  ).toMatchObject({
    error: 'cannot_dm_bot',
  });
});

test('blocks Slack would refuse are refused with the place of the fault', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
  expect(
    await refusal(client().chat.postMessage({ channel: 'C0DESK001', text: 'x', blocks: blocks as never })),
  ).toMatchObject({
    error: 'invalid_blocks',
    response_metadata: {
      messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    },
  });
});

test('only its own messages can be changed, and only those that are there', async () => {
  const said = await bench.people.person('li').say('desk', 'mine');
  expect(await refusal(client().chat.update({ channel: 'C0DESK001', ts: said.ts, text: 'x' }))).toMatchObject(
    { error: 'cant_update_message' },
  );
  expect(await refusal(client().chat.delete({ channel: 'C0DESK001', ts: said.ts }))).toMatchObject({
    error: 'cant_delete_message',
  });
  expect(
    await refusal(client().chat.update({ channel: 'C0DESK001', ts: '1.000001', text: 'x' })),
  ).toMatchObject({ error: 'message_not_found' });
});

test('a post to a person opens the direct conversation, the same one each time', async () => {
  const first = await client().chat.postMessage({ channel: 'U0LI00001', text: 'first' });
  const opened = await client().conversations.open({ users: 'U0LI00001' });
  expect(opened.channel!.id).toBe(first.channel);
  const seen = await bench.people.person('li').dm().messages();
  expect(seen.map(({ text }) => text)).toContain('first');
});

test('history is newest first, bounded by time, with metadata when asked', async () => {
  const channel = 'C0BINHAI1';
  const metadata = { event_type: 'outbox', event_payload: { id: '42' } };
  const posted = [];
  for (const text of ['one', 'two', 'three'])
    posted.push(await client().chat.postMessage({ channel, text, metadata }));
  const since = await client().conversations.history({
    channel,
    oldest: posted[0]!.ts!,
    include_all_metadata: true,
  });
  expect(since.messages!.map(({ text }) => text)).toEqual(['three', 'two']);
  expect(since.messages![0]!.metadata).toEqual(metadata);
  const one = await client().conversations.history({
    channel,
    latest: posted[1]!.ts!,
    inclusive: true,
    limit: 1,
  });
  expect(one.messages!.map(({ text }) => text)).toEqual(['two']);
  expect(one.has_more).toBe(true);
  expect(one.messages![0]!.metadata).toBeUndefined();
});

test('replies come with their parent first, and count on it', async () => {
  const channel = 'C0DESK001';
  const parent = await client().chat.postMessage({ channel, text: 'parent' });
  await client().chat.postMessage({ channel, thread_ts: parent.ts!, text: 'reply' });
  const { messages } = await client().conversations.replies({ channel, ts: parent.ts! });
  expect(messages!.map(({ text }) => text)).toEqual(['parent', 'reply']);
  expect(messages![0]).toMatchObject({ reply_count: 1, thread_ts: parent.ts });
  const top = await client().conversations.history({ channel, limit: 5 });
  expect(top.messages!.map(({ text }) => text)).not.toContain('reply');
});

test('colleagues come with their language, strangers from another workspace without', async () => {
  const li = await client().users.info({ user: 'U0LI00001', include_locale: true });
  expect(li.user).toMatchObject({
    team_id: 'T0OURS001',
    locale: 'zh-CN',
    is_admin: false,
    is_restricted: false,
  });
  const chen = await client().users.info({ user: 'U0CHEN001', include_locale: true });
  expect(chen.user).toMatchObject({ team_id: 'T0CUST001', is_stranger: true });
  expect(chen.user).not.toHaveProperty('locale');
  expect(chen.user).not.toHaveProperty('is_admin');
  const { members } = await client().users.list({});
  expect(members!.map(({ id }) => id)).not.toContain('U0CHEN001');
});

test('a channel with the customer says that it is shared', async () => {
  const { channel } = await client().conversations.info({ channel: 'C0BINHAI1' });
  expect(channel).toMatchObject({
    is_ext_shared: true,
    is_member: true,
    shared_team_ids: ['T0OURS001', 'T0CUST001'],
  });
  const { members } = await client().conversations.members({ channel: 'C0BINHAI1' });
  expect(members).toEqual(['U0LI00001', 'U0CHEN001', bench.slack.botUserId]);
});

test('a message is pinned once, and reacted to once', async () => {
  const channel = 'C0DESK001';
  const { ts } = await client().chat.postMessage({ channel, text: 'card' });
  await client().pins.add({ channel, timestamp: ts! });
  expect(await refusal(client().pins.add({ channel, timestamp: ts! }))).toMatchObject({
    error: 'already_pinned',
  });
  const pins = await bench.people.person('li').channel('desk').pins();
  expect(pins.map((message) => message.ts)).toEqual([ts]);
  await client().pins.remove({ channel, timestamp: ts! });
  expect(await refusal(client().pins.remove({ channel, timestamp: ts! }))).toMatchObject({ error: 'no_pin' });
  await client().reactions.add({ channel, timestamp: ts!, name: 'eyes' });
  expect(await refusal(client().reactions.add({ channel, timestamp: ts!, name: 'eyes' }))).toMatchObject({
    error: 'already_reacted',
  });
});

test('a file of the bot reaches the thread, a file of a person reaches the bot', async () => {
  const channel = 'C0DESK001';
  const parent = await client().chat.postMessage({ channel, text: 'report' });
  const content = Buffer.from('%PDF-1.7 三号泵站');
  await client().filesUploadV2({
    channel_id: channel,
    thread_ts: parent.ts!,
    filename: '周报.pdf',
    file: content,
    initial_comment: 'Weekly',
  });
  const li = bench.people.person('li');
  const [, reply] = await li.channel('desk').thread(parent.ts!);
  expect(reply).toMatchObject({
    text: 'Weekly',
    files: [{ name: '周报.pdf', mimetype: 'application/pdf', size: content.length }],
  });
  expect(await li.download(reply!.files![0]!)).toEqual(content);

  const said = await li.upload('desk', [{ name: 'photo.png', content: Buffer.from([1, 2, 3]) }], {
    text: 'see',
  });
  expect(said.subtype).toBe('file_share');
  const url = said.files![0]!['url_private'] as string;
  const allowed = await fetch(url, { headers: { authorization: `Bearer ${bench.slack.botToken}` } });
  expect(Buffer.from(await allowed.arrayBuffer())).toEqual(Buffer.from([1, 2, 3]));
  const denied = await fetch(url, { redirect: 'manual' });
  expect(denied.status).toBe(302);
});

test('groups of people, the team and the bot itself can be looked up', async () => {
  expect((await client().usergroups.list({ include_users: true })).usergroups).toMatchObject([
    { id: 'S0ENG0001', users: ['U0LI00001'] },
  ]);
  expect((await client().usergroups.users.list({ usergroup: 'S0ENG0001' })).users).toEqual(['U0LI00001']);
  expect((await client().team.info()).team).toMatchObject({
    id: 'T0OURS001',
    name: 'Yingda',
    domain: 'yingda',
  });
});

test('who was deactivated is known as such, and can be opened no conversation with; posts are lost without a word', async () => {
  const { admin } = bench.people;
  const { channel } = await client().conversations.open({ users: 'U0LI00001' });
  await admin.person('li', { deactivated: true });
  expect((await client().users.info({ user: 'U0LI00001' })).user!.deleted).toBe(true);
  expect(await refusal(client().conversations.open({ users: 'U0LI00001' }))).toMatchObject({
    error: 'user_disabled',
  });
  expect((await client().chat.postMessage({ channel: channel!.id!, text: 'lost' })).ok).toBe(true);
  await admin.person('li', { deactivated: false });
  expect((await client().users.info({ user: 'U0LI00001' })).user!.deleted).toBe(false);
});

test('direct messages to somebody can be refused by a word of Slack’s', async () => {
  const { admin } = bench.people;
  const { channel } = await client().conversations.open({ users: 'U0LI00001' });
  await admin.person('li', { refuses: 'messages_tab_disabled' });
  for (const call of [
    client().conversations.open({ users: 'U0LI00001' }),
    client().chat.postMessage({ channel: channel!.id!, text: 'x' }),
    client().chat.postMessage({ channel: 'U0LI00001', text: 'x' }),
  ]) {
    expect(await refusal(call)).toMatchObject({ error: 'messages_tab_disabled' });
  }
  await admin.person('li', { refuses: null });
  expect((await client().chat.postMessage({ channel: 'U0LI00001', text: 'x' })).ok).toBe(true);
});

test('a user group that is disabled is no longer listed, and has no people', async () => {
  const { admin } = bench.people;
  await admin.usergroup('engineers', { disabled: true });
  expect((await client().usergroups.list()).usergroups).toEqual([]);
  expect(await refusal(client().usergroups.users.list({ usergroup: 'S0ENG0001' }))).toMatchObject({
    error: 'no_such_subteam',
  });
  await admin.usergroup('engineers', { disabled: false, users: ['li', 'U0LI00001'] });
  expect((await client().usergroups.list()).usergroups).toHaveLength(1);
});

test('calls without a token, with a wrong one, or of no method are refused', async () => {
  const call = async (method: string, token?: string): Promise<unknown> => {
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    const response = await fetch(`${bench.slack.url}${method}`, {
      method: 'POST',
      ...(headers ? { headers } : {}),
    });
    return response.json();
  };
  expect(await call('auth.test')).toEqual({ ok: false, error: 'not_authed' });
  expect(await call('auth.test', 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
  expect(await call('apps.connections.open', bench.slack.botToken)).toEqual({
    ok: false,
    error: 'not_allowed_token_type',
  });
  expect(await call('no.such', bench.slack.botToken)).toMatchObject({ ok: false, error: 'unknown_method' });
});

test('an update keeps the blocks it does not mention, an empty list removes them', async () => {
  const channel = 'C0DESK001';
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'block' } }];
  const { ts } = await client().chat.postMessage({ channel, text: 'one', blocks });
  await client().chat.update({ channel, ts: ts!, text: 'two' });
  const seen = async () =>
    (await bench.people.person('li').messages('desk')).find((message) => message.ts === ts);
  expect(await seen()).toMatchObject({ text: 'two', blocks: [{ text: { text: 'block' } }] });
  await client().chat.update({ channel, ts: ts!, text: 'three', blocks: [] });
  expect(await seen()).not.toHaveProperty('blocks');
});

test('a deleted message with replies leaves a tombstone', async () => {
  const channel = 'C0DESK001';
  const { ts } = await client().chat.postMessage({ channel, text: 'parent' });
  await client().chat.postMessage({ channel, text: 'reply', thread_ts: ts! });
  await client().chat.delete({ channel, ts: ts! });
  const thread = await bench.people.person('li').channel('desk').thread(ts!);
  expect(thread.map(({ subtype, text }) => [subtype, text])).toEqual([
    ['tombstone', 'This message was deleted.'],
    [undefined, 'reply'],
  ]);
});

test('people of another workspace can be reached while a channel is shared with them', async () => {
  await client().chat.postMessage({ channel: 'U0CHEN001', text: 'hello' });
  await bench.people.person('chen').leave('binhai');
  expect(await refusal(client().conversations.open({ users: 'U0CHEN001' }))).toMatchObject({
    error: 'user_not_found',
  });
  expect(await refusal(client().users.info({ user: 'U0CHEN001' }))).toMatchObject({
    error: 'user_not_found',
  });
  await bench.people.person('chen').join('binhai');
});
