import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../domain/audit/finding.js';
import { verifyTold } from '../domain/record/chain.js';
import type { KindRecords } from '../store/kind-records.js';
import type { SealStore } from '../store/seals.js';

/** Records that have changed, verified in a run; on top of those whose chain was found broken before. */
const MOST = 300;

export interface AuditingRecords {
  readonly records: Pick<KindRecords, 'kinds' | 'load' | 'unanchored' | 'looked'>;
  readonly seals: Pick<SealStore, 'anchorOf' | 'anchor'>;
}

/**
 * Verifies each record of every kind that has changed since it was last looked at, and keeps how far its chain had come when
 * it holds (R34).
 * @param known what was found before: it is looked at again until it holds
 * @throws Fault `store-unavailable`
 */
export async function auditRecords(
  { records, seals }: AuditingRecords,
  known: readonly Pick<Finding, 'kind' | 'about'>[],
): Promise<Finding[]> {
  const again = known.flatMap(({ kind, about }) =>
    OURS.includes(kind) && records.kinds.ofNumber(about) ? [about] : [],
  );
  const found: Finding[] = [];
  for (const number of new Set([...again, ...(await records.unanchored(MOST))])) {
    found.push(...(await findingsOf(number, { records, seals })));
    // A long history takes milliseconds to tell, and Slack waits for 3 s.
    await setImmediate();
  }
  return found;
}

const OURS: readonly Finding['kind'][] = ['chain-broken', 'unreadable'];

async function findingsOf(about: string, { records, seals }: AuditingRecords): Promise<Finding[]> {
  // Before the record: one that changes in between is longer than its anchor, as it should be.
  const anchor = await seals.anchorOf(about);
  try {
    const record = await records.load(about);
    if (!record) return [];
    const kind = records.kinds.named(record.kind);
    const verdict = verifyTold(kind, record, anchor);
    if (verdict.ok) await seals.anchor(about, record.seal);
    await records.looked(record);
    if (verdict.ok) return [];
    const { desk } = kind.listed(record);
    const { broken: no, why } = verdict;
    return [{ kind: 'chain-broken', about, ...(desk ? { deskChannel: desk } : {}), broken: { no, why } }];
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return [{ kind: 'unreadable', about, reason: error.name }];
  }
}

const isUnreadable = (error: unknown): error is Error => error instanceof Error && error.name === 'ZodError';
