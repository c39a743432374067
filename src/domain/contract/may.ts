import { isStaff, type Person, type Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Contract } from './contract.js';

/** Roles that may. */
export const CONTRACT_KEEPERS: readonly Role[] = ['front-desk', 'admin'];
/** Roles that read every contract's sites and equipment; engineers read their own (`mayNotReadContract`). */
export const CONTRACT_READERS: readonly Role[] = ['front-desk', 'tech-head', 'quality', 'manager', 'admin'];

/** Who records what is agreed and installed: the front desk, and whoever sets the desk up. */
export function mayNotEditContract(
  { roles }: Pick<Person, 'roles'>,
  mayAdminister: boolean,
): Refusal | undefined {
  return mayAdminister || roles.some((role) => CONTRACT_KEEPERS.includes(role))
    ? undefined
    : refuse('contract-for-desk');
}

/**
 * Who reads a contract's cover, sites and equipment: the desk all of them, an engineer those that name them, and that of a
 * request which they are responsible for.
 * @param taken a request from which it is asked
 */
export function mayNotReadContract(
  person: Person,
  mayAdminister: boolean,
  { id, engineers }: Pick<Contract, 'id' | 'engineers'>,
  taken?: { readonly contractId: string; readonly responsible?: { readonly id: string } | undefined },
): Refusal | undefined {
  if (mayAdminister || person.roles.some((role) => CONTRACT_READERS.includes(role))) return undefined;
  if (!isStaff(person)) return refuse('contract-for-desk');
  const isNamed = engineers.some((one) => one.id === person.id);
  const isTheirs = taken?.contractId === id && taken.responsible?.id === person.id;
  return isNamed || isTheirs ? undefined : refuse('contract-of-others');
}
