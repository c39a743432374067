import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCAL_DATABASE, startLocalDesk } from './dev/local-desk.js';
import { startBotProcess, type BotProcess } from './dev/bot-process.js';
import { reachedWith, startDatabase } from './dev/database.js';
import { ROOT } from './dev/root.js';
import { logToPeople } from './dev/log-to-people.js';

const CANNOT = 'Yingda cannot start';

const USAGE = `npm start -- [--fast] [--empty] [--reset] [--story | --no-story]

  without a .env   a Slack workspace and a database of its own, then the bot, pointed at them
  with tokens      real Slack: Socket Mode when SLACK_APP_TOKEN is set, HTTP otherwise
  --fast           promises of seconds instead of hours, to watch ping, escalation and emergency plan
  --empty          a first start without customers and history: people and channels, to set up from scratch
  --reset          removes what npm start keeps on this machine and begins anew
  --story          plays the main job once more (the first start does so by itself); --no-story never`;

async function main(): Promise<void> {
  const options = readOptions();
  const dotEnv = join(ROOT, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  const dir = join(ROOT, '.data');
  if (options.reset) refuseForeignReset();
  mkdirSync(dir, { recursive: true });

  const stopping = stopOnSignal();
  const database = await startDatabase(process.env['MONGODB_URI'] || undefined, dir);
  stopping.first(() => database.stop());
  say(`Database   ${database.what}`);
  // One of somebody's own they know, and its address may have a password.
  if (!process.env['MONGODB_URI']) {
    const name = process.env['SLACK_BOT_TOKEN'] ? process.env['MONGODB_DATABASE'] : LOCAL_DATABASE;
    say(`           in front of other commands, meanwhile: ${reachedWith(database.uri, name)}`);
  }

  if (process.env['SLACK_BOT_TOKEN']) {
    const bot = await startBotProcess({ MONGODB_URI: database.uri }, logToPeople);
    stopping.first(() => bot.stop());
    say(`Slack      the workspace of SLACK_BOT_TOKEN`);
    say(`Bot        ready; requests and /healthz on port ${bot.port}`);
    watch(bot, stopping);
    return;
  }
  const desk = await startLocalDesk({
    database: database.uri,
    dir,
    ...options,
    // Stopped while the story is played: what it would still say is of no use any more.
    say: (line) => void (stopping.begun || say(line)),
    mayReset: !process.env['MONGODB_URI'],
    onEnd: (status) => stopping.stop(status),
  });
  stopping.first(() => desk.stop());
  await desk.whatToTry();
}

interface Options {
  readonly fast: boolean;
  readonly empty: boolean;
  readonly reset: boolean;
  readonly story: boolean | undefined;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        fast: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        story: { type: 'boolean' },
        'no-story': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      say(USAGE);
      process.exit(0);
    }
    const { fast, empty, reset } = values;
    return { fast, empty, reset, story: values['no-story'] ? false : values.story };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

/** What stands in a workspace or database of somebody's own is not ours to remove. */
function refuseForeignReset(): void {
  const foreign = ['SLACK_BOT_TOKEN', 'MONGODB_URI'].filter((key) => process.env[key]);
  if (foreign.length === 0) return;
  process.stderr.write(
    `Nothing was removed: --reset is for what npm start keeps in .data/ by itself, and ${foreign.join(' and ')} is set.\n`,
  );
  process.exit(2);
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Stopping {
  readonly begun: boolean;
  /** To be stopped before all that was named until now. */
  first(stop: () => Promise<void>): void;
  stop(status: number): void;
}

/** Stops in order, once: the bot, then what it talks to. A second signal does not wait. */
function stopOnSignal(): Stopping {
  const order: (() => Promise<void>)[] = [];
  let begun = false;
  const stop = async (status: number) => {
    begun = true;
    say('Stopping…');
    for (const one of order) await one();
    say('Stopped.');
    process.exit(status);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (begun ? process.exit(1) : void stop(0)));
  }
  return {
    get begun() {
      return begun;
    },
    first: (one) => void order.unshift(one),
    stop: (status) => {
      if (!begun) void stop(status);
    },
  };
}

/** The bot has ended by itself: so does everything else. */
function watch(bot: BotProcess, stopping: Stopping): void {
  void bot.ended.then((status) => stopping.stop(status));
}

/** What is wrong, in one sentence. */
function whatIsWrong(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EROFS'
    ? `${path} may not be written: own the folder, or work in a copy of your own.`
    : said;
}

main().catch((error: unknown) => {
  const said = whatIsWrong(error);
  // The bot has said so itself.
  process.stderr.write(said.startsWith(CANNOT) ? `${said}\n` : `${CANNOT}: ${said}\n`);
  process.exit(1);
});
