import { WORKSPACE } from '../dev/company.js';
import { startChild } from './child.js';
import type { Answer } from './connection.js';
import { startDesk } from './desk.js';
import { filingSubmissions } from './filing-submission.js';
import { signedRequests } from './signed-request.js';
import type { World } from './world.js';

/** One side of a row, running: where it listens, and how it is stopped. */
export interface Side {
  readonly port: number;
  stop(): Promise<unknown>;
}

/** A comparison: ours ÷ the plainest thing that does the same. */
export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly plain: string;
  /** Of throughput; below it the row is marked. */
  readonly aim?: number;
  /** Requests of one round of one side. */
  readonly count: number;
  startOurs(world: World, database: string): Promise<Side>;
  startPlain(world: World, database: string): Promise<Side>;
  /** @returns what makes the requests of one side; no two are the same act */
  requests(world: World, mark: string): () => Buffer;
  isDone(answer: Answer): boolean;
}

const CLERK = WORKSPACE.users.find(({ name }) => name === 'sun')!;
const CHANNEL = WORKSPACE.channels.find(({ name }) => name === 'service-desk')!.id;

const startPlain = (world: World, database: string): Promise<Side> => startPeer('plain-app', world, database);
const startFair = (world: World, database: string): Promise<Side> => startPeer('fair-app', world, database);

async function startPeer(name: string, world: World, database: string): Promise<Side> {
  const child = await startChild<{ port: number }>(name, {
    SIGNING_SECRET: world.signingSecret,
    BOT_TOKEN: world.botToken,
    SLACK_API_URL: world.slackUrl,
    MONGODB_URI: world.mongo,
    MONGODB_DATABASE: database,
    CHANNEL,
  });
  return { port: child.told.port, stop: () => child.stop() };
}

async function startAcknowledging(world: World): Promise<Side> {
  const child = await startChild<{ port: number }>('acknowledging-app', {
    SIGNING_SECRET: world.signingSecret,
  });
  return { port: child.told.port, stop: () => child.stop() };
}

function helpCommands(world: World, mark: string): () => Buffer {
  const { command } = signedRequests(world.signingSecret);
  let number = 0;
  return () =>
    command({
      command: '/service',
      text: 'help',
      user_id: CLERK.id,
      user_name: CLERK.name,
      team_id: CLERK.team,
      team_domain: 'bench',
      channel_id: CHANNEL,
      channel_name: 'service-desk',
      trigger_id: `${mark}.${(number += 1)}`,
      response_url: world.responseUrl,
      api_app_id: 'A0BENCH',
    });
}

function filings(world: World, mark: string): () => Buffer {
  const { interaction } = signedRequests(world.signingSecret);
  const next = filingSubmissions(CLERK.id, CLERK.team, mark);
  return () => interaction(next());
}

const isAcknowledged = ({ status }: Answer): boolean => status === 200;

export const ROWS: readonly Row[] = [
  {
    name: 'acknowledge a command',
    ours: 'the routes of the product, up to the acknowledgement',
    plain: 'bare Bolt HTTPReceiver that only acknowledges',
    aim: 0.8,
    count: 8_000,
    startOurs: startAcknowledging,
    startPlain,
    requests: helpCommands,
    isDone: isAcknowledged,
  },
  {
    name: 'answer a command',
    ours: '/service help of the whole product, which looks up who asks and answers through response_url',
    plain: 'bare Bolt HTTPReceiver that only acknowledges',
    count: 1_500,
    startOurs: startDesk,
    startPlain,
    requests: helpCommands,
    isDone: isAcknowledged,
  },
  {
    name: 'file by modal',
    ours: 'the whole product: checked, numbered, clocks started, committed with what is to be told, then acknowledged',
    plain: 'plain Bolt handler: one insertOne, one chat.postMessage, then acknowledged',
    aim: 0.7,
    count: 400,
    startOurs: startDesk,
    startPlain,
    requests: filings,
    isDone: ({ status, body }) => isAcknowledged({ status, body }) && !body.includes('errors'),
  },
  {
    name: 'file by modal, fair',
    ours: 'the same',
    plain:
      'fair Bolt handler: once by its cause, numbered, owing its message in the same document, which a worker sends',
    aim: 0.95,
    count: 400,
    startOurs: startDesk,
    startPlain: startFair,
    requests: filings,
    isDone: ({ status, body }) => isAcknowledged({ status, body }) && !body.includes('errors'),
  },
];
