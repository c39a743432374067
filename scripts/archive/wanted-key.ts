import { bundlesOfNumber } from '../../src/archive/find-bundles.js';
import type { Place } from '../../src/archive/place.js';
import { Stopped } from '../settings/terminal.js';
import type { Wanted } from './arguments.js';

/** The keys that somebody means: all bundles of a request, the newest last. @throws Stopped when there is none */
export async function keysOf(place: Place, wanted: Wanted): Promise<string[]> {
  if ('key' in wanted) return [wanted.key];
  const found = await bundlesOfNumber(place, wanted.number);
  const keys = found.filter(({ removed }) => !removed).map(({ key }) => key);
  if (keys.length > 0) return keys;
  const [gone] = found;
  throw new Stopped(
    1,
    gone
      ? `${wanted.number}: its bundle was removed; ${gone.removal} says when and why`
      : `${wanted.number}: there is no bundle of it at ${place.name}`,
  );
}
