import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Fault } from './fault.mjs';
import { showProgress } from './progress.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const source = join('src', 'embedded', 'slack', 'page');
const built = join(root, 'dist', 'page');
const marker = join(built, '.prepared');
/** What the page shares with the workspace, and what else changes how it comes out. */
const BESIDES = [
  'src/embedded/slack/interaction/element-values.ts',
  'src/embedded/slack/client/workspace-types.ts',
  'package-lock.json',
];

/** Whether dist/page holds what the page's sources give; a package without them needs none. */
export function isPageBuilt() {
  if (!existsSync(join(root, source))) return true;
  return existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint();
}

/**
 * Builds the page of the embedded workspace; the marker comes last.
 * @throws {Fault} when it cannot be built, after the builder's own words
 */
export async function buildPage() {
  const wanted = fingerprint();
  rmSync(marker, { force: true });
  const stop = showProgress('building the page of the workspace');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(source, 'vite.config.ts');
  const { code, signal, output } = await run(process.execPath, [vite, 'build', '--config', config]).finally(
    () => stop(),
  );
  if (signal) throw new Fault(`the build was broken off (${signal}).`, undefined, 130);
  if (code !== 0) throw new Fault('the page does not build:', output.trim());
  writeFileSync(marker, wanted);
}

function fingerprint() {
  const hash = createHash('sha256');
  const own = readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
  for (const file of [...own, ...BESIDES]) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
