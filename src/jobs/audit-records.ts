import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../domain/audit/finding.js';
import type { KindRecords } from '../store/kind-records.js';
import type { SealStore } from '../store/seals.js';
import { findingsOf, keepAnchor, lookAtRecord, type ChainStores } from './look-at-chain.js';

/** Records that have changed, verified in a run; on top of those of which something was found before. */
const MOST = 300;

export interface AuditingRecords extends ChainStores {
  readonly records: ChainStores['records'] & Pick<KindRecords, 'unanchored' | 'looked'>;
  readonly seals: ChainStores['seals'] & Pick<SealStore, 'anchor'>;
}

/**
 * Verifies each record of every kind that has changed since it was last looked at, and keeps how far its chain had come when
 * it holds (R34).
 * @param known numbers of records of which something was found before: they are looked at again until it is over
 * @throws Fault `store-unavailable`
 */
export async function auditRecords(stores: AuditingRecords, known: readonly string[]): Promise<Finding[]> {
  const { records } = stores;
  const found: Finding[] = [];
  for (const number of new Set([...known, ...(await records.unanchored(MOST))])) {
    const looked = await lookAtRecord(number, stores);
    await keepAnchor(looked, stores.seals);
    if (looked.found === 'chain') await records.looked({ id: number, version: looked.version });
    found.push(...findingsOf(looked));
    // A long history takes milliseconds to tell, and Slack waits for 3 s.
    await setImmediate();
  }
  return found;
}
