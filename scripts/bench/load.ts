import { Connection, type Answer } from './connection.js';

export interface Load {
  readonly port: number;
  /** Requests under way at the same time, each on a connection of its own. */
  readonly connections: number;
  readonly count: number;
  /** The next request, made outside of the time that is measured. */
  request(): Buffer;
  isDone(answer: Answer): boolean;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds from request to answer. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends `count` requests as quickly as they are answered.
 * @throws when an answer is not what it should be: a quick refusal is no result
 */
export async function measure({ port, connections, count, request, isDone }: Load): Promise<Measured> {
  const requests = Array.from({ length: count }, request);
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const took: number[] = [];
  const started = performance.now();
  try {
    await Promise.all(
      opened.map(async (connection) => {
        for (let next = requests.pop(); next; next = requests.pop()) {
          const sent = performance.now();
          const answer = await connection.send(next);
          took.push(performance.now() - sent);
          if (!isDone(answer)) throw new Error(`answered ${answer.status} ${answer.body.slice(0, 200)}`);
        }
      }),
    );
  } finally {
    opened.forEach((connection) => connection.close());
  }
  const seconds = (performance.now() - started) / 1000;
  took.sort((a, b) => a - b);
  return { perSecond: count / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

/** @param sorted ascending, not empty */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
