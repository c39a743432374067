import { createHmac } from 'node:crypto';
import { startDesk, type Desk } from '../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const BODY = new URLSearchParams({
  command: '/service',
  text: 'help',
  user_id: 'U0ENGLI001',
  trigger_id: 't',
  channel_id: 'C0DESK0001',
}).toString();

async function send(at: number, secret: string, signed = true): Promise<number> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${BODY}`).digest('hex')}`;
  const response = await fetch(`http://127.0.0.1:${desk.bots[0]!.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signed ? { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } : {}),
    },
    body: BODY,
  });
  await response.text();
  return response.status;
}

const MINUTE = 60_000;

test('a request signed now is taken', async () => {
  expect(await send(Date.now(), desk.slack.signingSecret)).toBe(200);
});

test.each([
  ['that nobody signed', () => send(Date.now(), desk.slack.signingSecret, false)],
  ['signed with another secret', () => send(Date.now(), 'another')],
  ['signed ten minutes ago', () => send(Date.now() - 10 * MINUTE, desk.slack.signingSecret)],
  ['signed ten minutes ahead', () => send(Date.now() + 10 * MINUTE, desk.slack.signingSecret)],
])('a request %s is refused', async (_which, sent) => {
  expect(await sent()).toBe(401);
});

test('/healthz says that the bot is ready', async () => {
  const response = await fetch(`http://127.0.0.1:${desk.bots[0]!.port}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { ready: true }]);
});
