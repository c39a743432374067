import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { ROOT } from './root.js';

/**
 * Where a Chromium of this machine is: `CHROMIUM`, else the usual places (chromium.json); nothing when there is none, or
 * when `CHROMIUM` says `none`.
 */
export function findChromium(): string | undefined {
  const usual = JSON.parse(readFileSync(join(ROOT, 'scripts', 'dev', 'chromium.json'), 'utf8')) as string[];
  const named = process.env['CHROMIUM'];
  return named === 'none' ? undefined : named || usual.find((path) => existsSync(path));
}

/** @throws when there is none, in a sentence */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error(
      'No Chromium was found: install one (Debian: apt-get install chromium) or name it in CHROMIUM.',
    );
  }
  // Its sandbox does not work for root, as whom containers run.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, chromiumSandbox });
}
