import type { Requests } from './open-archive.js';
import type { ArchiveTerminal } from './run.js';

/** Requests that were closed before there was an archive are owed their bundle; the bots write them, one after another. */
export async function catchUp(
  { marks }: Requests,
  dryRun: boolean,
  { say, now }: ArchiveTerminal,
): Promise<0> {
  const count = dryRun ? await marks.countWithout() : await marks.oweAll(now());
  say(`${count} closed requests ${dryRun ? 'have no bundle' : 'are owed a bundle now'}`);
  return 0;
}
