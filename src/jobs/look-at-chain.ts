import type { Finding } from '../domain/audit/finding.js';
import type { Anchor, Verdict } from '../domain/custody/verdict.js';
import { verifyTold } from '../domain/record/chain.js';
import { verifyChain } from '../domain/ticket/custody/verify-chain.js';
import type { KindRecords } from '../store/kind-records.js';
import type { Kept, SealStore } from '../store/seals.js';

/** What a look at the chain of a request or of another record has found. */
export type Looked = { readonly about: string; readonly deskChannel?: string | undefined } & (
  | {
      readonly found: 'chain';
      readonly verdict: Verdict;
      readonly version: number;
      /** How far it has come, and how far it had when it was last found whole. */
      readonly seal: Anchor | undefined;
      readonly anchor: Anchor | undefined;
    }
  | { readonly found: 'unreadable'; readonly reason: string }
  | { readonly found: 'gone' }
);

export interface ChainStores {
  readonly seals: Pick<SealStore, 'after' | 'among' | 'anchorOf' | 'anchorsAfter'>;
  readonly records: Pick<KindRecords, 'kinds' | 'load' | 'numbersAfter'>;
}

/** The chain of a request as it is stored (R34): `npm run verify` and the auditor ask this, and nothing else. */
export function lookAtRequest(kept: Kept): Looked {
  const { id: about, ticket, reason = 'unreadable', anchor, deskChannel, version } = kept;
  if (!ticket) return { about, deskChannel, found: 'unreadable', reason };
  const verdict = verifyChain(ticket, anchor);
  return { about, deskChannel, found: 'chain', verdict, version, seal: ticket.seal, anchor };
}

/** The same for a record of another kind. */
export async function lookAtRecord(about: string, { records, seals }: ChainStores): Promise<Looked> {
  if (!records.kinds.ofNumber(about))
    return { about, found: 'unreadable', reason: 'of no kind that there is' };
  // Before the record: one that changes in between is longer than its anchor, as it should be.
  const anchor = await seals.anchorOf(about);
  try {
    const record = await records.load(about);
    if (!record) return { about, found: 'gone' };
    const kind = records.kinds.named(record.kind);
    const { desk: deskChannel } = kind.listed(record);
    const verdict = verifyTold(kind, record, anchor);
    const { version, seal } = record;
    return { about, deskChannel, found: 'chain', verdict, version, seal, anchor };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { about, found: 'unreadable', reason: error.name };
  }
}

const isUnreadable = (error: unknown): error is Error => error instanceof Error && error.name === 'ZodError';

/** How far a chain that is whole has come is kept: whatever it was before, it cannot be again without being found. */
export async function keepAnchor(looked: Looked, seals: Pick<SealStore, 'anchor'>): Promise<void> {
  if (looked.found !== 'chain' || !looked.verdict.ok || !looked.seal) return;
  if (looked.seal.facts > (looked.anchor?.facts ?? 0)) await seals.anchor(looked.about, looked.seal);
}

/** What of it the desk has to know. */
export function findingsOf(looked: Looked): Finding[] {
  const { about, deskChannel } = looked;
  const base = { about, ...(deskChannel ? { deskChannel } : {}) };
  switch (looked.found) {
    case 'gone':
      return [{ ...base, kind: 'record-gone' }];
    case 'unreadable':
      return [{ ...base, kind: 'unreadable', reason: looked.reason }];
    case 'chain': {
      if (looked.verdict.ok) return [];
      const { broken: no, why } = looked.verdict;
      return [{ ...base, kind: 'chain-broken', broken: { no, why } }];
    }
  }
}
