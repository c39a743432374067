import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { Fault, faultOfSystem } from './fault.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { buildPage, isPageBuilt } from './page.mjs';
import { root } from './root.mjs';

/**
 * Makes the checkout ready to run. Sets the exit code of the process: 0 when ready, 1 after one sentence on
 * stderr that says what is wrong.
 * @param {{ build: boolean, page: boolean }} wish whether dist/ is needed too, or dist/page alone
 */
export async function prepare(wish) {
  try {
    if (isReady(wish)) return;
    await withLock(join(root, '.cache', 'prepare.lock'), async () => {
      // Whoever held the lock before may have done it all.
      if (!isInstalled()) await install();
      if (wish.build && !isBuilt()) await build();
      if ((wish.build || wish.page) && !isPageBuilt()) await buildPage();
    });
  } catch (error) {
    const fault = error instanceof Fault ? error : faultOfSystem(error);
    if (!fault) throw error;
    console.error(`yingda: ${fault.message}`);
    if (fault.detail) console.error(fault.detail);
    process.exitCode = fault.exitCode;
  }
}

function isReady(wish) {
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Fault('package-lock.json is missing: restore it with `git checkout package-lock.json`.');
  }
  if (!isInstalled() || (wish.build && !isBuilt())) return false;
  return !(wish.build || wish.page) || isPageBuilt();
}
