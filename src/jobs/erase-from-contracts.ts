import { Fault } from '../domain/fault.js';
import { contractWithout } from '../domain/privacy/contract-without.js';
import type { Erasure } from '../domain/privacy/erasure.js';
import type { Subject } from '../domain/privacy/subject.js';
import type { Contracts } from '../store/contracts.js';
import type { PersonalData } from '../store/personal-data.js';

/** Somebody else changes the same contract meanwhile, again and again: the next run tries. */
const MOST_CONFLICTS = 10;

interface ErasingContracts {
  readonly personalData: Pick<PersonalData, 'contracts'>;
  readonly contracts: Pick<Contracts, 'load' | 'commit'>;
  readonly clock: () => Date;
}

/** @returns how many contracts named the person, now or when this was begun before */
export async function contractsWithout(
  subject: Subject,
  erasure: Erasure,
  { personalData, contracts, clock }: ErasingContracts,
): Promise<number> {
  let count = erasure.contracts;
  for await (const { id } of personalData.contracts()) {
    for (let attempt = 0; ; attempt += 1) {
      if (attempt === MOST_CONFLICTS) throw new Fault('conflict', true, { detail: id });
      const before = await contracts.load(id);
      const after = before && contractWithout(before, subject);
      if (!before || !after) break;
      const now = clock();
      const cause = `erase:${erasure.id}`;
      const entry = { cause, at: now, by: erasure.by, did: 'changed', what: ['contacts', 'sites'] };
      const changed = { ...after, history: [...before.history, entry] };
      if (await contracts.commit(before, changed, { intents: [], cause, now })) {
        count += 1;
        break;
      }
    }
  }
  return count;
}
