import { toNumber } from '../bson/types.js';
import type { Catalog } from './catalog.js';
import type { Collection } from './collection.js';
import type { Index, StoredRecord } from './collection-index.js';
import { positionIn } from '../query/bounds.js';

/** Removes the documents that a TTL index says have expired at `now`; the number of them. */
export function removeExpired(catalog: Catalog, now: Date): number {
  let removed = 0;
  for (const collection of catalog.collections.values()) {
    for (const index of collection.indexes.values()) removed += removeFrom(collection, index, now);
  }
  return removed;
}

/** Only dates expire; of an array of dates the earliest counts. */
function removeFrom(collection: Collection, index: Index, now: Date): number {
  const { expireAfterSeconds } = index.spec;
  if (expireAfterSeconds === undefined) return 0;
  const limit = new Date(now.getTime() - toNumber(expireAfterSeconds) * 1000);
  const position = positionIn({ prefix: [], high: { value: limit, inclusive: true } }, index);
  const expired = new Set<StoredRecord>();
  for (const { record } of index.entries.within((entry) => position(entry.key))) expired.add(record);
  for (const record of expired) collection.remove(record);
  return expired.size;
}
