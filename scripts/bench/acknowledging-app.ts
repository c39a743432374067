import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../src/slack/app.js';
import type { SlackContext } from '../../src/slack/context.js';
import { acknowledgingLast, httpReceiver } from '../../src/slack/receivers.js';
import { tellParent } from './child.js';

/**
 * The product's receiver, routes and acknowledging, with the work behind the acknowledgement cut off: whoever it
 * asks who is acting never gets an answer. What is left is what stands between Slack and its 200.
 */
const log = pino({ level: 'silent' });
const context = {
  clock: () => new Date(),
  log,
  who: { is: () => new Promise(() => undefined), lastLocale: () => 'en' },
} as unknown as SlackContext;
const identity = { botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BENCH', teamId: 'T0BENCH' };
const receiver = httpReceiver({ signingSecret: process.env['SIGNING_SECRET']!, routes: [], log });
const app = createApp(acknowledgingLast(receiver), identity, context);
const server = (await app.start({ port: 0, host: '127.0.0.1' })) as unknown as { address(): AddressInfo };
tellParent({ port: server.address().port });
