import { bundleKey, bundleName } from '../domain/archive/bundle-key.js';
import type { KeptBundle } from '../domain/archive/removal.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Stored } from '../store/models.js';
import { fetchBundle } from './fetch-bundle.js';
import { bundlesOfRequest, type Found } from './find-bundles.js';
import { makeBundle, type BundleSources } from './make-bundle.js';
import type { Place } from './place.js';
import { BagReader } from './read-bag.js';
import { differences, REQUEST_FILE, requestFile } from './request-in-bundle.js';
import { inStaging } from './staging.js';

/** Others write bundles of the same request at the same time; that often is no accident. */
const MOST_RIVALS = 5;

export interface Kept extends KeptBundle {
  readonly bytes: number;
  /** Bundles of this very state of the request that say something else, or cannot be read. */
  readonly beside: readonly string[];
}

/**
 * The bundle of a closed request comes to stand in the archive, once: if one of the same record stands there, written by a
 * run that was cut short or by another process, it is that one. One that says something else is left as it is, and the
 * new one gets the next edition beside it.
 * @throws Fault `archive-unavailable`; and what `makeBundle` throws
 */
export async function keepBundle(
  place: Place,
  { stored, ticket }: { readonly stored: Stored; readonly ticket: Ticket },
  sources: BundleSources,
  patient: boolean,
): Promise<Kept> {
  const facts = ticket.history.length;
  const closedAt = ticket.closedAt ?? ticket.history.at(-1)?.at ?? ticket.receivedAt;
  const request = requestFile(stored);
  for (let attempt = 0; attempt < MOST_RIVALS; attempt += 1) {
    const kept = await inStaging(async (folder) => {
      const there = (await bundlesOfRequest(place, ticket)).filter((one) => one.facts === facts);
      const beside: string[] = [];
      for (const found of there.filter(({ removed }) => !removed).reverse()) {
        const same = await isOf(place, found, request, folder);
        if (same) return { ...same, beside };
        beside.push(bundleName(found.key));
      }
      const edition = Math.max(0, ...there.map((one) => one.edition)) + 1;
      const key = bundleKey({ number: ticket.id, facts, edition, closedAt });
      const { file, measured } = await makeBundle({ key, stored, ticket, patient }, sources, folder);
      return (await place.create(key, file, measured.sha256)) ? { key, ...measured, beside } : undefined;
    });
    if (kept) return kept;
  }
  throw new Error(`bundles of ${ticket.id} are being written by others again and again`);
}

/** @returns where it stands, when it is whole and of just this record */
async function isOf(place: Place, { key }: Found, request: Buffer, folder: string) {
  const fetched = await fetchBundle(place, key, folder);
  const bag = fetched && (await BagReader.open(fetched.file));
  if (!fetched || !bag) return undefined;
  try {
    const [there, problems] = [await bag.read(`data/${REQUEST_FILE}`), await bag.problems()];
    const isSame = there !== undefined && problems.length === 0 && differences(there, request).length === 0;
    return isSame ? { key, ...fetched.measured } : undefined;
  } finally {
    bag.close();
  }
}
