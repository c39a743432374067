import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { findChromium, openChromium } from '../../scripts/dev/chromium.js';

/** Suites in a real browser are left out where there is no Chromium (`npm test` says so). */
export const hasBrowser = findChromium() !== undefined;

export interface Windows {
  /** Opens a window of its own for somebody. */
  open(person: string, place?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in any window; a test ends with nothing in it. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Windows on the page of a workspace, as several people on one machine have them. */
export async function openWindows(address: string): Promise<Windows> {
  const browser: Browser = await openChromium();
  const faults: string[] = [];
  return {
    faults,
    async open(person, place = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      page.on('pageerror', (error) => faults.push(`${person}: ${error.message}`));
      await page.goto(`${address}/#/${person}/${place}`);
      await page.getByRole('main').waitFor();
      return page;
    },
    close: () => browser.close(),
  };
}

/** The newest message in the conversation (not the thread) that has these words. */
export const messageWith = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: words }).last();

/** The newest message with these words in the thread that is open beside the conversation. */
export const repliesWith = (page: Page, words: string): Locator =>
  page.locator('aside.thread').getByRole('article').filter({ hasText: words }).last();

/** Fills in the open modal by labels, and presses the button that submits it. */
export async function submit(page: Page, values: Record<string, string>, button: string): Promise<void> {
  const modal = page.getByRole('dialog');
  for (const [label, value] of Object.entries(values)) await modal.getByLabel(label).fill(value);
  await modal.getByRole('button', { name: button, exact: true }).click();
}

/** Chooses from a menu of the open modal. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}
