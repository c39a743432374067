import { keptFrom } from '../domain/archive/retention.js';
import { bundlesIn, type Found } from './find-bundles.js';
import type { Place } from './place.js';

/** Bundles whose time is over by the policy of retention; months are looked at that have any. */
export async function* overdue(place: Place, years: number | undefined, now: Date): AsyncIterable<Found> {
  const from = keptFrom(years, now);
  if (from === undefined) return;
  for (const month of await place.months()) {
    if (month >= from) return;
    for await (const found of bundlesIn(place, `${month}/`)) if (!found.removed) yield found;
  }
}
