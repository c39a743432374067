import { isStaff, type Person, type Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';

/** Of wishes (R16): what becomes of them is decided by the technical head and management; all who work with customers comment. */
export const OF_WISHES: Readonly<Record<'decide' | 'comment', readonly Role[]>> = {
  decide: ['tech-head', 'manager'],
  comment: ['front-desk', 'tech-head', 'engineer', 'quality', 'manager'],
};

/** @returns undefined when they may; who is not of ours is told that there is no such wish */
export function mayNotSpeakOfWish(
  person: Person,
  what: keyof typeof OF_WISHES,
  number: string,
): Refusal | undefined {
  if (!isStaff(person)) return refuse('wish-not-found', { number });
  const may = OF_WISHES[what].some((role) => person.roles.includes(role));
  if (may) return undefined;
  return what === 'comment' ? refuse('wish-for-desk') : refuse('wish-for-heads');
}

/** Customers see what they want themselves, staff everything. */
export function maySeeWish(
  person: Person,
  { customerIds }: { readonly customerIds: readonly string[] },
): boolean {
  return isStaff(person) || person.customerIds.some((id) => customerIds.includes(id));
}
