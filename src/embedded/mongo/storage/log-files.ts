import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a data directory in the order in which they are to be read. */
export interface LogFile {
  path: string;
  sequence: number;
  snapshot: boolean;
}

const NAME = /^(\d{10})\.(log|snapshot)$/;

export const logPath = (dir: string, sequence: number, kind: 'log' | 'snapshot') =>
  join(dir, `${String(sequence).padStart(10, '0')}.${kind}`);

/** The newest snapshot, if any, and the logs after it. What is older, or was never finished, is removed. */
export function currentFiles(dir: string): LogFile[] {
  const names = readdirSync(dir);
  for (const name of names) if (name.endsWith('.tmp')) rmSync(join(dir, name));
  const files = names
    .map((name) => NAME.exec(name))
    .filter((match) => match !== null)
    .map(([name, sequence, kind]) => ({
      path: join(dir, name),
      sequence: Number(sequence),
      snapshot: kind === 'snapshot',
    }))
    .sort((a, b) => a.sequence - b.sequence);
  const start = files.findLastIndex(({ snapshot }) => snapshot);
  for (const { path } of files.slice(0, Math.max(0, start))) rmSync(path);
  return files.slice(Math.max(0, start));
}

/** Makes creation, renaming and removal of files durable; a system that cannot sync a directory is left alone. */
export function syncDirectory(dir: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dir, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
