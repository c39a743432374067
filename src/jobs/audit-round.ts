import { BEGINNING, quota, type PastRound, type Round } from '../domain/audit/round.js';
import type { Finding } from '../domain/audit/finding.js';
import type { SealStore } from '../store/seals.js';
import { findingsOf, keepAnchor, type ChainStores } from './look-at-chain.js';
import { walkChains } from './walk-chains.js';

interface Rounds {
  readonly round?: Round | undefined;
  readonly pastRound?: PastRound | undefined;
}

export interface AuditedRound {
  readonly findings: readonly Finding[];
  readonly round: Round;
  readonly pastRound?: PastRound;
}

/**
 * The part of this run in the walk over all chains: whoever changes what is stored changes no request, and so marks none to be
 * looked at. How far it has come is kept with what the auditor knows, in the same update.
 * @param count says how many chains there are; asked when a round begins
 * @param days in which all of them are to have had their turn
 * @throws Fault `store-unavailable`
 */
export async function auditRound(
  stores: ChainStores & { readonly seals: Pick<SealStore, 'anchor'> },
  { round, pastRound }: Rounds,
  count: () => Promise<number>,
  days: number,
  now: Date,
): Promise<AuditedRound> {
  const anew = async () => ({ startedAt: now, place: BEGINNING, walked: 0, total: await count() });
  const { startedAt, total, ...from } = round ?? (await anew());
  let { place, walked } = from;
  const findings: Finding[] = [];
  for (let left = quota({ startedAt, walked, total }, days, now); left > 0;) {
    const { looked, next } = await walkChains(stores, place, left);
    findings.push(...looked.flatMap(findingsOf));
    for (const one of looked) await keepAnchor(one, stores.seals);
    const chains = looked.filter(({ found }) => found !== 'gone').length;
    walked += chains;
    if (!next) return { findings, round: await anew(), pastRound: { startedAt, walked, endedAt: now } };
    // A step either looks at all that was left, or is through with its part; of what was seen before, one is enough.
    left = place.part === 'seals' ? 0 : left - chains;
    place = next;
  }
  return { findings, round: { startedAt, place, walked, total }, ...(pastRound ? { pastRound } : {}) };
}
