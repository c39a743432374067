import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';
import { startEmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { openChromium } from '../../dev/chromium.js';
import { startLocalDesk } from '../../dev/local-desk.js';
import { median } from '../load.js';

const MANY = 1_000;
/** So many messages are read at first; those before in steps, on demand. */
const [FIRST, STEP] = [40, 200];
/** By their place in the page: to look for roles and words among a thousand messages takes longer than what is measured. */
const NEWEST = 'main .by-day > :last-child article';

/** One thing that a person waits for, in milliseconds, as seen from the browser. */
export interface PageResult {
  readonly what: string;
  readonly aimMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
}

/**
 * The page of the local workspace with its example company, in a real browser, each window without anything cached.
 * @param rounds how often each is measured
 * @throws when there is no Chromium
 */
export async function runPageBench(rounds: number): Promise<PageResult[]> {
  const browser = await openChromium();
  const engine = await startEmbeddedMongo();
  const dir = mkdtempSync(join(tmpdir(), 'yingda-bench-page-'));
  const desk = await startLocalDesk({
    database: engine.uri,
    dir,
    fast: false,
    empty: false,
    reset: false,
    mayReset: false,
    story: false,
    say: () => undefined,
    onEnd: () => undefined,
  });
  try {
    const { personUrl } = desk;
    return [
      await timed('the page is usable after the link is opened', 1_000, rounds, () =>
        usable(browser, personUrl),
      ),
      ...(await clicks(browser, personUrl, rounds)),
      await longChannel(browser, personUrl, rounds),
    ];
  } finally {
    await browser.close();
    await desk.stop();
    await engine.stop();
    rmSync(dir, { recursive: true });
  }
}

async function timed(
  what: string,
  aimMs: number,
  rounds: number,
  once: (round: number) => Promise<number>,
): Promise<PageResult> {
  const took: number[] = [];
  // The first is for the compiler and the caches of the workspace.
  for (let round = 0; round <= rounds; round += 1) {
    const ms = await once(round);
    if (round > 0) took.push(ms);
  }
  return { what, aimMs, medianMs: median(took), worstMs: Math.max(...took) };
}

/** Until the newest message stands there and something can be typed. */
async function usable(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(`${address}/#/li/service-desk`, { waitUntil: 'commit' });
  await page.locator(NEWEST).waitFor();
  await page.locator('main .composer textarea').focus();
  const took = performance.now() - begun;
  await context.close();
  return took;
}

async function clicks(browser: Browser, address: string, rounds: number): Promise<PageResult[]> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/#/wang/renhe-service`);
  const file = page.getByRole('main').getByRole('button', { name: '提交服务请求' });
  await file.last().waitFor();
  const form = page.getByRole('dialog');
  const links = page.getByRole('navigation');
  const open = await timed('a click on a button until the bot’s form is there', 200, rounds, async () => {
    const took = await afterClick(file.last(), () => form.waitFor());
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    return took;
  });
  const channel = await timed(
    'a click on a channel until its messages are there',
    200,
    rounds,
    async (round) => {
      const name = round % 2 === 0 ? 'drill-service' : 'renhe-service';
      return afterClick(links.getByRole('link', { name }), async () => {
        await page.getByRole('heading', { name }).waitFor();
        await page.locator(NEWEST).waitFor();
      });
    },
  );
  return [open, channel];
}

/** The driver's own looking whether something can be clicked is left out. */
async function afterClick(what: Locator, effect: () => Promise<void>): Promise<number> {
  await what.waitFor();
  const begun = performance.now();
  await what.dispatchEvent('click');
  await effect();
  return performance.now() - begun;
}

/** All 1,000 drawn; somebody writes one more. The bot takes no part in the conversation. */
async function longChannel(browser: Browser, address: string, rounds: number): Promise<PageResult> {
  const li = workspaceClient(address).person('li');
  const direct = await li.dm('qian').id();
  for (let said = 0; said < MANY; said += 1) await li.say(direct, `*${said}* :ticket: 一条消息`);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/#/qian/${direct}`);
  const messages = page.locator('main article');
  for (let shown = FIRST; shown < MANY; shown += STEP) {
    await messages.nth(shown - 1).waitFor({ state: 'attached' });
    await page.getByRole('main').locator('.earlier').press('Enter');
  }
  await messages.nth(MANY - 1).waitFor({ state: 'attached' });
  return timed(`a message in a conversation of ${MANY} until it is read`, 200, rounds, async (round) => {
    const begun = performance.now();
    const { ts } = await li.say(direct, `one more, ${round}`);
    await page.locator(`main article[data-ts="${ts}"]`).waitFor();
    return performance.now() - begun;
  });
}
