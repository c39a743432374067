import { bundlesIn } from '../../src/archive/find-bundles.js';
import type { Place } from '../../src/archive/place.js';
import {
  verifyBundle,
  type BundleProblem,
  type Known,
  type Verified,
} from '../../src/archive/verify-bundle.js';
import { readBundleKey } from '../../src/domain/archive/bundle-key.js';
import { kindsInUse } from '../../src/kinds.js';
import type { Wanted } from './arguments.js';
import type { Requests } from './open-archive.js';
import type { ArchiveTerminal } from './run.js';
import { keysOf } from './wanted-key.js';

const WHY: Readonly<Record<BundleProblem['fault'], string>> = {
  'not-there': 'there is no such bundle',
  'no-zip': 'cannot be opened: it is no ZIP any more, or cut short',
  missing: 'is not there',
  changed: 'is not what it was',
  unreadable: 'cannot be read',
  'not-listed': 'is there and was never part of it',
  twice: 'is there twice',
  'no-request': 'holds no request that can be read',
  'another-request': 'holds another request than its key says',
  'chain-broken': 'the chain of custody in it does not hold',
  'fingerprint-differs': 'the bundle as a whole is not the one that the request names',
  'database-differs': 'the request in the database does not go on from it',
};

const kinds = kindsInUse();

/** What the database has of the request of a bundle. */
export async function knownOf(key: string, requests: Requests | undefined): Promise<Known | undefined> {
  const number = readBundleKey(key)?.number;
  const [kept] = number && requests ? await requests.seals.among([number]) : [];
  return kept?.ticket && { ticket: kept.ticket, anchor: kept.anchor };
}

/** @returns 0 when all named hold, 1 when one does not */
export async function verify(
  place: Place,
  wanted: readonly Wanted[],
  requests: Requests | undefined,
  terminal: ArchiveTerminal,
): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  for (const one of wanted) {
    for (const key of await keysOf(place, one)) {
      const verified = await verifyBundle(place, key, await knownOf(key, requests), kinds);
      if (!told(verified, terminal, true)) status = 1;
    }
  }
  return status;
}

/** The same of all, or of a period; those that hold are counted only. */
export async function verifyAll(
  place: Place,
  prefix: string,
  requests: Requests | undefined,
  terminal: ArchiveTerminal,
): Promise<0 | 1> {
  let [whole, broken] = [0, 0];
  for await (const { key, removed } of bundlesIn(place, prefix)) {
    if (removed) continue;
    if (told(await verifyBundle(place, key, await knownOf(key, requests), kinds), terminal, false))
      whole += 1;
    else broken += 1;
  }
  terminal.say(`${whole + broken} bundles: ${whole} hold, ${broken} broken`);
  return broken > 0 ? 1 : 0;
}

function told({ key, problems, measured }: Verified, { say }: ArchiveTerminal, also: boolean): boolean {
  for (const { file, fault, detail } of problems)
    say(`${key}: ${[file, WHY[fault]].filter(Boolean).join(' ')}${detail ? ` (${detail})` : ''}`);
  if (problems.length > 0) return false;
  if (also) say(`${key}: holds, sha256 ${measured?.sha256}`);
  return true;
}
