import { closings } from '../domain/archive/bundle.js';
import { bundlesOf, byAge, readBundleKey } from '../domain/archive/bundle-key.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Listed, Place } from './place.js';

type Key = NonNullable<ReturnType<typeof readBundleKey>>;

/** A bundle that stands in the archive, or the record of a removed one. */
export type Found = Key & Pick<Listed, 'bytes' | 'at'>;

/** What stands there, the oldest of each request first; what is no bundle of ours is left out. */
export async function* bundlesIn(place: Place, prefix: string): AsyncIterable<Found> {
  for await (const { key, bytes, at } of place.list(prefix)) {
    const read = readBundleKey(key);
    if (read) yield { ...read, bytes, at };
  }
}

/** The bundles of one request, under the months in which it was closed; the oldest first. */
export async function bundlesOfRequest(
  place: Place,
  ticket: Pick<Ticket, 'id' | 'history' | 'closedAt'>,
): Promise<Found[]> {
  const prefixes = new Set(closings(ticket).map((at) => bundlesOf(ticket.id, at)));
  const found: Found[] = [];
  for (const prefix of prefixes) for await (const one of bundlesIn(place, prefix)) found.push(one);
  return found.sort(byAge);
}

/** The same of a number alone, of which nothing else is known: all keys are looked through. */
export async function bundlesOfNumber(place: Place, number: string): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of bundlesIn(place, '')) if (one.number === number) found.push(one);
  return found.sort(byAge);
}
