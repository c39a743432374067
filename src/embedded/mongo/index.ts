import { Cursors } from './commands/cursors.js';
import { listen } from './server.js';
import { Catalog } from './storage/catalog.js';

export interface EmbeddedMongoOptions {
  /** 0 takes a free port. */
  port?: number;
  host?: string;
  /** Where to keep the data; without it everything is in memory and gone at the end. */
  dir?: string;
  /** Takes what an operator may want to know, a line at a time. */
  log?: (line: string) => void;
}

export interface EmbeddedMongo {
  /** What to give to a driver. It names no database. */
  uri: string;
  port: number;
  stop(): Promise<void>;
}

/** Starts a stand-in for mongod in this process. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { port = 0, host = '127.0.0.1', log = () => {} } = options;
  const catalog = new Catalog();
  const cursors = new Cursors();
  const server = await listen({ host, port, shared: { catalog, cursors }, log });
  return {
    uri: `mongodb://${host}:${server.port}/?directConnection=true`,
    port: server.port,
    async stop() {
      await server.close();
      cursors.close();
    },
  };
}
