import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { parse } from 'yaml';
import { lookBehind } from '../../scripts/dev/backstage/look-behind.js';
import { deskSettings, WORKSPACE } from '../../scripts/dev/company.js';
import { beginDesk } from '../../scripts/dev/begin-desk.js';
import type { CompanyPast } from '../../scripts/dev/history/company-past.js';
import { seedStore } from '../../scripts/dev/seed-desk.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { startEmbeddedSlack, type EmbeddedSlack, type Manifest } from '../../src/embedded/slack/index.js';
import { readConfig } from '../../src/config.js';
import { KINDS, type KindInUse } from '../../src/kinds.js';
import { startBot, type Bot } from '../../src/start-bot.js';
import { closeStore, openStore, type Store } from '../../src/store/connection.js';
import { testDatabase, type TestDatabase } from './database.js';
import { holdingUp } from './holding-up.js';
import { workspaceClient } from '../../src/embedded/slack/client/workspace-client.js';

export const MANIFEST = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;

/**
 * How long anything may take that is not itself tested for its time: Slack's own three seconds would say how busy the
 * machine is.
 */
const PATIENCE_MS = 120_000;

const HOUR = 3_600_000;

/** Where `npm test` builds the page before it starts. */
const PAGE_DIR = resolve('dist/page');

export interface DeskOptions {
  readonly mode?: 'http' | 'socket';
  /** Changes the settings before they are stored. */
  readonly settings?: (settings: Omit<Settings, 'version'>) => Omit<Settings, 'version'>;
  readonly fast?: boolean;
  /** A database of the test's choosing; it cleans up after itself. */
  readonly database?: TestDatabase;
  /** Between two messages of a channel; short, unless the test is about it. */
  readonly intervalMs?: string;
  /** Starts no bot: the test does. */
  readonly withoutBot?: boolean;
  readonly withoutSeed?: boolean;
  /** The desk of `npm start`, with what is behind it. */
  readonly past?: CompanyPast;
  /** More of the environment. */
  readonly environment?: Record<string, string>;
  /** Kinds of records besides those of the product. */
  readonly kinds?: readonly KindInUse[];
  /** What the bot takes for the time: not long ago, or the database removes by its own clock what has expired. */
  readonly clock?: () => Date;
}

/** The whole product on this machine: workspace, database, bot; people act in it over the wire as they would. */
export interface Desk {
  readonly slack: EmbeddedSlack;
  readonly database: TestDatabase;
  readonly store: Store;
  readonly bots: Bot[];
  readonly people: ReturnType<typeof workspaceClient>;
  readonly environment: Record<string, string>;
  startBot(clock?: () => Date): Promise<Bot>;
  stop(): Promise<void>;
}

export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  if (options.clock && options.clock().getTime() < Date.now() - HOUR) throw new Error('this clock is behind');
  const database = options.database ?? (await testDatabase());
  const backstage = lookBehind(database.uri, database.name);
  const slack = await startEmbeddedSlack({
    seed: { ...WORKSPACE, messages: [...(options.past?.messages ?? [])] },
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
    pageDir: PAGE_DIR,
    backstage,
    eventRetryMs: [0, 100, 300],
    ackTimeoutMs: PATIENCE_MS,
    triggerLifeMs: PATIENCE_MS,
    holdUp: holdingUp(),
  });
  if (options.past) await beginDesk(database.uri, database.name, options.past);
  const store = await openStore(database.uri, database.name);
  if (!options.withoutSeed && !options.past) {
    const { fast = false, settings = (given) => given } = options;
    await seedStore(store, { fast, settings: settings(deskSettings()), now: options.clock?.() });
  }
  const environment = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    ...(options.mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : {}),
    SLACK_API_URL: slack.url,
    MONGODB_URI: database.uri,
    MONGODB_DATABASE: database.name,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ANSWER_WITHIN_MS: String(PATIENCE_MS),
    // What every sweep asks is another database's work, on the same processors.
    SWEEP_SECONDS: process.env['MONGODB_URI'] ? '1' : '0.4',
    MESSAGE_INTERVAL_MS: options.intervalMs ?? '5',
    UPDATES_PER_MINUTE: '600000',
    ...options.environment,
  };
  const bots: Bot[] = [];
  const start = async (clock = options.clock) => {
    const read = readConfig(environment);
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    const kinds = [...KINDS, ...(options.kinds ?? [])];
    const bot = await startBot(read.config, pino({ level: environment.LOG_LEVEL }), clock, kinds);
    bots.push(bot);
    slack.connectHttp(`http://127.0.0.1:${bot.port}/slack/events`);
    return bot;
  };
  if (!options.withoutBot) await start();
  return {
    slack,
    database,
    store,
    bots,
    people: workspaceClient(slack.personUrl, PATIENCE_MS),
    environment,
    startBot: start,
    async stop() {
      await Promise.all(bots.map((bot) => bot.stop()));
      await slack.stop();
      await backstage.close();
      await closeStore(store);
      await database.drop();
    },
  };
}
