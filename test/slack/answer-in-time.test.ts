import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../src/slack/app.js';
import type { SlackContext } from '../../src/slack/context.js';
import { acknowledgingLast, httpReceiver } from '../../src/slack/receivers.js';
import { UnderWay } from '../../src/slack/under-way.js';
import { until } from '../support/until.js';

const SECRET = 'secret of the test';
const log = pino({ level: 'silent' });
let server: Server;
let responses: ServerResponse[];
let underWay: UnderWay;

/** Whoever is asked who acts answers when a test says so. */
let recognise: (person: unknown) => void;
let recognised: Promise<unknown>;
/** What has been told to whom. */
let told: { channel: string; text: string }[];
let tell: (said: { channel: string; text: string }) => Promise<void>;

/** How long after its arrival a form is answered at the latest. */
let withinMs = 50;

/** The product's way in. */
beforeEach(async () => {
  recognised = new Promise((resolve) => (recognise = resolve));
  told = [];
  underWay = new UnderWay();
  tell = (said) => Promise.resolve(void told.push(said));
  const context = {
    clock: () => new Date(),
    log,
    answerWithinMs: withinMs,
    contracts: { load: () => Promise.resolve(undefined) },
    who: { is: () => recognised, lastLocale: () => 'en' },
    client: { chat: { postMessage: (said: { channel: string; text: string }) => tell(said) } },
    exports: { load: () => Promise.resolve(undefined) },
  } as unknown as SlackContext;
  const receiver = httpReceiver({ signingSecret: SECRET, routes: [], log });
  createApp(
    acknowledgingLast(receiver, underWay),
    { botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1', teamId: 'T1' },
    context,
  );
  responses = [];
  server = createServer((request, response) => {
    responses.push(response);
    receiver.requestListener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function submitted(callbackId: string): Promise<unknown> {
  const values = { 'item-1': { text: { type: 'plain_text_input', value: 'The scanner is dead' } } };
  const view = { id: 'V1', callback_id: callbackId, hash: '1', private_metadata: '', state: { values } };
  return (await sent({ type: 'view_submission', user: { id: 'U0CUST' }, view })).json();
}

/** A press in a message that cannot be answered in its place. */
const pressed = (action_id: string): Promise<Response> =>
  sent({
    type: 'block_actions',
    user: { id: 'U0ENG' },
    channel: { id: 'C1' },
    trigger_id: '1.1',
    actions: [{ type: 'button', action_id, block_id: 'b', value: 'x', action_ts: '1.1' }],
  });

async function sent(given: object): Promise<Response> {
  const payload = { team: { id: 'T1' }, ...given };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}

it('a form whose work does not come to an end is answered all the same, and stays open with a reference', async () => {
  expect(await submitted('filing')).toEqual({
    response_action: 'errors',
    errors: { 'item-1': expect.stringMatching(/[0-9A-F]{8}/) },
  });
});

describe('when a machine was so busy that no time is left', () => {
  beforeAll(() => (withinMs = -10));
  afterAll(() => (withinMs = 50));

  it('a form is answered all the same, and that its work fails later is heard', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    const answered = submitted('filing');
    await until(() => responses.length === 1);
    expect(await answered).toMatchObject({
      response_action: 'errors',
      errors: { 'item-1': expect.stringMatching(/[0-9A-F]{8}/) },
    });
    recognise(Promise.reject(new Error('a bug')));
    await recognised.catch(() => undefined);
    await new Promise(setImmediate);
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});

it('what takes longer than Slack waits is told, goes on, and is acknowledged when it is done', async () => {
  const answered = pressed('export:cancel');
  await until(() => told.length === 1);
  expect(told[0]).toMatchObject({ channel: 'U0ENG', text: expect.stringContaining('still being done') });
  recognise({ person: { id: 'U0ENG', locale: 'en', external: false } });
  expect((await answered).status).toBe(200);
  expect(told).toHaveLength(1);
});

it('what failed is acknowledged when the person has been told so, with a reference', async () => {
  recognised = Promise.reject(new Error('a bug'));
  expect((await pressed('export:cancel')).status).toBe(200);
  expect(told).toEqual([expect.objectContaining({ text: expect.stringMatching(/[0-9A-F]{8}/) })]);
});

it('what failed and could not be told is not acknowledged: Slack tells them', async () => {
  recognised = Promise.reject(new Error('a bug'));
  let isTried = false;
  tell = () => {
    isTried = true;
    return Promise.reject(new Error('Slack is gone'));
  };
  const answered = pressed('export:cancel').catch(() => undefined);
  await until(() => isTried);
  await underWay.ended();
  expect(responses[0]!.headersSent).toBe(false);
  server.closeAllConnections();
  await answered;
});

it('a button that only shows something is acknowledged at once', async () => {
  expect((await pressed('ticket:more')).status).toBe(200);
  expect(told).toEqual([]);
});
