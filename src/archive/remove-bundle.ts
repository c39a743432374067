import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removalKey, readBundleKey } from '../domain/archive/bundle-key.js';
import { removalSchema, type KeptBundle, type Removal } from '../domain/archive/removal.js';
import { fetchBundle } from './fetch-bundle.js';
import { measured } from './hashing.js';
import type { Place } from './place.js';
import { inStaging } from './staging.js';

interface Why {
  readonly because: Removal['because'];
  readonly at: Date;
  readonly replacedBy?: KeptBundle | undefined;
}

/**
 * Removes a bundle. First its record comes to stand beside it, then it goes: cut short in between, it is removed again,
 * and the record stays as it was written.
 * @returns the record; undefined when there is neither bundle nor record
 * @throws Fault `archive-unavailable`, also when the place keeps what it was told to remove
 */
export async function removeBundle(place: Place, key: string, why: Why): Promise<Removal | undefined> {
  return inStaging(async (folder) => {
    const fetched = await fetchBundle(place, key, folder);
    if (fetched) {
      const { because, at, replacedBy } = why;
      const removal: Removal = {
        key,
        number: readBundleKey(key)!.number,
        ...fetched.measured,
        removedAt: at.toISOString(),
        because,
        ...(replacedBy ? { replacedBy: { key: replacedBy.key, sha256: replacedBy.sha256 } } : {}),
      };
      const text = Buffer.from(`${JSON.stringify(removal, undefined, 1)}\n`);
      const file = join(folder, 'removal.json');
      await writeFile(file, text);
      await place.create(removalKey(key), file, measured(text).sha256);
      await place.remove(key);
    }
    return readRemoval(place, removalKey(key));
  });
}

/** @returns undefined when there is none, or it cannot be read */
export async function readRemoval(place: Place, key: string): Promise<Removal | undefined> {
  const stream = await place.read(key);
  if (!stream) return undefined;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  try {
    return removalSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  } catch {
    return undefined;
  }
}
