import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../src/slack/app.js';
import type { SlackContext } from '../../src/slack/context.js';
import { acknowledgingLast, httpReceiver } from '../../src/slack/receivers.js';

const SECRET = 'secret of the test';
const log = pino({ level: 'silent' });
let server: Server;

/** The product's way in, where whoever is asked who acts never answers. */
beforeEach(async () => {
  const context = {
    clock: () => new Date(),
    log,
    answerWithinMs: 50,
    who: { is: () => new Promise(() => undefined), lastLocale: () => 'en' },
  } as unknown as SlackContext;
  const receiver = httpReceiver({ signingSecret: SECRET, routes: [], log });
  createApp(
    acknowledgingLast(receiver),
    { botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1', teamId: 'T1' },
    context,
  );
  server = createServer((request, response) => receiver.requestListener(request, response));
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
  const payload = { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U0CUST' }, view };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return response.json();
}

it('a form whose work does not come to an end is answered all the same, and stays open with a reference', async () => {
  expect(await submitted('filing')).toEqual({
    response_action: 'errors',
    errors: { 'item-1': expect.stringMatching(/[0-9A-F]{8}/) },
  });
});
