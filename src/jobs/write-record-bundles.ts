import { keepRecord, removeBundlesOf } from '../archive/keep-record.js';
import type { Place } from '../archive/place.js';
import { Fault } from '../domain/fault.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { KindRecords } from '../store/kind-records.js';
import { HOUR_MS } from '../domain/time/units.js';

/** Records taken up in one run; what is left is due in the next. */
const BATCH = 50;
const RETRY_MS = 15_000;
const LONGEST_RETRY_MS = HOUR_MS;
/** So long a closed record may go on telling people before its bundle is made. */
const LOOK_AGAIN_MS = 5_000;

export interface WritingRecordBundles {
  /** Undefined when no archive is configured: what is owed stays owed. */
  readonly place: Place | undefined;
  readonly records: KindRecords;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Every closed record, of whatever kind, that is owed a bundle gets it (R21, R24). It says so from the update on that closed it,
 * or changed it since; a run that is cut short finds its own bundle again.
 * @throws Fault `store-unavailable`
 */
export async function writeRecordBundles(deps: WritingRecordBundles): Promise<void> {
  const { place, records, clock, log } = deps;
  if (!place) return;
  for (const { id, attempts, erased } of await records.bundlesDue(clock(), BATCH)) {
    try {
      await settled(id, erased, place, deps);
    } catch (error) {
      if (error instanceof Fault && error.code === 'store-unavailable') throw error;
      reportFault(log, error, `writing the bundle of ${id}`);
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.min(attempts, 10));
      await records.bundleLater(id, new Date(clock().getTime() + wait), true);
    }
  }
}

async function settled(id: string, erased: boolean, place: Place, deps: WritingRecordBundles): Promise<void> {
  const { records, clock, log } = deps;
  const record = await records.load(id);
  if (!record) return;
  const isClosed = records.kinds.named(record.kind).isClosed(record.state);
  if (isClosed && !erased && record.outbox.length > 0)
    return records.bundleLater(id, new Date(clock().getTime() + LOOK_AGAIN_MS), false);
  if (isClosed) {
    const { key, removed } = await keepRecord(place, record, { erased, at: clock() });
    for (const one of removed) log.info({ key: one.key, because: one.because, by: key }, 'bundle removed');
  }
  // Open again: what stands there still shows what was erased.
  else if (erased) await removeBundlesOf(place, record, clock());
  await records.bundleWritten(record);
}
