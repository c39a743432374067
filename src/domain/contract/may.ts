import type { Person, Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';

/** Roles that may. */
export const CONTRACT_KEEPERS: readonly Role[] = ['front-desk', 'admin'];

/** Who records what is agreed and installed: the front desk, and whoever sets the desk up. */
export function mayNotEditContract(
  { roles }: Pick<Person, 'roles'>,
  mayAdminister: boolean,
): Refusal | undefined {
  return mayAdminister || roles.some((role) => CONTRACT_KEEPERS.includes(role))
    ? undefined
    : refuse('contract-for-desk');
}
