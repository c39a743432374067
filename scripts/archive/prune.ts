import { overdue } from '../../src/archive/overdue.js';
import type { Place } from '../../src/archive/place.js';
import { pruned } from '../../src/jobs/prune-bundles.js';
import type { Requests } from './open-archive.js';
import type { ArchiveTerminal } from './run.js';

/** Removes what is over its time by `ARCHIVE_KEEP_YEARS`, as the job does. */
export async function pruneBy(
  place: Place,
  { years, dryRun }: { readonly years: number | undefined; readonly dryRun: boolean },
  requests: Requests | undefined,
  { say, now }: ArchiveTerminal,
): Promise<0> {
  if (years === undefined) {
    say('ARCHIVE_KEEP_YEARS is not set: bundles are kept for ever');
    return 0;
  }
  let count = 0;
  for await (const { number, key } of overdue(place, years, now())) {
    count += 1;
    const removal = dryRun
      ? undefined
      : await pruned(number, key, place, { clock: now, ...(requests ? { marks: requests.marks } : {}) });
    say(removal ? `${key}: removed, sha256 ${removal.sha256}` : `${key}: would be removed`);
  }
  say(`${count} bundles ${dryRun ? 'would be ' : ''}removed (older than ${years} years)`);
  return 0;
}
