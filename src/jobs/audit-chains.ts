import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../domain/audit/finding.js';
import { verifyChain } from '../domain/ticket/custody/verify-chain.js';
import type { SealStore } from '../store/seals.js';

/** Requests that have changed, verified in a run; on top of those whose chain was found broken before. */
const MOST = 300;
/** Requests loaded at a time. */
const AT_ONCE = 10;

/**
 * Verifies the chain of custody of each request that has changed since it was last looked at, and keeps how far the
 * chain had come when it holds (R34). One that cannot be read is a finding of another kind.
 * @param known what was found before: it is looked at again until it holds
 * @throws Fault `store-unavailable`
 */
export async function auditChains(
  seals: SealStore,
  known: readonly Pick<Finding, 'kind' | 'about'>[],
): Promise<Finding[]> {
  const again = known.flatMap(({ kind, about }) => (kind === 'chain-broken' ? [about] : []));
  const ids = [...new Set([...again, ...(await seals.unanchored(MOST))])];
  const found: Finding[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const kept of await seals.among(ids.slice(from, from + AT_ONCE))) {
      const { id: about, ticket, anchor, deskChannel } = kept;
      const verdict = ticket && verifyChain(ticket, anchor);
      await seals.looked(kept, verdict?.ok ? ticket?.seal : undefined);
      if (verdict && !verdict.ok) {
        const { broken: no, why } = verdict;
        const desk = deskChannel ? { deskChannel } : {};
        found.push({ kind: 'chain-broken', about, ...desk, broken: { no, why } });
      }
      await setImmediate();
    }
  }
  return found;
}
