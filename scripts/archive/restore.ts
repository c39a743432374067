import type { Place } from '../../src/archive/place.js';
import { restoreBundle, type Restored } from '../../src/archive/restore-bundle.js';
import { verifyBundle } from '../../src/archive/verify-bundle.js';
import type { Wanted } from './arguments.js';
import type { Requests } from './open-archive.js';
import type { ArchiveTerminal } from './run.js';
import { knownOf, verify } from './verify.js';
import { keysOf } from './wanted-key.js';

interface Asked {
  readonly wanted: Wanted;
  readonly dryRun: boolean;
  readonly earlier: boolean;
}

/** Puts a request back from its newest bundle, or from the one that is named. */
export async function restore(
  place: Place,
  { wanted, dryRun, earlier }: Asked,
  { marks, seals, ...requests }: Requests,
  terminal: ArchiveTerminal,
): Promise<0 | 1> {
  const key = (await keysOf(place, wanted)).at(-1)!;
  const verified = await verifyBundle(place, key, await knownOf(key, { marks, seals, ...requests }));
  const restored = await restoreBundle(
    verified,
    {
      stored: (id) => marks.stored(id),
      anchorOf: (id) => seals.anchorOf(id),
      insert: (stored) => marks.insert(stored),
    },
    { dryRun, earlier, now: terminal.now() },
  );
  if ('refused' in restored && restored.refused === 'broken')
    await verify(place, [{ key }], undefined, terminal);
  terminal.say(`${key}: ${said(restored)}`);
  return 'refused' in restored ? 1 : 0;
}

function said(restored: Restored): string {
  if ('done' in restored) {
    return {
      restored: 'the request is back, as it was',
      'would-be-restored': 'the request would be put back (dry run)',
      'there-already': 'the request is there, and the same; nothing to do',
    }[restored.done];
  }
  switch (restored.refused) {
    case 'broken':
      return 'not put back: the bundle does not hold';
    case 'differs':
      return `not put back: the request is there and differs in ${restored.fields.join(', ')}`;
    case 'cut-off':
      return `not put back: the database had seen ${restored.facts} facts of it, or others; --earlier puts it back all the same`;
    case 'taken':
      return `not put back: another document has its ${restored.field}`;
  }
}
