import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const held = new Set<string>();

/**
 * Takes a directory for this process alone and returns how to give it back. The lock of a process that is dead is
 * taken over. Throws an Error with a sentence for the operator when somebody else has it.
 */
export function lockDirectory(dir: string): () => void {
  const path = join(dir, 'lock');
  const owner = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(owner), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const other = readOwner(path);
      if (attempt > 2 || (other && isAlive(other))) {
        throw new Error(`The data directory ${dir} is in use by process ${other?.pid ?? 'unknown'}.`, {
          cause: error,
        });
      }
      rmSync(path, { force: true });
    }
  }
  // Two processes that both found a stale lock: the one whose lock stands has won.
  if (readOwner(path)?.token !== owner.token)
    throw new Error(`The data directory ${dir} has just been taken by another process.`);
  held.add(owner.token);
  return () => {
    held.delete(owner.token);
    if (readOwner(path)?.token === owner.token) rmSync(path, { force: true });
  };
}

interface Owner {
  pid: number;
  started: string;
  token: string;
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** A process number may be another process by now (always 1 in a container), so its start time counts as well. */
function isAlive({ pid, started, token }: Owner): boolean {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(pid) === started;
}

/** When a process started, in clock ticks since boot; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
