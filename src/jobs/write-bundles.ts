import { keepBundle } from '../archive/keep-bundle.js';
import type { BundleSources } from '../archive/make-bundle.js';
import type { Place } from '../archive/place.js';
import { rewriteBundle } from '../archive/rewrite-bundle.js';
import { Fault } from '../domain/fault.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { CLOSED_STATUSES } from '../domain/ticket/words.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { BundleMarks, OwedRequest } from '../store/bundle-marks.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time/units.js';

/** Requests taken up in one run, and how long it takes up further ones; what is left is due in the next. */
const BATCH = 20;
const LONGEST_MS = 20_000;
/** So long a closed request may go on telling people before its bundle is made without the last receipts. */
const TELLING_MS = 10 * MINUTE_MS;
const LOOK_AGAIN_MS = 5_000;
/** So long files are waited for that Slack does not give just now. */
const PATIENT_MS = DAY_MS;
const RETRY_MS = 15_000;
const LONGEST_RETRY_MS = HOUR_MS;

export interface WritingBundles {
  /** Undefined when no archive is configured: what is owed stays owed. */
  readonly place: Place | undefined;
  readonly marks: Pick<BundleMarks, 'due' | 'owed' | 'written' | 'nothingOwed' | 'later' | 'removed'>;
  readonly sources: BundleSources;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Every closed request that is owed a bundle gets it (R21, R24). The request says so from the update on that closed it, or
 * changed it since; the bundle is written, then recorded in the request. A run that is cut short between the two finds its own
 * bundle again. What fails is told to the log with a reference and tried again, ever more rarely.
 * @throws Fault `store-unavailable`
 */
export async function writeBundles(deps: WritingBundles): Promise<void> {
  const { place, marks, clock, log } = deps;
  if (!place) return;
  const end = clock().getTime() + LONGEST_MS;
  for (const id of await marks.due(clock(), BATCH)) {
    if (clock().getTime() > end) return;
    let attempts = 0;
    try {
      const request = await marks.owed(id);
      attempts = request?.owed.attempts ?? 0;
      if (request) await settled(request, place, deps);
    } catch (error) {
      if (error instanceof Fault && error.code === 'store-unavailable') throw error;
      reportFault(log, error, `writing the bundle of ${id}`);
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.min(attempts, 10));
      await marks.later(id, new Date(clock().getTime() + wait), true);
    }
  }
}

/** What it still owes to people and to other requests is not to come back with a restored one. */
const isUnderWay = ({ outbox, errands = [] }: Ticket): boolean => outbox.length + errands.length > 0;

async function settled(request: OwedRequest, place: Place, deps: WritingBundles): Promise<void> {
  const { marks, sources, clock, log } = deps;
  const { ticket, owed } = request;
  const now = clock();
  const waited = now.getTime() - owed.since.getTime();
  const isClosed = CLOSED_STATUSES.includes(ticket.status);
  if (!isClosed && !owed.erased) return marks.nothingOwed(ticket, owed);
  if (isClosed && !owed.erased && isUnderWay(ticket) && waited < TELLING_MS)
    return marks.later(ticket.id, new Date(now.getTime() + LOOK_AGAIN_MS), false);
  const patient = waited < PATIENT_MS;
  const { written, removed } = owed.erased
    ? await rewriteBundle(place, request, sources, { patient, at: now })
    : { written: await keepBundle(place, request, sources, patient), removed: [] };
  for (const { key, because } of removed) log.info({ key, because, by: written?.key }, 'bundle removed');
  if (!written) {
    for (const { key } of removed) await marks.removed(ticket.id, key, now);
    return marks.nothingOwed(ticket, owed);
  }
  // The same number and history, and another content: two databases with one archive, or one put back.
  if (!owed.erased && written.beside.length > 0)
    reportFault(log, new Error(`other bundles than ${written.key}: ${written.beside.join(', ')}`), ticket.id);
  const { key, sha256, bytes } = written;
  await marks.written(request, { key, sha256, bytes, facts: ticket.history.length, at: now });
}
