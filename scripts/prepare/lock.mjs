import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { showProgress } from './progress.mjs';

const POLL_MS = 200;
const HEARTBEAT_MS = 2_000;
/** A lock without a heartbeat for so long is nobody's, even if its number now belongs to some other program. */
const SILENT_MS = 60_000;

/**
 * Runs `work` while no other process runs under the same lock. A folder is the lock, because making one is atomic
 * on every file system; it holds the number of its process, so that a lock left by a killed one is taken over.
 * @param {string} folder
 * @param {() => Promise<void>} work
 */
export async function withLock(folder, work) {
  await take(folder);
  const heartbeat = setInterval(() => touch(folder), HEARTBEAT_MS);
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

async function take(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  let stop;
  try {
    while (!tryMake(folder)) {
      if (isAbandoned(folder)) {
        takeAway(folder);
        continue;
      }
      stop ??= showProgress('waiting for another process that prepares this folder');
      await wait(POLL_MS);
    }
    writeFileSync(join(folder, 'pid'), String(process.pid));
  } finally {
    stop?.();
  }
}

function tryMake(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(folder) {
  const age = ageMs(folder);
  if (age === undefined) return false;
  if (age > SILENT_MS) return true;
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Looks again under a guard: of two that found the lock abandoned, the slower would remove the lock of the quicker. */
function takeAway(folder) {
  const guard = `${folder}.takeover`;
  if (ageMs(guard) > SILENT_MS) rmSync(guard, { recursive: true, force: true });
  if (!tryMake(guard)) return;
  try {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

function ageMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && Date.now() - stat.mtimeMs;
}

function touch(folder) {
  try {
    const now = new Date();
    utimesSync(folder, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
