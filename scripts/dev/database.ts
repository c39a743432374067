import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEmbeddedMongo } from '../../src/embedded/mongo/index.js';
import { ROOT } from './root.js';

export interface Database {
  readonly uri: string;
  /** What it is, in a line for whoever started it. */
  readonly what: string;
  stop(): Promise<void>;
}

/** `MONGODB_URI`, else a mongod when one is to be had, else the embedded engine, saying so. */
export async function startDatabase(uri: string | undefined, dir: string): Promise<Database> {
  if (uri) return { uri, what: 'the database at MONGODB_URI', stop: () => Promise.resolve() };
  const mongod = await startMongod(join(dir, 'mongod'));
  if (mongod) return mongod;
  const engine = await startEmbeddedMongo({ dir: join(dir, 'mongo') });
  const what =
    'the embedded engine, a stand-in and not for production (no mongod was found, none could be downloaded)';
  return { uri: engine.uri, what, stop: () => engine.stop() };
}

/**
 * How other commands (`npm run verify`) reach the database while the desk runs: what to put in front of them.
 * @param name of the database, where it is not the one that they take without it
 */
export const reachedWith = (uri: string, name?: string): string =>
  [`MONGODB_URI='${uri}'`, ...(name ? [`MONGODB_DATABASE=${name}`] : [])].join(' ');

async function startMongod(dir: string): Promise<Database | undefined> {
  // A group of its own: Ctrl-C is for us, and we end it after the bot.
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'mongod.mjs'), '--dir', dir], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const ended = new Promise<undefined>((resolve) => child.once('exit', () => resolve(undefined)));
  const uri = await Promise.race([
    ended,
    new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
  ]);
  if (!uri) return undefined;
  return {
    uri,
    what: 'a mongod of this machine',
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
