import { crc32 } from 'node:zlib';
import { decode, encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';

/**
 * A record of the log: length (4 bytes), CRC-32 of the rest (4 bytes), kind (1 byte), namespace (NUL-terminated), one
 * BSON document. Every kind can be replayed over a state that has it already, which is what compaction relies on.
 */
export const KINDS = ['put', 'delete', 'create', 'drop', 'rename', 'createIndex', 'dropIndex'] as const;

export type Kind = (typeof KINDS)[number];

export interface LogRecord {
  kind: Kind;
  namespace: string;
  doc: Doc;
}

const HEAD = 8;

/** The bytes of a record; `body` is a document, or one that is encoded already. */
export function encodeRecord(kind: Kind, namespace: string, body: Doc | Buffer): Buffer {
  const doc = Buffer.isBuffer(body) ? body : encode(body);
  const name = Buffer.from(namespace, 'utf8');
  const record = Buffer.allocUnsafe(HEAD + 1 + name.length + 1 + doc.length);
  record[HEAD] = KINDS.indexOf(kind);
  name.copy(record, HEAD + 1);
  record[HEAD + 1 + name.length] = 0;
  doc.copy(record, HEAD + 2 + name.length);
  record.writeUInt32LE(record.length - HEAD, 0);
  record.writeUInt32LE(crc32(record.subarray(HEAD)), 4);
  return record;
}

/** Hands each whole record of a file to `each`; returns how many bytes are whole. What follows is torn or damaged. */
export function readRecords(file: Buffer, each: (record: LogRecord) => void): number {
  let at = 0;
  while (at + HEAD < file.length) {
    const length = file.readUInt32LE(at);
    const end = at + HEAD + length;
    if (length < 7 || end > file.length) break;
    const payload = file.subarray(at + HEAD, end);
    if (crc32(payload) !== file.readUInt32LE(at + 4)) break;
    const nameEnd = payload.indexOf(0, 1);
    const kind = KINDS[payload[0]!];
    if (!kind || nameEnd < 0) break;
    each({
      kind,
      namespace: payload.toString('utf8', 1, nameEnd),
      doc: decode(payload.subarray(nameEnd + 1)),
    });
    at = end;
  }
  return at;
}
