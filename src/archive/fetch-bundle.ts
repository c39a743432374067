import { join } from 'node:path';
import { Fault } from '../domain/fault.js';
import { bundleName } from '../domain/archive/bundle-key.js';
import { toFile, type Measured } from './hashing.js';
import type { Place } from './place.js';

/**
 * Brings a bundle onto this machine.
 * @returns the file and its fingerprint; undefined when there is none of this key
 * @throws Fault `archive-unavailable`
 */
export async function fetchBundle(
  place: Place,
  key: string,
  folder: string,
): Promise<{ readonly file: string; readonly measured: Measured } | undefined> {
  const stream = await place.read(key);
  if (!stream) return undefined;
  const file = join(folder, `fetched-${bundleName(key)}.zip`);
  const measured = await toFile(stream, file).catch((cause: unknown) => {
    throw new Fault('archive-unavailable', true, { cause, detail: `${key} at ${place.name} broke off` });
  });
  return { file, measured };
}
