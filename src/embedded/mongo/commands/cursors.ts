import { Long } from 'bson';
import { randomBytes } from 'node:crypto';
import { encode, encodeCursorReply } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isNumber, toNumber } from '../bson/types.js';
import { MongoError, badValue, typeMismatch } from '../errors.js';

const IDLE_MS = 10 * 60 * 1000;
const FIRST_BATCH = 101;
const MOST_BATCH_BYTES = 16 * 1024 * 1024;

interface Cursor {
  namespace: string;
  docs: Iterator<Doc>;
  /** A document that did not fit into the last batch. */
  held?: Buffer;
  usedAt: number;
}

/** Open cursors. Each holds a snapshot of its results and is closed after ten minutes without use. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private readonly sweeper = setInterval(() => this.closeIdle(), 60_000).unref();

  /** The reply of a command that answers with a cursor; `rest` are more fields of the reply. */
  first(
    namespace: string,
    docs: Iterable<Doc>,
    options: { batchSize?: unknown; singleBatch?: boolean },
    rest: Doc = {},
  ): Buffer {
    const size = batchSize(options.batchSize) ?? FIRST_BATCH;
    const cursor: Cursor = { namespace, docs: docs[Symbol.iterator](), usedAt: Date.now() };
    const { batch, done } = take(cursor, size);
    const id = done || options.singleBatch === true ? Long.ZERO : newId();
    if (!id.isZero()) this.open.set(id.toString(), cursor);
    return encodeCursorReply('firstBatch', batch, { id, ns: namespace }, rest);
  }

  /** The next batch; throws 43 CursorNotFound for an unknown or closed cursor. */
  next(id: Long, namespace: string, size: unknown): Buffer {
    const cursor = this.open.get(id.toString());
    if (!cursor) throw new MongoError(43, `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace)
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    cursor.usedAt = Date.now();
    const { batch, done } = take(cursor, batchSize(size) || Infinity);
    if (done) this.open.delete(id.toString());
    return encodeCursorReply('nextBatch', batch, { id: done ? Long.ZERO : id, ns: namespace });
  }

  kill(id: Long): boolean {
    return this.open.delete(id.toString());
  }

  close(): void {
    clearInterval(this.sweeper);
    this.open.clear();
  }

  private closeIdle(): void {
    for (const [id, { usedAt }] of this.open) if (Date.now() - usedAt > IDLE_MS) this.open.delete(id);
  }
}

function take(cursor: Cursor, most: number): { batch: Buffer[]; done: boolean } {
  const batch: Buffer[] = [];
  let bytes = 0;
  while (batch.length < most) {
    let next = cursor.held;
    cursor.held = undefined;
    if (!next) {
      const { value, done } = cursor.docs.next();
      if (done) return { batch, done: true };
      next = encode(value);
    }
    bytes += next.length;
    if (bytes > MOST_BATCH_BYTES && batch.length > 0) {
      cursor.held = next;
      return { batch, done: false };
    }
    batch.push(next);
  }
  const { value, done } = cursor.docs.next();
  if (!done) cursor.held = encode(value);
  return { batch, done: done === true };
}

function batchSize(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw typeMismatch("BSON field 'batchSize' is the wrong type, expected a number");
  if (toNumber(value) < 0) throw badValue('BSON field value must be >= 0 for batchSize');
  return toNumber(value);
}

function newId(): Long {
  return Long.fromBigInt(randomBytes(8).readBigUInt64LE() >> 2n).or(1);
}
