import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { EXPORT_FORMATS, type ExportFormat } from '../../../src/domain/export/request-export.js';
import type { Stored } from '../../../src/store/models.js';
import { WORKSPACE } from '../../dev/company.js';
import { startChild } from '../child.js';
import { Connection } from '../connection.js';
import { startDesk } from '../desk.js';
import { quantile } from '../load.js';
import { signedRequests } from '../signed-request.js';
import type { World } from '../world.js';
import { servedRequests } from './served-requests.js';

const BATCH = 1_000;
/** A person's command every so often, while an export is made and while none is. */
const ASK_EVERY_MS = 50;
const IDLE_ASKS = 200;
const LOOK_EVERY_MS = 100;
/** A hundred thousand requests in memory are more than a process is given by itself. */
const WORLD_MEMORY = { NODE_OPTIONS: '--max-old-space-size=8192' };
const CLERK = WORKSPACE.users.find(({ name }) => name === 'sun')!;
const CHANNEL = WORKSPACE.channels.find(({ name }) => name === 'service-desk')!.id;

interface Answers {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

export interface ExportResult {
  readonly requests: number;
  readonly format: ExportFormat;
  /** From the command until the file is with Slack. */
  readonly seconds: number;
  /** Of the process that makes the file, in MB: when the first request was written, and the most. */
  readonly memory: { readonly first: number; readonly most: number };
  /** Milliseconds until the bot acknowledges a command: with no export, and meanwhile. */
  readonly idle: Answers;
  readonly meanwhile: Answers;
}

/** Exports as people ask for them, through the whole product: command, file made in a process of its own, upload. */
export async function runExportBench(
  counts: readonly number[],
  told: (result: ExportResult) => void,
): Promise<void> {
  for (const requests of counts) {
    const world = await startChild<World>('world', WORLD_MEMORY);
    const database = `bench_${randomBytes(4).toString('hex')}`;
    const connection = await mongoose
      .createConnection(world.told.mongo, { dbName: database, ignoreUndefined: true })
      .asPromise();
    try {
      const bot = await startDesk(world.told, database);
      try {
        await seed(connection, requests);
        const idle = await asking(world.told, bot.port, () => false);
        for (const format of EXPORT_FORMATS) {
          const { done, ...measured } = await exported(connection, world.told, bot, format);
          if (done !== requests) throw new Error(`${done} of ${requests} are in the file`);
          told({ requests, format, idle, ...measured });
        }
      } finally {
        await bot.stop();
      }
    } finally {
      await connection.dropDatabase();
      await connection.close();
      await world.stop();
    }
  }
}

async function seed(connection: mongoose.Connection, count: number): Promise<void> {
  const tickets = connection.collection<Stored>('tickets');
  for (let first = 1; first <= count; first += BATCH) {
    await tickets.insertMany([...servedRequests(first, Math.min(BATCH, count - first + 1))]);
  }
}

interface Bot {
  readonly port: number;
  readonly pid: number;
}

async function exported(connection: mongoose.Connection, world: World, bot: Bot, format: ExportFormat) {
  const exports = connection.collection<{ _id: string; format: string; state: string; done: number }>(
    'exports',
  );
  const link = await Connection.open(bot.port);
  const began = performance.now();
  await link.send(command(world, `export all ${format}`, format));
  link.close();
  let ended: number | undefined;
  const memory = { first: 0, most: 0 };
  const watched = (async () => {
    for (;;) {
      const one = await exports.findOne({ format }, { projection: { state: 1, done: 1 } });
      memory.most = Math.max(memory.most, memoryOfChild(bot.pid));
      if (memory.first === 0 && (one?.done ?? 0) > 0) memory.first = memory.most;
      if (one?.state === 'failed') throw new Error('the export failed');
      if (one?.state === 'done') return one.done;
      await sleep(LOOK_EVERY_MS);
    }
  })().finally(() => (ended = performance.now()));
  const meanwhile = await asking(world, bot.port, () => ended === undefined);
  const done = await watched;
  return { done, seconds: (ended! - began) / 1000, memory, meanwhile };
}

/** One person's commands, one after the other, each acknowledged; at least so many. */
async function asking(world: World, port: number, goesOn: () => boolean): Promise<Answers> {
  const link = await Connection.open(port);
  const took: number[] = [];
  try {
    for (let no = 0; no < IDLE_ASKS || goesOn(); no += 1) {
      const request = command(world, 'help', `${Date.now()}.${no}`);
      const sent = performance.now();
      const { status } = await link.send(request);
      took.push(performance.now() - sent);
      if (status !== 200) throw new Error(`answered ${status}`);
      await sleep(ASK_EVERY_MS);
    }
  } finally {
    link.close();
  }
  took.sort((a, b) => a - b);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), worst: took.at(-1)! };
}

const command = (world: World, text: string, mark: string): Buffer =>
  signedRequests(world.signingSecret).command({
    command: '/service',
    text,
    user_id: CLERK.id,
    user_name: CLERK.name,
    team_id: CLERK.team,
    team_domain: 'bench',
    channel_id: CHANNEL,
    channel_name: 'service-desk',
    api_app_id: 'A0BENCH',
    trigger_id: mark,
    response_url: world.responseUrl,
  });

/** Resident memory of the bot's exporting process, in MB; 0 where there is none, or no /proc. */
function memoryOfChild(bot: number): number {
  try {
    const children = readFileSync(`/proc/${bot}/task/${bot}/children`, 'utf8').split(' ').filter(Boolean);
    return Math.max(0, ...children.map(residentMb));
  } catch {
    return 0;
  }
}

function residentMb(pid: string): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

/** A line for each. */
export function printExport({ requests, format, seconds, memory, idle, meanwhile }: ExportResult): string {
  const of = ({ p50, p99, worst }: Answers) =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${worst.toFixed(0)} ms`;
  return [
    `  ${requests.toLocaleString('en-US')} as ${format}: ${seconds.toFixed(1)} s, ${Math.round(requests / seconds)}/s`,
    `    memory of its process: ${memory.first.toFixed(0)} MB at its first requests, ${memory.most.toFixed(0)} MB at most`,
    `    the bot acknowledges: ${of(meanwhile)}; with no export ${of(idle)}`,
  ].join('\n');
}
