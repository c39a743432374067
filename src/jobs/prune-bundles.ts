import { overdue } from '../archive/overdue.js';
import type { Place } from '../archive/place.js';
import { removeBundle } from '../archive/remove-bundle.js';
import type { Removal } from '../domain/archive/removal.js';
import type { Log } from '../observability/log.js';
import type { BundleMarks } from '../store/bundle-marks.js';

/** Removed in one run; what is left is removed in the next. */
const BATCH = 100;

export interface PruningBundles {
  readonly place: Place | undefined;
  readonly marks: Pick<BundleMarks, 'removed'>;
  /** Years after the closing; undefined: for ever. */
  readonly years: number | undefined;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Bundles whose time is over are removed, with a record of each in the archive, in the log, and in the request if it still
 * stands. Its work is with the months that are over and have bundles.
 * @throws Fault `archive-unavailable`, `store-unavailable`
 */
export async function pruneBundles(deps: PruningBundles): Promise<void> {
  const { place, years, clock, log } = deps;
  if (!place || years === undefined) return;
  let count = 0;
  for await (const { number, key } of overdue(place, years, clock())) {
    if ((count += 1) > BATCH) return;
    const removal = await pruned(number, key, place, deps);
    if (removal)
      log.info({ number, key, sha256: removal.sha256, because: removal.because }, 'bundle removed');
  }
}

/** One of them. The request is told first: cut short after that, the bundle is still found. */
export async function pruned(
  number: string,
  key: string,
  place: Place,
  { marks, clock }: Partial<Pick<PruningBundles, 'marks'>> & Pick<PruningBundles, 'clock'>,
): Promise<Removal | undefined> {
  const at = clock();
  await marks?.removed(number, key, at);
  return removeBundle(place, key, { because: 'retention', at });
}
