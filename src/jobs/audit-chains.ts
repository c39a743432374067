import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../domain/audit/finding.js';
import type { SealStore } from '../store/seals.js';
import { findingsOf, lookAtRequest } from './look-at-chain.js';

/** Requests that have changed, verified in a run; on top of those whose chain was found broken before. */
const MOST = 300;
/** Requests loaded at a time. */
const AT_ONCE = 10;

/** What is looked at again until it is over, for it may be that nothing else looks at it. */
export const OF_CHAINS: readonly Finding['kind'][] = ['chain-broken', 'unreadable', 'record-gone'];

/**
 * Verifies the chain of custody of each request that has changed since it was last looked at, and keeps how far the
 * chain had come when it holds (R34).
 * @param known numbers of requests of which something was found before: they are looked at again until it is over
 * @throws Fault `store-unavailable`
 */
export async function auditChains(seals: SealStore, known: readonly string[]): Promise<Finding[]> {
  const ids = [...new Set([...known, ...(await seals.unanchored(MOST))])];
  const found: Finding[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const there = await seals.among(some);
    for (const kept of there) {
      const looked = lookAtRequest(kept);
      const isWhole = looked.found === 'chain' && looked.verdict.ok;
      await seals.looked(kept, isWhole ? kept.ticket?.seal : undefined);
      found.push(...findingsOf(looked));
      await setImmediate();
    }
    const gone = some.filter((id) => !there.some((kept) => kept.id === id));
    found.push(...gone.flatMap((about) => findingsOf({ about, found: 'gone' })));
  }
  return found;
}
