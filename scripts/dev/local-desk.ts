import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startEmbeddedSlack, type Manifest } from '../../src/embedded/slack/index.js';
import { lookBehind } from './backstage/look-behind.js';
import { startBotProcess, type BotProcess } from './bot-process.js';
import { WORKSPACE } from './company.js';
import { logToPeople } from './log-to-people.js';
import { ROOT } from './root.js';
import { seedDesk } from './seed-desk.js';
import { playStory } from './story.js';
import { howToTry } from './how-to-try.js';

const DATABASE = 'yingda_local';

interface LocalDeskOptions {
  readonly database: string;
  readonly dir: string;
  readonly fast: boolean;
  /** Play the main job: yes, no, or only when it has never been played. */
  readonly story: boolean | undefined;
  readonly say: (line: string) => void;
  readonly onBot: (bot: BotProcess) => void;
}

export interface LocalDesk {
  whatToTry(): Promise<void>;
  stop(): Promise<void>;
}

/** A Slack workspace on this machine with its company, and the bot itself, pointed at it by address only. */
export async function startLocalDesk(options: LocalDeskOptions): Promise<LocalDesk> {
  const { database, dir, fast, say } = options;
  const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
  const backstage = lookBehind(database, DATABASE);
  const slack = await startEmbeddedSlack({
    seed: WORKSPACE,
    manifest,
    bot: { name: 'Yingda', userName: 'yingda' },
    stateFile: join(dir, 'slack.json'),
    pageDir: join(ROOT, 'dist', 'page'),
    backstage,
  });
  await seedDesk(database, DATABASE, fast);
  const bot = await startBotProcess(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_APP_TOKEN: '',
      SLACK_API_URL: slack.url,
      MONGODB_URI: database,
      MONGODB_DATABASE: DATABASE,
      PORT: '0',
      HOST: '127.0.0.1',
      ...(fast ? { SWEEP_SECONDS: '0.5' } : {}),
    },
    logToPeople,
  );
  slack.connectHttp(`http://127.0.0.1:${bot.port}/slack/events`);
  options.onBot(bot);
  say(
    `Slack      a workspace on this machine: ${slack.personUrl}/ in a browser (by HTTP: src/embedded/slack/README.md)`,
  );
  say(`Bot        ready; requests and /healthz on port ${bot.port}`);

  const played = join(dir, 'story-played');
  return {
    async whatToTry() {
      if (options.story ?? !existsSync(played)) {
        // Nothing depends on the story: when somebody interferes with it, the desk goes on.
        await playStory(slack.personUrl, say).then(
          () => writeFileSync(played, new Date().toISOString()),
          (error: unknown) =>
            say(`The story could not be played to its end: ${(error as Error).message.split('\n')[0]}`),
        );
      }
      howToTry(slack.personUrl, fast).forEach(say);
    },
    async stop() {
      await bot.stop();
      await slack.stop();
      await backstage.close();
    },
  };
}
