/**
 * Runs a real mongod when one is to be had: on the machine, in mongodb-memory-server's cache, or downloadable by it.
 * Prints its URI on one line and runs until its standard input ends or it is told to stop. Exit status 3, with the
 * reason on standard error, when there is none; that is found out in under a second.
 *
 *   node scripts/mongod.mjs [--dir DIR]     with a directory, data stays
 */
import { access, mkdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
const DOWNLOADS = 'https://fastdl.mongodb.org/';
const PATIENCE_MS = 700;

const isExecutable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function onThisMachine() {
  const named = process.env.MONGOMS_SYSTEM_BINARY;
  const paths = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'mongod'));
  for (const path of named ? [named, ...paths] : paths) if (await isExecutable(path)) return path;
  return undefined;
}

async function canBeDownloaded() {
  if (process.env.MONGOMS_RUNTIME_DOWNLOAD === 'false') return false;
  try {
    await fetch(DOWNLOADS, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

async function start() {
  const systemBinary = await onThisMachine();
  process.env.MONGOMS_RUNTIME_DOWNLOAD = !systemBinary && (await canBeDownloaded()) ? 'true' : 'false';
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  if (values.dir) await mkdir(values.dir, { recursive: true });
  const storage = values.dir
    ? { dbPath: values.dir, storageEngine: 'wiredTiger' }
    : { storageEngine: 'wiredTiger' };
  return MongoMemoryReplSet.create({
    replSet: { count: 1, ...(values.dir ? { storageEngine: 'wiredTiger' } : {}) },
    instanceOpts: [storage],
    ...(systemBinary ? { binary: { systemBinary } } : {}),
  });
}

try {
  const server = await start();
  process.stdout.write(`${server.getUri()}\n`);
  const stop = () =>
    server.stop({ doCleanup: !values.dir }).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  process.once('SIGTERM', stop);
  process.on('SIGINT', () => undefined);
  process.stdin.resume().once('end', stop);
} catch (error) {
  const reason = String(error instanceof Error ? error.message : error).split('\n')[0];
  const none = /binary path/.test(reason);
  process.stderr.write(
    none ? 'no mongod was found, none could be downloaded\n' : `mongod did not start (${reason})\n`,
  );
  process.exit(3);
}
