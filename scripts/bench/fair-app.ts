import type { AddressInfo } from 'node:net';
import bolt, { LogLevel } from '@slack/bolt';
import mongoose from 'mongoose';
import { VIEW } from '../../src/slack/ids.js';
import { tellParent } from './child.js';

/**
 * What a careful engineer would write with Bolt and MongoDB for the same promise: a submission is done once by its cause,
 * has the next number of the year, and owes its message in the same document; a worker sends what is owed.
 */
const { SIGNING_SECRET, SLACK_API_URL, BOT_TOKEN, MONGODB_URI, MONGODB_DATABASE, CHANNEL } = process.env;
/** Slack takes about one message a second and channel. */
const SEND_EVERY_MS = 1_000;

interface Filing {
  readonly _id: string;
  readonly cause: string;
  readonly at: Date;
  readonly outbox: { readonly text: string; readonly dueAt: Date }[];
}

const app = new bolt.App({
  receiver: new bolt.HTTPReceiver({ signingSecret: SIGNING_SECRET!, logLevel: LogLevel.ERROR }),
  authorize: () => Promise.resolve({ botToken: BOT_TOKEN!, botId: 'B0FAIR', botUserId: 'U0FAIR' }),
  clientOptions: { slackApiUrl: SLACK_API_URL! },
  tokenVerificationEnabled: false,
  logLevel: LogLevel.ERROR,
});
const mongo = await new mongoose.mongo.MongoClient(MONGODB_URI!, { maxPoolSize: 20 }).connect();
const db = mongo.db(MONGODB_DATABASE);
const filings = db.collection<Filing>('fair_filings');
const counters = db.collection<{ _id: string; last: number }>('fair_counters');
await filings.createIndex({ cause: 1 }, { unique: true });
await filings.createIndex({ 'outbox.dueAt': 1 });

app.view(VIEW.filing, async ({ ack, view, body, client }) => {
  const cause = view.id;
  const known = await filings.findOne({ cause }, { projection: { _id: 1 } });
  if (!known) {
    const at = new Date();
    const counter = { _id: `SR-${at.getUTCFullYear()}` };
    const next = await counters.findOneAndUpdate(
      counter,
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    const _id = `${counter._id}-${String(next!.last).padStart(6, '0')}`;
    const text = `${_id}: a request by <@${body.user.id}>`;
    const filing = { _id, cause, at, values: view.state.values, outbox: [{ text, dueAt: at }] };
    await filings.insertOne(filing).catch((error: unknown) => {
      if ((error as { code?: number }).code !== 11000) throw error;
    });
    // The product tells the number as well.
    client.chat
      .postEphemeral({ channel: CHANNEL!, user: body.user.id, text: `It is ${_id}.` })
      .catch(() => undefined);
  }
  await ack();
});

async function sendOne(): Promise<void> {
  const owing = await filings.findOne(
    { 'outbox.dueAt': { $lte: new Date() } },
    { sort: { 'outbox.dueAt': 1 } },
  );
  const owed = owing?.outbox[0];
  if (!owing || !owed) return;
  await app.client.chat.postMessage({ token: BOT_TOKEN!, channel: CHANNEL!, text: owed.text });
  await filings.updateOne({ _id: owing._id }, { $pop: { outbox: -1 } });
}
setInterval(() => void sendOne().catch(() => undefined), SEND_EVERY_MS);

const server = (await app.start({ port: 0, host: '127.0.0.1' })) as { address(): AddressInfo };
tellParent({ port: server.address().port });
