import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from '../src/embedded/mongo/index.js';

/** `npm run embedded:mongo -- --port 0 --dir DIR`: the embedded database alone; its URI is the first line of stdout. */
const USAGE = 'Usage: npm run embedded:mongo -- [--port PORT] [--host HOST] [--dir DIR]';

function readArguments(): { port: number; host: string; dir?: string } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      dir: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
  if (values.dir === '') throw new Error('--dir must not be empty.');
  return { port, host: values.host, dir: values.dir };
}

function fail(code: number, error: unknown): never {
  console.error(code === 2 ? `${(error as Error).message} ${USAGE}` : (error as Error).message);
  process.exit(code);
}

async function main(): Promise<void> {
  const chosen = (() => {
    try {
      return readArguments();
    } catch (error) {
      return fail(2, error);
    }
  })();
  const mongo = await startEmbeddedMongo({ ...chosen, log: (line) => console.error(line) }).catch(
    (error: unknown) => fail(1, error),
  );
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    mongo.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(1, error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(mongo.uri);
}

await main();
