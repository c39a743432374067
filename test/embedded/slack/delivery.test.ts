import { startBench, type Bench } from './bench-workspace.js';

let bench: Bench;
const heard: { type: string; text?: string; retry?: number; body: Record<string, unknown> }[] = [];

beforeAll(async () => {
  bench = await startBench((app) => {
    app.use(async ({ body, context, next }) => {
      const event = (body as { event?: { type: string; text?: string } }).event;
      if (event)
        heard.push({
          type: event.type,
          text: event.text!,
          retry: context.retryNum as number,
          body: body as never,
        });
      await next();
    });
    for (const type of [
      'message',
      'reaction_added',
      'reaction_removed',
      'app_mention',
      'member_joined_channel',
      'channel_id_changed',
      'subteam_members_changed',
      'subteam_updated',
    ] as const) {
      app.event(type, async () => undefined);
    }
  });
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.people.admin.idle();
  heard.length = 0;
});

const li = () => bench.people.person('li');
const chen = () => bench.people.person('chen');
const admin = () => bench.people.admin;

test('the bot is told who came into a user group and who left, and how it stands, unless the events are lost', async () => {
  await admin().usergroup('engineers', { users: ['chen'] });
  await admin().idle();
  expect(heard.map(({ type, body }) => [type, body['event']])).toEqual([
    [
      'subteam_members_changed',
      expect.objectContaining({
        subteam_id: 'S0ENG0001',
        added_users: ['U0CHEN001'],
        removed_users: ['U0LI00001'],
      }),
    ],
    [
      'subteam_updated',
      expect.objectContaining({
        subteam: expect.objectContaining({ id: 'S0ENG0001', users: ['U0CHEN001'] }),
      }),
    ],
  ]);
  heard.length = 0;
  await admin().usergroup('engineers', { users: ['li'], silently: true });
  await admin().idle();
  expect(heard).toEqual([]);
});

test('what is said in a shared channel arrives with who said it and from where', async () => {
  await chen().say('binhai', 'a < b & @yingda');
  await admin().idle();
  const [message, mention] = heard;
  expect(message!.body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0OURS001',
    is_ext_shared_channel: true,
    authorizations: [{ team_id: 'T0OURS001', user_id: bench.slack.botUserId, is_bot: true }],
    event: {
      type: 'message',
      user: 'U0CHEN001',
      user_team: 'T0CUST001',
      channel: 'C0BINHAI1',
      channel_type: 'channel',
    },
  });
  expect(message!.text).toBe(`a &lt; b &amp; <@${bench.slack.botUserId}>`);
  expect(mention).toMatchObject({ type: 'app_mention', text: message!.text });
});

test('what happens where the bot is not a member is not told', async () => {
  await li().say('other', 'secret');
  await li().say(await li().dm('wang').id(), 'between us');
  await admin().idle();
  expect(heard).toEqual([]);
});

test('the manifest decides which events are told', async () => {
  const said = await li().say('desk', 'one');
  await li().pin(said);
  await admin().idle();
  expect(heard.map(({ type }) => type)).toEqual(['message']);
});

test('edits, deletions and reactions are told with what they are about', async () => {
  const said = await li().say('desk', 'before');
  await li().edit(said, 'after');
  await li().react(said, 'ticket');
  await li().unreact(said, 'ticket');
  await li().delete(said);
  await admin().idle();
  expect(heard.map(({ body }) => body['event'])).toMatchObject([
    { type: 'message', text: 'before' },
    {
      subtype: 'message_changed',
      message: { text: 'after', edited: { user: 'U0LI00001' } },
      previous_message: { text: 'before' },
    },
    {
      type: 'reaction_added',
      reaction: 'ticket',
      user: 'U0LI00001',
      item: { channel: 'C0DESK001', ts: said.ts },
      item_user: 'U0LI00001',
    },
    { type: 'reaction_removed', reaction: 'ticket' },
    { subtype: 'message_deleted', deleted_ts: said.ts },
  ]);
});

test('a file from another workspace arrives as an id, to be asked for', async () => {
  await chen().upload('binhai', [{ name: 'log.txt', content: 'line' }]);
  await admin().idle();
  const { files } = heard[0]!.body['event'] as { files: { id: string; file_access: string }[] };
  expect(files).toMatchObject([{ file_access: 'check_file_info' }]);
  expect((await bench.app.client.files.info({ file: files[0]!.id })).file).toMatchObject({
    name: 'log.txt',
    size: 4,
  });
});

test('joining is told, and so is the new id of a private channel that becomes shared', async () => {
  const id = await li().create('project', { is_private: true });
  await li().invite('project', ['yingda']);
  await li().invite('project', ['wang']);
  const renamed = await admin().share('project', 'T0CUST001');
  await admin().idle();
  expect(heard.map(({ body }) => body['event'])).toMatchObject([
    { type: 'member_joined_channel', user: bench.slack.botUserId, channel: id, inviter: 'U0LI00001' },
    { type: 'member_joined_channel', user: 'U0WANG001' },
    { type: 'channel_id_changed', old_channel_id: id, new_channel_id: renamed },
  ]);
});

