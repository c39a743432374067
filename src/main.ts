import { pathToFileURL } from 'node:url';
import { readConfig } from './config.js';
import { startBot, type Bot } from './start-bot.js';
import { createLog } from './observability/log.js';

/** Longest wait for an orderly stop. */
const STOP_MS = 15_000;

/** Starts the bot by the environment, and stops it in order at SIGTERM or SIGINT. */
export async function main(): Promise<void> {
  const read = readConfig();
  if ('faults' in read) {
    process.stderr.write(`Yingda cannot start:\n${read.faults.map((fault) => `  ${fault}\n`).join('')}`);
    process.exit(2);
  }
  const { config } = read;
  const log = createLog(config.LOG_LEVEL, 'yingda');
  let bot: Bot | undefined;
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // Nothing has been taken on yet: there is nothing to end.
    if (!bot) process.exit(0);
    // Agenda leaves timers behind, so the process would not end by itself.
    const late = setTimeout(() => process.exit(1), STOP_MS);
    bot.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
    late.unref();
  };
  // From the first moment: the first process of a container hears no signal that it has not asked for.
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // Its starter is gone without a word: a bot that nobody can stop must not go on.
  process.once('disconnect', () => stop('disconnect'));
  try {
    bot = await startBot(config, log);
    log.info({ port: bot.port, mode: bot.mode }, 'ready');
    // Whoever started this process with a channel (scripts/dev, tests) learns where it listens.
    process.send?.({ ready: true, port: bot.port });
  } catch (error) {
    log.fatal({ err: error }, 'cannot start');
    process.stderr.write(`Yingda cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
