import { bundlesIn, type Found } from '../../src/archive/find-bundles.js';
import type { Place } from '../../src/archive/place.js';
import { readRemoval } from '../../src/archive/remove-bundle.js';
import { byAge } from '../../src/domain/archive/bundle-key.js';
import type { ArchiveTerminal } from './run.js';

/** What stands in the archive, a line each, month by month; and what was removed, when and why. */
export async function list(place: Place, prefix: string, { say }: ArchiveTerminal): Promise<0> {
  let count = 0;
  let bytes = 0;
  for (const month of await place.months()) {
    if (!month.startsWith(prefix.slice(0, month.length))) continue;
    const found: Found[] = [];
    for await (const one of bundlesIn(place, `${month}/`)) found.push(one);
    for (const one of found.sort(byAge)) {
      say(await lineOf(place, one));
      if (one.removed) continue;
      count += 1;
      bytes += one.bytes;
    }
  }
  say(`${place.name}: ${count} bundles, ${sizeText(bytes)}`);
  return 0;
}

async function lineOf(place: Place, { key, removal, removed, bytes, at }: Found): Promise<string> {
  if (!removed) return `${key}  ${sizeText(bytes)}  written ${at.toISOString()}`;
  const record = await readRemoval(place, removal);
  if (!record) return `${key}  removed; its record cannot be read`;
  const by = record.replacedBy ? `, replaced by ${record.replacedBy.key}` : '';
  return `${key}  removed ${record.removedAt} (${record.because}${by}), sha256 ${record.sha256}`;
}

export const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
