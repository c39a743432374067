import type { Doc } from '../bson/types.js';
import { encode } from '../bson/codec.js';
import { isNumber, isObject, toNumber } from '../bson/types.js';
import { MongoError, badValue, codeNameOf } from '../errors.js';
import { aggregateCommands } from './aggregate.js';
import { bulkWriteCommands } from './bulk-write.js';
import type { Command, Commands, Context } from './context.js';
import { explainCommands } from './explain.js';
import { findAndModifyCommands } from './find-and-modify.js';
import { handshakeCommands, noTransactions } from './handshake.js';
import { indexCommands } from './indexes.js';
import { namespaceCommands } from './namespaces.js';
import { readCommands } from './reads.js';
import { writeCommands } from './writes.js';

const COMMANDS: Commands = {
  ...handshakeCommands,
  ...namespaceCommands,
  ...indexCommands,
  ...readCommands,
  ...writeCommands,
  ...findAndModifyCommands,
  ...aggregateCommands,
  ...bulkWriteCommands,
  ...explainCommands,
};

const TRANSACTIONAL = ['txnNumber', 'startTransaction', 'autocommit'];
const EVERYWHERE = new Set(
  `$db $readPreference $clusterTime lsid comment maxTimeMS readConcern writeConcern apiVersion apiStrict apiDeprecationErrors ${TRANSACTIONAL.join(' ')}`.split(
    ' ',
  ),
);

/** Names of the supported commands, for documentation and tests. */

/** Runs a command and encodes its reply; whatever goes wrong becomes MongoDB's `{ ok: 0, errmsg, code, codeName }`. */
export function dispatch(command: Doc, context: Context): Buffer {
  try {
    const name = Object.keys(command)[0] ?? '';
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
    if (!known) throw new MongoError(59, `no such command: '${name}'`);
    requireKnownFields(name, known, command);
    requireServable(command);
    const reply = runAndCommit(known, command, context);
    return Buffer.isBuffer(reply) ? reply : encode({ ...reply, ok: 1 });
  } catch (error) {
    return encode(errorReply(error));
  }
}

/** Also a command that fails half-way has changed what it has changed. */
function runAndCommit(known: Command, command: Doc, context: Context): Doc | Buffer {
  try {
    return known.run(command, context);
  } finally {
    context.commit();
  }
}

/** An error as a reply. What is not a MongoError is a fault of the engine: 8 UnknownError, with its stack on stderr. */
export function errorReply(error: unknown): Doc {
  if (error instanceof MongoError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra };
  }
  console.error(error);
  return { ok: 0, errmsg: `embedded database: ${String(error)}`, code: 8, codeName: codeNameOf(8) };
}

function requireKnownFields(name: string, { fields }: Command, command: Doc): void {
  const own = fields.split(' ');
  for (const key of Object.keys(command)) {
    if (key !== name && !EVERYWHERE.has(key) && !own.includes(key))
      throw new MongoError(40415, `BSON field '${name}.${key}' is an unknown field.`);
  }
}

/** Refuses what a standalone server cannot give: transactions, more than one replica, snapshots. */
function requireServable(command: Doc): void {
  if (TRANSACTIONAL.some((key) => key in command)) noTransactions();
  const { readConcern, writeConcern } = command;
  if (isObject(writeConcern) && isNumber(writeConcern.w) && toNumber(writeConcern.w) > 1)
    throw badValue("cannot use 'w' > 1 when a host is not replicated");
  if (
    isObject(readConcern) &&
    readConcern.level !== undefined &&
    !['local', 'available', 'majority'].includes(String(readConcern.level))
  ) {
    throw new MongoError(
      72,
      `read concern level ${String(readConcern.level)} is not supported on a standalone server`,
    );
  }
}
