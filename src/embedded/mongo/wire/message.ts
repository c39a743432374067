import { decode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { crc32c } from './crc32c.js';

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const REQUIRED_BITS = 0xffff;

export const MAX_MESSAGE_BYTES = 48_000_000;

/** One command as it came in. */
export interface Request {
  requestId: number;
  legacy: boolean;
  /** The client wants no answer (unacknowledged write). */
  silent: boolean;
  command: Doc;
}

/** Cuts whole messages off a stream of chunks; throws when a length cannot be that of a message. */
export class MessageReader {
  private pending: Buffer = Buffer.alloc(0);
  private chunks: Buffer[] = [];
  private held = 0;

  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.held += chunk.length;
    if (this.pending.length >= 4 && this.held < this.pending.readInt32LE(0)) return [];
    let rest = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks);
    const messages: Buffer[] = [];
    while (rest.length >= 4) {
      const length = rest.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new MongoError(17, `message length ${length}`);
      if (rest.length < length) break;
      messages.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    this.pending = rest;
    this.chunks = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
    return messages;
  }
}

/** Reads a request; throws 17 ProtocolError for what is no OP_MSG or legacy OP_QUERY, after which to hang up. */
export function parseMessage(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return { requestId, legacy: false, ...parseMsg(message) };
  if (opcode === OP_QUERY) return { requestId, legacy: true, silent: false, command: parseQuery(message) };
  throw new MongoError(17, `opcode ${opcode} is not supported`);
}

function parseMsg(message: Buffer): { silent: boolean; command: Doc } {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new MongoError(17, `message flags ${flags}`);
  let end = message.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (crc32c(message.subarray(0, end)) !== message.readUInt32LE(end))
      throw new MongoError(17, 'checksum mismatch');
  }
  let command: Doc | undefined;
  const sequences: [string, Doc[]][] = [];
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = message[at]!;
    const size = message.readInt32LE(at + 1);
    const stop = at + 1 + size;
    if (size < 5 || stop > end) throw new MongoError(17, 'section out of bounds');
    if (kind === 0 && command === undefined) command = decode(message.subarray(at + 1, stop));
    else if (kind === 1) sequences.push(parseSequence(message.subarray(at + 5, stop)));
    else throw new MongoError(17, `section kind ${kind}`);
    at = stop;
  }
  if (command === undefined) throw new MongoError(17, 'message without a body');
  for (const [name, docs] of sequences) {
    if (name in command) throw new MongoError(17, `field ${name} twice`);
    command[name] = docs;
  }
  return { silent: (flags & MORE_TO_COME) !== 0, command };
}

function parseSequence(section: Buffer): [string, Doc[]] {
  const nameEnd = section.indexOf(0);
  const docs: Doc[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new MongoError(17, 'document out of bounds');
    docs.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString('utf8', 0, nameEnd), docs];
}

/** Drivers say hello in OP_QUERY on a new connection; nothing else of the legacy protocol is served. */
function parseQuery(message: Buffer): Doc {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  const at = nameEnd + 9;
  const command = decode(message.subarray(at, at + message.readInt32LE(at)));
  return { ...command, $db: namespace.split('.')[0] };
}

let lastRequestId = 0;

/** Frames an encoded reply for the request, in the protocol it came in. */
export function frameReply(request: Request, body: Buffer): Buffer {
  const head = Buffer.alloc(request.legacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE((lastRequestId = (lastRequestId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
}
