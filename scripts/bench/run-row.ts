import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { measure, median, type Measured } from './load.js';
import type { Row, Side } from './rows.js';
import type { World } from './world.js';

const CONNECTIONS = 32;
/** Enough for the compiler of the engine to have seen what is measured. */
const WARM_UP = 0.25;

/** Ratios, so that they can be compared between machines; times beside them are of this machine and this minute. */
export interface RowResult {
  readonly row: string;
  readonly ours: string;
  readonly plain: string;
  readonly aim?: number;
  /** Requests a second, ours ÷ plain: more is better. */
  readonly throughput: number;
  /** Milliseconds, ours ÷ plain: less is better. */
  readonly p50: number;
  readonly p99: number;
  readonly rounds: number;
  readonly measured: { readonly ours: Measured; readonly plain: Measured };
}

/**
 * Both sides run at the same time and are asked in turn (A B, B A, …), so that whatever else the machine does
 * meets both; the figures are medians of the rounds.
 * @param rounds at least 3
 */
export async function runRow(row: Row, world: World, rounds: number): Promise<RowResult> {
  const database = `bench_${randomBytes(4).toString('hex')}`;
  const running: Side[] = [];
  try {
    const ours = await row.startOurs(world, database);
    running.push(ours);
    const plain = await row.startPlain(world, database);
    running.push(plain);
    const ask = {
      ours: asking(row, world, ours, 'OURS'),
      plain: asking(row, world, plain, 'PLAIN'),
    };
    await ask.ours(WARM_UP);
    await ask.plain(WARM_UP);
    const measured: Record<'ours' | 'plain', Measured[]> = { ours: [], plain: [] };
    for (let round = 0; round < rounds; round += 1) {
      const order = round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const);
      for (const side of order) measured[side].push(await ask[side](1));
    }
    return result(row, rounds, medians(measured.ours), medians(measured.plain));
  } finally {
    await Promise.all(running.map((side) => side.stop()));
    await drop(world.mongo, database);
  }
}

/** The database may be one that stays. */
async function drop(uri: string, database: string): Promise<void> {
  const connection = await mongoose.createConnection(uri, { dbName: database }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

function asking(row: Row, world: World, { port }: Side, mark: string) {
  const request = row.requests(world, mark);
  return (part: number): Promise<Measured> =>
    measure({
      port,
      connections: CONNECTIONS,
      count: Math.ceil(row.count * part),
      request,
      isDone: (answer) => row.isDone(answer),
    });
}

const medians = (rounds: readonly Measured[]): Measured => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
});

function result(
  { name, ours: what, plain: than, aim }: Row,
  rounds: number,
  ours: Measured,
  plain: Measured,
): RowResult {
  return {
    row: name,
    ours: what,
    plain: than,
    ...(aim === undefined ? {} : { aim }),
    throughput: ours.perSecond / plain.perSecond,
    p50: ours.p50 / plain.p50,
    p99: ours.p99 / plain.p99,
    rounds,
    measured: { ours, plain },
  };
}