test('an event that is not acknowledged comes again, numbered, with the same id', async () => {
  await admin().settings({ ack_timeout_ms: 200 });
  const unreachable = 'http://127.0.0.1:9/slack/events';
  const [last] = (await admin().deliveries('events_api')).slice(-1);
  expect(last!.status).toBe('acked');
  bench.slack.connectHttp(unreachable);
  await li().say('desk', 'anybody?');
  await admin().idle();
  const tries = (await admin().deliveries('events_api')).filter(
    ({ payload }) => (payload['event'] as { text?: string }).text === 'anybody?',
  );
  expect(tries.map(({ attempt, status }) => [attempt, status])).toEqual(
    [0, 1, 2, 3].map((attempt) => [attempt, 'unreachable']),
  );
  expect(new Set(tries.map(({ payload }) => payload['event_id'])).size).toBe(1);
  await expect(li().command('desk', '/service new')).rejects.toMatchObject({ code: 'dispatch_failed' });
  bench.slack.connectHttp(bench.requestUrl!);
  await admin().settings({ ack_timeout_ms: 3_000 });
});

test('a delivery can be repeated exactly, an event as a numbered retry', async () => {
  await li().say('desk', 'once more');
  await admin().idle();
  const repeated = await admin().redeliver({ type: 'events_api' });
  expect(repeated).toMatchObject({ status: 'acked', attempt: 1 });
  expect(heard.map(({ text, retry }) => [text, retry])).toEqual([
    ['once more', undefined],
    ['once more', 1],
  ]);
  expect(heard[0]!.body['event_id']).toBe(heard[1]!.body['event_id']);
});

describe('faults on demand', () => {
  const channel = 'C0DESK001';
  const post = (text: string) => bench.app.client.chat.postMessage({ channel, text });
  const texts = async (): Promise<string[]> => (await li().messages('desk')).map(({ text }) => text);

  afterEach(() => admin().clearFaults());

  test('too many requests, with the time to wait, only in the channel named', async () => {
    await admin().fault({
      method: 'chat.postMessage',
      channel: 'C0BINHAI1',
      kind: 'ratelimited',
      retry_after: 7,
    });
    await post('elsewhere');
    const headers = { authorization: `Bearer ${bench.slack.botToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ channel: 'C0BINHAI1', text: 'x' });
    const response = await fetch(`${bench.slack.url}chat.postMessage`, { method: 'POST', headers, body });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('an error of the server, a broken connection, an error by name: nothing is posted', async () => {
    for (const fault of [{ kind: 'http_500' }, { kind: 'reset' }, { kind: 'error' }] as const) {
      await admin().fault({ method: 'chat.postMessage', ...fault });
      await expect(post(`never ${fault.kind}`)).rejects.toThrow();
    }
    expect((await texts()).filter((text) => text.startsWith('never'))).toEqual([]);
    expect(await admin().faultsWaiting()).toEqual([]);
  });

  test('a lost answer: it is posted, and the bot does not learn it', async () => {
    await admin().fault({ method: 'chat.postMessage', kind: 'lost' });
    await expect(post('posted all the same')).rejects.toThrow();
    expect(await texts()).toContain('posted all the same');
    const [call] = (await admin().calls('chat.postMessage')).slice(-1);
    expect(call).toMatchObject({ ok: true, fault: 'lost', args: { text: 'posted all the same' } });
  });

  test('a slow answer', async () => {
    await admin().fault({ method: 'chat.postMessage', kind: 'delay', delay_ms: 120 });
    await post('slow');
    const [call] = (await admin().calls('chat.postMessage')).slice(-1);
    expect(call!.ms).toBeGreaterThanOrEqual(110);
  });

  test('Slack’s pace: a burst passes, then one a second', async () => {
    await admin().settings({ rate_limit: true });
    const headers = { authorization: `Bearer ${bench.slack.botToken}`, 'content-type': 'application/json' };
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const body = JSON.stringify({ channel, text: `paced ${n}` });
      statuses.push(
        (await fetch(`${bench.slack.url}chat.postMessage`, { method: 'POST', headers, body })).status,
      );
    }
    await admin().settings({ rate_limit: false });
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  test('Slack’s pace: fifty updates in a minute, for the whole workspace', async () => {
    const headers = { authorization: `Bearer ${bench.slack.botToken}`, 'content-type': 'application/json' };
    const call = async (method: string, args: object) => {
      const body = JSON.stringify({ channel, ...args });
      return fetch(`${bench.slack.url}${method}`, { method: 'POST', headers, body });
    };
    const { ts } = (await (await call('chat.postMessage', { text: 'first' })).json()) as { ts: string };
    await admin().settings({ rate_limit: true });
    const answers: Response[] = [];
    for (let n = 0; n < 51; n++) answers.push(await call('chat.update', { ts, text: `anew ${n}` }));
    await admin().settings({ rate_limit: false });
    expect(answers.slice(0, 50).every(({ status }) => status === 200)).toBe(true);
    expect(answers[50]!.status).toBe(429);
    expect(Number(answers[50]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('a client can follow what one person sees as a stream', async () => {
  const response = await fetch(`${bench.slack.personUrl}/_person/stream?as=wang`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  await li().say('other', 'not for wang? a public channel is');
  await li().say(await li().dm('guest').id(), 'hidden');
  const said = await li().say('desk', 'for wang');
  let text = '';
  while (!text.includes(said.ts)) text += (await reader.read()).value;
  const seen = [...text.matchAll(/^data: (.*)$/gm)].map(
    ([, json]) => (JSON.parse(json!) as { channel?: string }).channel,
  );
  expect(seen).toEqual(expect.arrayContaining(['C0OTHER01', 'C0DESK001']));
  expect(seen).not.toContain(await li().dm('guest').id());
  await reader.cancel();
});
