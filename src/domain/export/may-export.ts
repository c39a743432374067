import { isStaff, type Person, type Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';

/** Those whose work is about all requests; an engineer's is about the contracts that name them (R28, R29). */
export const ALL: readonly Role[] = ['front-desk', 'quality', 'manager', 'tech-head', 'admin'];

/** Whose requests somebody may take out of the desk, and whether our own columns are among them. */
export type ExportScope =
  | { readonly of: 'all' }
  /** The contracts in which this engineer is named. */
  | { readonly of: 'engineer'; readonly personId: string }
  | { readonly of: 'customer'; readonly customerIds: readonly string[] };

/** @returns a refusal for whoever is neither of ours nor of a customer's */
export function mayExport(person: Person): ExportScope | Refusal {
  if (person.roles.some((role) => ALL.includes(role))) return { of: 'all' };
  if (isStaff(person)) return { of: 'engineer', personId: person.id };
  const { customerIds } = person;
  return customerIds.length > 0 ? { of: 'customer', customerIds } : refuse('export-of-nobody');
}
