/**
 * Writes the pictures of the page: `npm run screenshots [folder]` (docs/pictures when left out). A desk with its example
 * company, in memory and in a folder of its own, plays the beginning of a request; each picture is what one person then
 * sees. The pictures of charts and reports are made by `npm run pictures`, which needs no browser.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../src/embedded/mongo/index.js';
import { openChromium } from './dev/chromium.js';
import { startLocalDesk } from './dev/local-desk.js';
import { ROOT } from './dev/root.js';
import { takePictures } from './pictures/of-the-page.js';

const folder = process.argv[2] ?? join(ROOT, 'docs', 'pictures');

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openChromium();
  const engine = await startEmbeddedMongo();
  const dir = mkdtempSync(join(tmpdir(), 'yingda-screenshots-'));
  const desk = await startLocalDesk({
    database: engine.uri,
    dir,
    fast: false,
    empty: false,
    reset: false,
    mayReset: true,
    story: false,
    say: () => undefined,
    onEnd: () => undefined,
  });
  try {
    for (const file of await takePictures(browser, desk.personUrl, folder)) console.log(file);
  } finally {
    await browser.close();
    await desk.stop();
    await engine.stop();
    rmSync(dir, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
