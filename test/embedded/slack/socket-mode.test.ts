import { once } from 'node:events';

import { WebSocket } from 'ws';

import { startEmbeddedSlack, type EmbeddedSlack } from '../../../src/embedded/slack/index.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { MANIFEST, SEED, startBench } from './bench-workspace.js';

interface Envelope {
  envelope_id: string;
  type: string;
  payload: { event?: { text?: string } };
  retry_attempt?: number;
}

let slack: EmbeddedSlack;
let people: ReturnType<typeof workspaceClient>;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  slack = await startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
    eventRetryMs: [0, 20],
    ackTimeoutMs: 150,
  });
  people = workspaceClient(slack.personUrl);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await slack.stop();
});

/** A connection of Socket Mode that acknowledges what `accepts` says. */
async function connect(accepts: (envelope: Envelope) => boolean): Promise<Envelope[]> {
  const headers = { authorization: `Bearer ${slack.appToken}` };
  const response = await fetch(`${slack.url}apps.connections.open`, { method: 'POST', headers });
  const { url } = (await response.json()) as { url: string };
  const socket = new WebSocket(url);
  sockets.push(socket);
  const got: Envelope[] = [];
  const [hello] = await once(socket, 'message');
  expect(JSON.parse(String(hello))).toMatchObject({ type: 'hello', num_connections: sockets.length });
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data)) as Envelope;
    got.push(envelope);
    if (envelope.envelope_id && accepts(envelope))
      socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
  });
  return got;
}

test('each payload goes to one of the connections', async () => {
  const first = await connect(() => true);
  const second = await connect(() => true);
  for (const text of ['a', 'b', 'c', 'd']) await people.person('li').say('desk', text);
  await people.admin.idle();
  const texts = [...first, ...second].map(({ payload }) => payload.event!.text).sort();
  expect(texts).toEqual(['a', 'b', 'c', 'd']);
  expect([first.length, second.length]).toEqual([2, 2]);
});

test('what one connection does not acknowledge comes again on another', async () => {
  const deaf = await connect(() => false);
  const good = await connect(() => true);
  await people.person('li').say('desk', 'hear me');
  await people.admin.idle();
  expect([...deaf, ...good].map(({ retry_attempt }) => retry_attempt).sort()).toEqual([0, 1]);
  expect(good).toHaveLength(1);
});

test('a connection that breaks before it acknowledges leaves the event to the next', async () => {
  await connect(() => {
    sockets[0]!.terminate();
    return false;
  });
  const good = await connect(() => true);
  await people.person('li').say('desk', 'one');
  await people.admin.idle();
  await people.person('li').say('desk', 'two');
  await people.admin.idle();
  expect(good.map(({ payload }) => payload.event!.text)).toEqual(expect.arrayContaining(['one', 'two']));
});

test('a ticket opens one connection', async () => {
  const headers = { authorization: `Bearer ${slack.appToken}` };
  const { url } = (await (
    await fetch(`${slack.url}apps.connections.open`, { method: 'POST', headers })
  ).json()) as { url: string };
  const first = new WebSocket(url);
  await once(first, 'open');
  const second = new WebSocket(url);
  const [error] = (await once(second, 'error')) as [Error];
  expect(error.message).toContain('403');
  first.terminate();
});

test('a real bot comes back after the refresh that Slack announces', async () => {
  const bench = await startBench(
    (app) =>
      app.message(async ({ message, client }) => {
        if (!('bot_id' in message))
          await client.reactions.add({ channel: message.channel, timestamp: message.ts, name: 'eyes' });
      }),
    { mode: 'socket', eventRetryMs: [200, 400, 800] },
  );
  try {
    await bench.people.admin.disconnectSocket('refresh_requested');
    const said = await bench.people.person('li').say('desk', 'still there?');
    await bench.people
      .person('li')
      .waitForMessage(
        'desk',
        ({ ts, reactions }) => ts === said.ts && reactions?.[0]?.name === 'eyes',
        'the reaction',
      );
  } finally {
    await bench.stop();
  }
});
