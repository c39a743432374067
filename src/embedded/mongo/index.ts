import type { Doc } from './bson/types.js';
import { isObject } from './bson/types.js';
import { Cursors } from './commands/cursors.js';
import { listen } from './server.js';
import { Catalog } from './storage/catalog.js';
import { removeExpired } from './storage/expiry.js';
import { Journal } from './storage/journal.js';

export interface EmbeddedMongoOptions {
  /** 0 takes a free port. */
  port?: number;
  host?: string;
  /** Where to keep the data; without it everything is in memory and gone at the end. */
  dir?: string;
  /** Milliseconds between two looks for documents that a TTL index has expired. */
  ttlIntervalMs?: number;
  /** Bytes of log after which the directory is compacted. */
  compactAfterBytes?: number;
  /** Takes what an operator may want to know, a line at a time. */
  log?: (line: string) => void;
}

export interface EmbeddedMongo {
  /** What to give to a driver. It names no database. */
  uri: string;
  port: number;
  /** Closes connections, then the files. */
  stop(): Promise<void>;
}

/**
 * Starts a stand-in for mongod in this process. Throws an Error with a sentence for the operator when the directory is
 * in use or damaged, or the port taken.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const {
    port = 0,
    host = '127.0.0.1',
    dir,
    ttlIntervalMs = 1000,
    compactAfterBytes,
    log = () => {},
  } = options;
  const journal = dir === undefined ? undefined : new Journal(dir, { log, compactAfterBytes });
  const catalog = journal?.catalog ?? new Catalog();
  const commit = () => journal?.commit();
  const cursors = new Cursors();
  const settle = (command: Doc) => (journal && wantsDisk(command) ? journal.sync() : undefined);
  let server;
  try {
    server = await listen({ host, port, shared: { catalog, cursors, commit }, settle, log });
  } catch (error) {
    cursors.close();
    await journal?.close();
    throw error;
  }
  const { close, port: taken } = server;
  const expiry = setInterval(() => {
    try {
      if (removeExpired(catalog, new Date()) > 0) commit();
    } catch (error) {
      log(`expiry failed: ${(error as Error).message}`);
    }
  }, ttlIntervalMs).unref();
  return {
    uri: `mongodb://${host}:${taken}/?directConnection=true`,
    port: taken,
    async stop() {
      clearInterval(expiry);
      await close();
      cursors.close();
      await journal?.close();
    },
  };
}

/** Whether the command asks to be acknowledged only when it is on the disk. */
function wantsDisk({ writeConcern }: Doc): boolean {
  return isObject(writeConcern) && (writeConcern.j === true || writeConcern.fsync === true);
}
