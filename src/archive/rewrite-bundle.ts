import type { Removal } from '../domain/archive/removal.js';
import { CLOSED_STATUSES } from '../domain/ticket/words.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Stored } from '../store/models.js';
import { bundlesOfRequest } from './find-bundles.js';
import { keepBundle, type Kept } from './keep-bundle.js';
import type { BundleSources } from './make-bundle.js';
import type { Place } from './place.js';
import { removeBundle } from './remove-bundle.js';

export interface Rewritten {
  /** The bundle of the request as it is now; none while the request is open again. */
  readonly written?: Kept | undefined;
  /** What was removed: key and hash of each, and the key and hash of what has taken its place. */
  readonly removed: readonly Removal[];
}

/**
 * Personal data was erased from a request: its bundles, of all its closings, give way to one that is made of it as it is
 * now. The new one stands before any of the old goes, and of each that goes a record stays with both hashes, so this may be
 * cut short anywhere and done again. Whoever erases does not call this but puts `owesRewriting(now)` (store/owes-bundle.ts)
 * into the `$set` of the very update that erases: the job `write-bundles` does it then, and until it is done.
 * @param request as it is stored after the erasure, with its types, and as the domain reads it
 * @param patient files that Slack does not give now are waited for
 * @throws Fault `archive-unavailable`; and what `makeBundle` throws
 */
export async function rewriteBundle(
  place: Place,
  request: { readonly stored: Stored; readonly ticket: Ticket },
  sources: BundleSources,
  { patient, at }: { readonly patient: boolean; readonly at: Date },
): Promise<Rewritten> {
  const { ticket } = request;
  const isClosed = CLOSED_STATUSES.includes(ticket.status);
  const written = isClosed ? await keepBundle(place, request, sources, patient) : undefined;
  const removed: Removal[] = [];
  for (const { key, removed: isGone } of await bundlesOfRequest(place, ticket)) {
    if (key === written?.key || isGone) continue;
    const removal = await removeBundle(place, key, { because: 'erasure', at, replacedBy: written });
    if (removal) removed.push(removal);
  }
  return { written, removed };
}
