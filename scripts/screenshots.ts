/**
 * Writes the pictures of the documentation: `npm run screenshots [folder]` (docs/pictures when left out). A desk of its
 * own, in memory, plays the beginning of a request; each picture is what one person then sees.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startEmbeddedMongo } from '../src/embedded/mongo/index.js';
import { startEmbeddedSlack, type Manifest } from '../src/embedded/slack/index.js';
import { startBotProcess } from './dev/bot-process.js';
import { openChromium } from './dev/chromium.js';
import { WORKSPACE } from './dev/company.js';
import { ROOT } from './dev/root.js';
import { seedDesk } from './dev/seed-desk.js';
import { takePictures } from './pictures/screenshots.js';

const DATABASE = 'yingda_screenshots';
const folder = process.argv[2] ?? join(ROOT, 'docs', 'pictures');

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openChromium();
  const engine = await startEmbeddedMongo();
  const slack = await startEmbeddedSlack({
    seed: WORKSPACE,
    manifest: parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest,
    bot: { name: 'Yingda', userName: 'yingda' },
    pageDir: join(ROOT, 'dist', 'page'),
  });
  await seedDesk(engine.uri, DATABASE, false);
  const bot = await startBotProcess(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_APP_TOKEN: '',
      SLACK_API_URL: slack.url,
      MONGODB_URI: engine.uri,
      MONGODB_DATABASE: DATABASE,
      PORT: '0',
      HOST: '127.0.0.1',
    },
    () => undefined,
  );
  slack.connectHttp(`http://127.0.0.1:${bot.port}/slack/events`);
  try {
    for (const file of await takePictures(browser, slack.personUrl, folder)) console.log(file);
  } finally {
    await browser.close();
    await bot.stop();
    await slack.stop();
    await engine.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
