import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { npmCi } from './npm.mjs';
import { showProgress } from './progress.mjs';
import { root } from './root.mjs';

const modules = join(root, 'node_modules');
const marker = join(modules, '.prepared');
/** npm's own record of what it installed, written last and removed first by `npm ci`. */
const record = join(modules, '.package-lock.json');

/** Whether node_modules holds what the lock says, made for this version of Node on this platform. */
export function isInstalled() {
  if (!existsSync(record)) return false;
  const wanted = fingerprint();
  if (existsSync(marker)) {
    if (readFileSync(marker, 'utf8') === wanted) return true;
  } else if (agreesWithLock()) {
    // Installed by hand or by another tool's `npm ci`: right, so nothing has to be done again.
    return tryMark(wanted);
  }
  return false;
}

/** Installs by `npm ci`. The marker is written last, so that an install that was broken off counts as none. */
export async function install() {
  const wanted = fingerprint();
  const stop = showProgress('installing the dependencies that package-lock.json names');
  let done;
  try {
    await npmCi();
    if (!existsSync(record) || !agreesWithLock()) {
      throw new Fault('npm ended well but not all packages are there: run `npm ci` to see more.');
    }
    writeFileSync(marker, wanted);
    done = 'dependencies installed';
  } finally {
    stop(done);
  }
}

function fingerprint() {
  const { dependencies, devDependencies, optionalDependencies } = readJson(join(root, 'package.json'));
  return createHash('sha256')
    .update(JSON.stringify([process.versions.modules, process.platform, process.arch]))
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies]))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Compares npm's record with the lock, and both with the folders: someone may have removed one. */
function agreesWithLock() {
  const installed = readJson(record).packages;
  const locked = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return locked.every(([path, { version, optional }]) => {
    if (path === '') return true;
    if (!installed[path]) return optional === true;
    return installed[path].version === version && existsSync(join(root, path, 'package.json'));
  });
}

function tryMark(wanted) {
  try {
    writeFileSync(marker, wanted);
  } catch {
    // Without the right to write it is only compared again next time.
  }
  return true;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
