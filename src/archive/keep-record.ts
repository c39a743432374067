import { join } from 'node:path';
import { bundleKey, bundleName, bundlesOf } from '../domain/archive/bundle-key.js';
import type { KeptBundle, Removal } from '../domain/archive/removal.js';
import type { Told } from '../domain/record/told.js';
import { fetchBundle } from './fetch-bundle.js';
import { bundlesIn, type Found } from './find-bundles.js';
import type { Place } from './place.js';
import { BagReader } from './read-bag.js';
import { isSameRecord, RECORD_FILE, recordFile, recordText } from './record-in-bundle.js';
import { removeBundle } from './remove-bundle.js';
import { inStaging } from './staging.js';
import { writeBag } from './write-bag.js';

/** Others write bundles of the same record at the same time; that often is no accident. */
const MOST_RIVALS = 5;

/**
 * The bundle of a closed record comes to stand in the archive, once: one of the same history that stands there, written by a run
 * that was cut short or by another process, is it. They stand by the month in which the record was opened, so all of one are
 * found together.
 * @returns the key; and, when personal data was erased, what was removed for it
 * @throws Fault `archive-unavailable`
 */
export async function keepRecord(
  place: Place,
  record: Told,
  { erased, at }: { readonly erased: boolean; readonly at: Date },
): Promise<{ readonly key: string; readonly removed: readonly Removal[] }> {
  for (let attempt = 0; attempt < MOST_RIVALS; attempt += 1) {
    const all = await bundlesOfRecord(place, record);
    const kept = await inStaging((folder) => standing(place, record, all, folder));
    if (!kept) continue;
    if (!erased) return { key: kept.key, removed: [] };
    return { key: kept.key, removed: await removeBundlesOf(place, record, at, kept) };
  }
  throw new Error(`bundles of ${record.id} are being written by others again and again`);
}

/** Personal data was erased from a record: its bundles go. @param kept that stays in their place */
export async function removeBundlesOf(
  place: Place,
  record: Told,
  at: Date,
  kept?: KeptBundle,
): Promise<Removal[]> {
  const removed: Removal[] = [];
  for (const { key, removed: isGone } of await bundlesOfRecord(place, record)) {
    if (key === kept?.key || isGone) continue;
    const removal = await removeBundle(place, key, { because: 'erasure', at, replacedBy: kept });
    if (removal) removed.push(removal);
  }
  return removed;
}

async function standing(place: Place, record: Told, all: readonly Found[], folder: string) {
  const file = recordFile(record);
  const there = all.filter(({ facts }) => facts === record.history.length);
  for (const found of there.filter(({ removed }) => !removed)) {
    const same = await isOf(place, found.key, file, folder);
    if (same) return same;
  }
  const edition = Math.max(0, ...there.map((one) => one.edition)) + 1;
  const { id: number, history } = record;
  const key = bundleKey({ number, facts: history.length, edition, closedAt: openedAt(record) });
  const written = await writeRecord(key, record, file, folder);
  return (await place.create(key, written.file, written.sha256))
    ? { key, sha256: written.sha256 }
    : undefined;
}

async function writeRecord(key: string, record: Told, bytes: Uint8Array, folder: string) {
  const name = bundleName(key);
  const file = join(folder, `${name}.zip`);
  const at = record.history.at(-1)!.recordedAt;
  const { sha256 } = await writeBag(
    {
      name,
      info: [
        ['External-Identifier', record.id],
        ['Internal-Sender-Identifier', name],
        ['Bagging-Date', at.toISOString().slice(0, 10)],
        ['Yingda-Kind', record.kind],
        ['Yingda-Facts', String(record.history.length)],
        ['Yingda-Seal', record.seal.hash],
      ],
      files: [
        { path: RECORD_FILE, bytes },
        { path: 'history.txt', bytes: Buffer.from(recordText(record)) },
      ],
      at,
    },
    file,
  );
  return { file, sha256 };
}

/** @returns where it stands, when it is whole and of just this record */
async function isOf(place: Place, key: string, record: Uint8Array, folder: string) {
  const fetched = await fetchBundle(place, key, folder);
  const bag = fetched && (await BagReader.open(fetched.file));
  if (!fetched || !bag) return undefined;
  try {
    const [there, problems] = [await bag.read(`data/${RECORD_FILE}`), await bag.problems()];
    const isSame = there !== undefined && problems.length === 0 && isSameRecord(there, record);
    return isSame ? { key, sha256: fetched.measured.sha256 } : undefined;
  } finally {
    bag.close();
  }
}

const openedAt = ({ history }: Told): Date => history[0]!.at;

async function bundlesOfRecord(place: Place, record: Told): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of bundlesIn(place, bundlesOf(record.id, openedAt(record)))) found.push(one);
  return found;
}
