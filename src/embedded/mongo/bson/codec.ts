import { DBRef, deserialize, serialize } from 'bson';
import type { Doc } from './types.js';
import { setKey, typeOf } from './types.js';
import { MongoError } from '../errors.js';

/** The size of a document that MongoDB stores at most, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Reads one BSON document, numbers kept in their types. Throws 17 ProtocolError on bytes that are no BSON. */
export function decode(bytes: Uint8Array): Doc {
  try {
    const doc = deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('$ref')
      ? (plain(doc) as Doc)
      : doc;
  } catch (error) {
    throw new MongoError(17, `Invalid BSON: ${(error as Error).message}`);
  }
}

/** Writes one document; `undefined` values become null as the driver does by default on a server's behalf. */
export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The library makes an object of its own of `{$ref, $id}`; here it is a document like any other. */
function plain(value: unknown): unknown {
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value;
    return plain({ $ref: collection, $id: oid, ...(db ? { $db: db } : {}), ...fields });
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeOf(value) !== 'object') return value;
  const copy: Doc = {};
  for (const [key, item] of Object.entries(value as Doc)) setKey(copy, key, plain(item));
  return copy;
}

/** `{ cursor: { <batchName>: batch, ...cursor }, ...rest, ok: 1 }`, the batch given as documents that are encoded already. */
export function encodeCursorReply(batchName: string, batch: Buffer[], cursor: Doc, rest: Doc = {}): Buffer {
  const array = embed(batch.flatMap((bytes, i) => [element(0x03, String(i)), bytes]));
  const body = embed([element(0x04, batchName), array, fields(cursor)]);
  return embed([element(0x03, 'cursor'), body, fields({ ...rest, ok: 1 })]);
}

const fields = (doc: Doc) => encode(doc).subarray(4, -1);

const element = (type: number, name: string) => Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'utf8');

function embed(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...parts, Buffer.alloc(1)], length);
}
