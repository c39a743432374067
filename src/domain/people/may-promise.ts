import type { Person, Role } from './person.js';
import { refuse, type Refusal } from '../refusal.js';

/** Roles that may. */
export const PROMISE: readonly Role[] = ['manager', 'admin'];

/**
 * Who may change what is promised, and let it reach open requests: management and administrators. Not the technical
 * head, whose department is measured by it.
 */
export function mayNotChangePromises({ roles }: Pick<Person, 'roles'>): Refusal | undefined {
  return roles.some((role) => PROMISE.includes(role)) ? undefined : refuse('only-management');
}
