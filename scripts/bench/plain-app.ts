import type { AddressInfo } from 'node:net';
import bolt, { LogLevel } from '@slack/bolt';
import mongoose from 'mongoose';
import { VIEW, COMMAND } from '../../src/slack/ids.js';
import { tellParent } from './child.js';

/**
 * What the rows compare with: Bolt as its own guide has it. A command is acknowledged and nothing else; a submission
 * is stored with one `insertOne`, posted to the channel, and acknowledged then.
 */
const { SIGNING_SECRET, SLACK_API_URL, BOT_TOKEN, MONGODB_URI, MONGODB_DATABASE, CHANNEL } = process.env;

const app = new bolt.App({
  receiver: new bolt.HTTPReceiver({ signingSecret: SIGNING_SECRET!, logLevel: LogLevel.ERROR }),
  authorize: () => Promise.resolve({ botToken: BOT_TOKEN!, botId: 'B0PLAIN', botUserId: 'U0PLAIN' }),
  clientOptions: { slackApiUrl: SLACK_API_URL! },
  tokenVerificationEnabled: false,
  logLevel: LogLevel.ERROR,
});
const mongo = await new mongoose.mongo.MongoClient(MONGODB_URI!, { maxPoolSize: 20 }).connect();
const filings = mongo.db(MONGODB_DATABASE).collection('filings');

app.command(COMMAND, async ({ ack }) => {
  await ack();
});
app.view(VIEW.filing, async ({ ack, view, body, client }) => {
  await filings.insertOne({ by: body.user.id, at: new Date(), values: view.state.values });
  await client.chat.postMessage({ channel: CHANNEL!, text: `A request by <@${body.user.id}>` });
  await ack();
});

const server = (await app.start({ port: 0, host: '127.0.0.1' })) as { address(): AddressInfo };
tellParent({ port: server.address().port });
