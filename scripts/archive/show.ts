import type { Place } from '../../src/archive/place.js';
import { verifyBundle } from '../../src/archive/verify-bundle.js';
import type { Wanted } from './arguments.js';
import { sizeText } from './list.js';
import type { Requests } from './open-archive.js';
import type { ArchiveTerminal } from './run.js';
import { knownOf, verify } from './verify.js';
import { keysOf } from './wanted-key.js';

/** What is in the newest bundle of a request, and whether it holds. */
export async function show(
  place: Place,
  wanted: Wanted,
  requests: Requests | undefined,
  terminal: ArchiveTerminal,
): Promise<0 | 1> {
  const { say } = terminal;
  const keys = await keysOf(place, wanted);
  const key = keys.at(-1)!;
  const { ticket, files } = await verifyBundle(place, key, await knownOf(key, requests));
  if (ticket) {
    const { id, status, closedAt, history, signatures, seal } = ticket;
    say(`${id}  ${status}, closed ${closedAt?.toISOString() ?? '?'}`);
    say(`${history.length} facts, ${signatures.length} signatures, sealed ${seal?.hash ?? 'not at all'}`);
  }
  for (const { path, bytes } of files) say(`  ${path}  ${sizeText(bytes)}`);
  for (const earlier of keys.slice(0, -1)) say(`an earlier one: ${earlier}`);
  return verify(place, [{ key }], requests, terminal);
}
