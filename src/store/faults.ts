import { setTimeout } from 'node:timers/promises';
import { mongo } from 'mongoose';
import pTimeout from 'p-timeout';
import { Fault } from '../domain/fault.js';

/** The server's code for a unique index that said no. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/** Which unique index said no: the first field of its key. */
export function duplicateField(error: unknown): string | undefined {
  if (!isDuplicateKey(error)) return undefined;
  const keyPattern = (error as mongo.MongoServerError).keyPattern as Record<string, unknown> | undefined;
  return keyPattern ? Object.keys(keyPattern)[0] : undefined;
}

/** The driver lets a socket's own error through when the other side has closed and it writes before it has noticed. */
const SOCKET_CODES = ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EHOSTUNREACH'];

/** @returns true for what may pass: no server, a broken connection, a change of primary. */
export function isOutage(error: unknown): boolean {
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError)
    return true;
  if (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError')) return true;
  const { code, name } = error as NodeJS.ErrnoException;
  if (SOCKET_CODES.includes(String(code))) return true;
  return [
    'MongooseServerSelectionError',
    'MongoNotConnectedError',
    'MongoPoolClearedError',
    'PoolClearedOnNetworkError',
    'MongoTopologyClosedError',
    'MongoExpiredSessionError',
    'MongoWaitQueueTimeoutError',
  ].includes(name);
}

/** Waits between tries after an outage, in ms; together within what a person waits for. */
const WAITS_MS = [50, 150, 400];
/** No try begins after this: one alone may take as long as the connection waits for a server, and Slack gives 3 s. */
const LAST_TRY_MS = 1500;

/** Longest wait for an answer: a server that takes requests and answers none (paused, its disk gone) is lost as well. */
export const ANSWER_MS = 5_000;

/** The work goes on, and may still be done: whoever asks again finds it so. */
const inTime = <T>(work: Promise<T>): Promise<T> =>
  pTimeout(work, {
    milliseconds: ANSWER_MS,
    fallback: () => {
      throw new mongo.MongoNetworkTimeoutError(`no answer within ${ANSWER_MS} ms`);
    },
  });

/**
 * Runs a store operation that may be repeated without harm: reads, and writes guarded by version, cause or key.
 * @throws Fault `store-unavailable` when the outage lasts
 */
export async function withStore<T>(operation: () => Promise<T>): Promise<T> {
  const lastTry = performance.now() + LAST_TRY_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await inTime(operation());
    } catch (error) {
      if (!isOutage(error)) throw error;
      const wait = WAITS_MS[attempt];
      if (wait === undefined || performance.now() > lastTry)
        throw new Fault('store-unavailable', true, { cause: error });
      await setTimeout(wait);
    }
  }
}
