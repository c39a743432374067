import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalDesk } from './dev/local-desk.js';
import { startBotProcess, type BotProcess } from './dev/bot-process.js';
import { startDatabase } from './dev/database.js';
import { ROOT } from './dev/root.js';
import { logToPeople } from './dev/log-to-people.js';

const CANNOT = 'Yingda cannot start';

const USAGE = `npm start -- [--fast] [--story | --no-story]

  without a .env   a Slack workspace and a database of its own, then the bot, pointed at them
  with tokens      real Slack: Socket Mode when SLACK_APP_TOKEN is set, HTTP otherwise
  --fast           promises of seconds instead of hours, to watch ping, escalation and emergency plan
  --story          plays the main job once more (the first start does so by itself); --no-story never`;

async function main(): Promise<void> {
  const options = readOptions();
  const dotEnv = join(ROOT, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  const dir = join(ROOT, '.data');
  mkdirSync(dir, { recursive: true });

  const stopping: (() => Promise<void>)[] = [];
  const stop = stopOnSignal(stopping);
  const database = await startDatabase(process.env['MONGODB_URI'] || undefined, dir);
  stopping.unshift(() => database.stop());
  say(`Database   ${database.what}`);

  if (process.env['SLACK_BOT_TOKEN']) {
    const bot = await startBotProcess({ MONGODB_URI: database.uri }, logToPeople);
    stopping.unshift(() => bot.stop());
    say(`Slack      the workspace of SLACK_BOT_TOKEN`);
    say(`Bot        ready; requests and /healthz on port ${bot.port}`);
    watch(bot, stop);
    return;
  }
  const desk = await startLocalDesk({
    database: database.uri,
    dir,
    ...options,
    say,
    onBot: (bot) => watch(bot, stop),
  });
  stopping.unshift(() => desk.stop());
  await desk.whatToTry();
}

function readOptions(): { fast: boolean; story: boolean | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        fast: { type: 'boolean', default: false },
        story: { type: 'boolean' },
        'no-story': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      say(USAGE);
      process.exit(0);
    }
    return { fast: values.fast, story: values['no-story'] ? false : values.story };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

type Stop = (status: number) => void;

/** Stops in order, once: the bot, then what it talks to. A second signal does not wait. */
function stopOnSignal(stopping: readonly (() => Promise<void>)[]): Stop {
  let begun = false;
  const stop = async (status: number) => {
    begun = true;
    say('Stopping…');
    for (const one of stopping) await one();
    say('Stopped.');
    process.exit(status);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (begun ? process.exit(1) : void stop(0)));
  }
  return (status) => {
    if (!begun) void stop(status);
  };
}

/** The bot has ended by itself: so does everything else. */
function watch(bot: BotProcess, stop: Stop): void {
  void bot.ended.then(stop);
}

main().catch((error: unknown) => {
  const said = error instanceof Error ? error.message : String(error);
  // The bot has said so itself.
  process.stderr.write(said.startsWith(CANNOT) ? `${said}\n` : `${CANNOT}: ${said}\n`);
  process.exit(1);
});
