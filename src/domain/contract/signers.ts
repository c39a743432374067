import type { Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Contract } from './contract.js';

type Contacts = Pick<Contract, 'contacts'>;
type Contact = Contract['contacts'][number];

/** Who signs for the customer by the contract, their lead before the others (R12); nobody while it marks nobody. */
export function signersOf({ contacts }: Contacts): Contact[] {
  const signers = contacts.filter(({ maySign }) => maySign);
  return [...signers.filter(({ lead }) => lead), ...signers.filter(({ lead }) => !lead)];
}

/**
 * Whether somebody of the customer's may not sign for them: those sign whom the contract marks, anybody of theirs while it
 * marks nobody. That they are of the customer at all is `may.ts`'s.
 * @param what of a result, or of what it costs. Where none of those who are marked is known in Slack, a result is signed by
 * anybody of theirs, for else nobody ever could; what it costs is not.
 */
export function mayNotSignFor(
  { id }: Pick<Person, 'id'>,
  contract: Contacts | undefined,
  what: 'result' | 'cost',
): Refusal | undefined {
  const signers = contract ? signersOf(contract) : [];
  const isReached = signers.some(({ personId }) => personId !== undefined);
  if (signers.length === 0 || (what === 'result' && !isReached)) return undefined;
  if (signers.some(({ personId }) => personId === id)) return undefined;
  const able = isReached ? signers.filter(({ personId }) => personId !== undefined) : signers;
  return refuse('not-a-signer', { names: able.map(({ name }) => name).join(', ') });
}
