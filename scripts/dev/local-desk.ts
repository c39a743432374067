import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import {
  startEmbeddedSlack,
  type EmbeddedSlack,
  type Manifest,
  type WorkspaceSeed,
} from '../../src/embedded/slack/index.js';
import { lookBehind } from './backstage/look-behind.js';
import { beginDesk, begunAs, followFast, mayBegin, removeDesk, type Begun } from './begin-desk.js';
import { startBotProcess, type BotProcess } from './bot-process.js';
import { BOT, WORKSPACE } from './company.js';
import { companyPast } from './history/company-past.js';
import { howToTry } from './how-to-try.js';
import { logToPeople } from './log-to-people.js';
import { ROOT } from './root.js';
import { playStory } from './story.js';

export const LOCAL_DATABASE = 'yingda_local';

interface LocalDeskOptions {
  readonly database: string;
  readonly dir: string;
  readonly fast: boolean;
  /** A desk that is begun now has no customers and no past. */
  readonly empty: boolean;
  /** Begins anew, whatever was there. */
  readonly reset: boolean;
  /** The page may have everything begun anew; not where the database is somebody else's. */
  readonly mayReset: boolean;
  /** Play the main job: yes, no, or only when it has never been played. */
  readonly story: boolean | undefined;
  readonly say: (line: string) => void;
  /** The bot has ended by itself. */
  readonly onEnd: (status: number) => void;
}

export interface LocalDesk {
  /** Where the page is, and people are played. */
  readonly personUrl: string;
  whatToTry(): Promise<void>;
  stop(): Promise<void>;
}

/** A Slack workspace on this machine with its company, and the bot itself, pointed at it by address only. */
export async function startLocalDesk(options: LocalDeskOptions): Promise<LocalDesk> {
  const { database, dir, fast, say } = options;
  const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
  const [stateFile, played, archive] = ['slack.json', 'story-played', 'archive'].map((name) =>
    join(dir, name),
  ) as [string, string, string];
  const before = await begunAs(database, LOCAL_DATABASE);
  const found = options.reset ? undefined : before;
  const begun = found ?? (options.empty ? 'empty' : 'company');
  sayWhatBegins(options, before, found);
  // Of one that is not begun there may be half a beginning.
  if (!found) await (options.mayReset ? removeDesk : mayBegin)(database, LOCAL_DATABASE);
  if (!found) removeAll(stateFile, played, ...(options.mayReset ? [archive] : []));
  const fresh = found ? undefined : await beginning(begun);
  const behind = lookBehind(database, LOCAL_DATABASE);
  const slack = await startEmbeddedSlack({
    seed: fresh?.seed ?? WORKSPACE,
    manifest,
    bot: BOT,
    stateFile,
    pageDir: join(ROOT, 'dist', 'page'),
    backstage: behind,
    ...(options.mayReset ? { onReset: () => reset() } : {}),
  });
  if (fresh) await beginDesk(database, LOCAL_DATABASE, fresh.past);

  let bot: BotProcess | undefined;
  let under: Promise<void> = Promise.resolve();
  const first = await startOn();
  say(
    `Slack      a workspace on this machine: ${slack.personUrl}/ in a browser (by HTTP: src/embedded/slack/README.md)`,
  );
  say(`Bot        ready; requests and /healthz on port ${first.port}`);

  async function startOn(): Promise<BotProcess> {
    await followFast(database, LOCAL_DATABASE, fast);
    const started = await startBotProcess(environment(slack, options), logToPeople);
    slack.connectHttp(`http://127.0.0.1:${started.port}/slack/events`);
    void started.ended.then((status) => started === bot && options.onEnd(status));
    return (bot = started);
  }

  /** What a first start gives, while the workspace's page stays open. */
  function reset(): Promise<void> {
    under = under.then(async () => {
      const { seed, past } = await beginning(begun);
      const ending = bot;
      bot = undefined;
      await ending?.stop();
      await removeDesk(database, LOCAL_DATABASE);
      removeAll(archive);
      await beginDesk(database, LOCAL_DATABASE, past);
      slack.beginAnew(seed);
      await startOn();
    });
    // Half begun is nothing to go on with: the next start begins it again.
    under.catch(() => options.onEnd(1));
    return under;
  }

  return {
    personUrl: slack.personUrl,
    async whatToTry() {
      const wanted = options.story ?? (begun === 'company' && !existsSync(played));
      if (wanted && begun === 'empty') say('The story needs the company: npm start -- --reset brings it.');
      else if (wanted) {
        // Nothing depends on the story: when somebody interferes with it, the desk goes on.
        await playStory(slack.personUrl, say).then(
          () => writeFileSync(played, new Date().toISOString()),
          (error: unknown) =>
            say(`The story could not be played to its end: ${(error as Error).message.split('\n')[0]}`),
        );
      }
      howToTry(slack.personUrl, { fast, begun }).forEach(say);
    },
    async stop() {
      await under.catch(() => undefined);
      await bot?.stop();
      await slack.stop();
      await behind.close();
    },
  };
}

/** What a desk begins with: the company and the fortnight behind it, or people and channels alone. */
async function beginning(begun: Begun) {
  const past = begun === 'company' ? await companyPast(new Date()) : undefined;
  const seed: WorkspaceSeed = { ...WORKSPACE, messages: [...(past?.messages ?? [])] };
  return { past, seed };
}

function sayWhatBegins({ reset, empty, say }: LocalDeskOptions, before?: Begun, found?: Begun): void {
  if (reset && before) {
    say(`Reset      removed: the database ${LOCAL_DATABASE}, and in .data/ slack.json and story-played`);
  }
  if (found === 'company' && empty) {
    say('Desk       it has its company already; npm start -- --empty --reset begins without');
  }
  if (found === 'empty' && !empty) {
    say('Desk       it was begun empty; npm start -- --reset begins with the company');
  }
  if (found) return;
  say(
    empty
      ? 'Desk       begun empty: people and channels, no customer set up'
      : 'Desk       begun with a company: three customers and the last fortnight of their requests',
  );
}

/** What a desk that begins anew would find of the one before: numbers are given again. */
function removeAll(...paths: string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

const environment = (slack: EmbeddedSlack, { database, dir, fast }: LocalDeskOptions) => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_APP_TOKEN: '',
  SLACK_API_URL: slack.url,
  MONGODB_URI: database,
  MONGODB_DATABASE: LOCAL_DATABASE,
  ARCHIVE_URL: pathToFileURL(join(dir, 'archive')).href,
  PORT: '0',
  HOST: '127.0.0.1',
  ...(fast ? { SWEEP_SECONDS: '0.5' } : {}),
});
