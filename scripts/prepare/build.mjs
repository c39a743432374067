import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { showProgress } from './progress.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const dist = join(root, 'dist');
const marker = join(dist, '.prepared');
const memory = join(dist, '.tsbuildinfo');
/** Folders that are compiled, and files besides them that change what comes out. */
const FOLDERS = ['src', 'scripts'];
/** Built for the browser, by itself (page.mjs). */
const PAGE = join('src', 'embedded', 'slack', 'page');
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];

/** Whether dist/ holds what the sources give, and nothing of sources that are gone. */
export function isBuilt() {
  if (!existsSync(marker)) return false;
  const sources = listSources();
  return readFileSync(marker, 'utf8') === fingerprint(sources) && missing(sources).length === 0;
}

/**
 * Compiles what changed. The marker goes first and comes last: a build that was broken off counts as none.
 * @throws {Fault} when the sources do not compile, after the compiler's own words
 */
export async function build() {
  const sources = listSources();
  const wanted = fingerprint(sources);
  mkdirSync(dist, { recursive: true });
  rmSync(marker, { force: true });
  // The compiler trusts its memory and would not write again what was removed by hand.
  if (missing(sources).length > 0) rmSync(memory, { force: true });
  const stop = showProgress('compiling');
  const { code, signal, output } = await compile().finally(() => stop());
  if (signal) throw new Fault(`the build was broken off (${signal}).`, undefined, 130);
  if (code !== 0) throw new Fault('the sources do not compile:', output.trim());
  removeStale(sources);
  writeFileSync(marker, wanted);
}

function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const pretty = String(Boolean(process.stderr.isTTY));
  return run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--pretty', pretty]);
}

function listSources() {
  return FOLDERS.flatMap((folder) => filesUnder(folder, root)).filter(
    (file) => /\.(ts|json)$/.test(file) && !file.startsWith(PAGE),
  );
}

function filesUnder(folder, base) {
  if (!existsSync(join(base, folder))) return [];
  return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(base.length)
        .replace(/^[\\/]/, ''),
    )
    .sort();
}

function fingerprint(sources) {
  const hash = createHash('sha256').update(compilerVersion());
  for (const file of [...SETTINGS, ...sources]) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function compilerVersion() {
  return JSON.parse(readFileSync(join(root, 'node_modules/typescript/package.json'), 'utf8')).version;
}

function missing(sources) {
  return sources
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .filter((file) => !existsSync(join(dist, file.replace(/\.ts$/, '.js'))));
}

function removeStale(sources) {
  const kept = new Set(sources.flatMap(outputsOf));
  for (const file of FOLDERS.flatMap((folder) => filesUnder(folder, dist))) {
    if (!kept.has(file)) rmSync(join(dist, file));
  }
  FOLDERS.forEach((folder) => removeEmpty(join(dist, folder)));
}

function outputsOf(source) {
  const stem = source.replace(/\.ts$/, '');
  return [source, `${stem}.js`, `${stem}.js.map`];
}

function removeEmpty(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
