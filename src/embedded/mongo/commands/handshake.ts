import { ObjectId } from 'bson';
import { hostname, totalmem } from 'node:os';
import { MAX_DOCUMENT_BYTES } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { MAX_MESSAGE_BYTES } from '../wire/message.js';
import type { Command, Commands, Context } from './context.js';

/** The wire version of MongoDB 8.0, whose behaviour is the model. */
const WIRE_VERSION = 25;
const VERSION = '8.0.0';

const processId = new ObjectId();

/**
 * A standalone server with sessions, which is what this is: drivers then send no transaction numbers, so there is no
 * retried write to recognise.
 */
function hello(_command: Doc, { connectionId }: Context): Doc {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  };
}

const HELLO =
  'helloOk client compression saslSupportedMechs speculativeAuthenticate loadBalanced topologyVersion maxAwaitTimeMS hostInfo forShell backpressure';
const helloCommand: Command = { fields: HELLO, run: hello };

const nothing = (fields = ''): Command => ({ fields, run: () => ({}) });

export const handshakeCommands: Commands = {
  hello: helloCommand,
  isMaster: helloCommand,
  ismaster: helloCommand,
  ping: nothing(),
  endSessions: nothing(),
  killSessions: nothing(),
  killAllSessions: nothing(),
  refreshSessions: nothing(),
  startSession: { fields: '', run: () => ({ id: { id: processId }, timeoutMinutes: 30 }) },
  buildInfo: { fields: '', run: buildInfo },
  buildinfo: { fields: '', run: buildInfo },
  connectionStatus: {
    fields: 'showPrivileges',
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  },
  getParameter: { fields: 'allParameters featureCompatibilityVersion enableTestCommands', run: getParameter },
  getCmdLineOpts: { fields: '', run: () => ({ argv: ['embedded'], parsed: {} }) },
  hostInfo: {
    fields: '',
    run: () => ({
      system: { hostname: hostname(), numCores: 1, memSizeMB: Math.round(totalmem() / 2 ** 20) },
    }),
  },
  serverStatus: {
    fields: 'repl metrics locks',
    run: () => ({
      host: hostname(),
      version: VERSION,
      process: 'embedded',
      pid: process.pid,
      uptime: process.uptime(),
      localTime: new Date(),
    }),
  },
  abortTransaction: { fields: '', run: noTransactions },
  commitTransaction: { fields: '', run: noTransactions },
};

function buildInfo(): Doc {
  return {
    version: VERSION,
    versionArray: VERSION.split('.').map(Number).concat(0),
    gitVersion: 'embedded stand-in, not mongod',
    modules: [],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['embedded'],
  };
}

function getParameter(command: Doc): Doc {
  if ('featureCompatibilityVersion' in command)
    return { featureCompatibilityVersion: { version: VERSION.slice(0, 3) } };
  if ('enableTestCommands' in command) return { enableTestCommands: false };
  throw new MongoError(72, 'no option found to get');
}

/** Throws 20 IllegalOperation, the answer of a standalone mongod to everything about transactions. */
export function noTransactions(): never {
  throw new MongoError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
}
