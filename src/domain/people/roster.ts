import { z } from 'zod';
import { personRefSchema, ROLES, type PersonRef, type Role } from './person.js';

/** Who stands behind each role, as the desk's settings say; looked up anew whenever somebody is to be told. */
export const rosterSchema = z
  .partialRecord(z.enum(ROLES), z.array(personRefSchema))
  .transform((roles) => roles as Roster);
export type Roster = Partial<Record<Role, PersonRef[]>>;

/** @returns the roles of a person; empty for everybody who is not staff. */
export function rolesOf(roster: Roster, personId: string): Role[] {
  return ROLES.filter((role) => roster[role]?.some((person) => person.id === personId));
}

/** @returns the people of the first of these roles that has any, each once: nobody is told means the next is. */
export function firstFilled(roster: Roster, roles: readonly Role[]): PersonRef[] {
  for (const role of roles) {
    const people = roster[role] ?? [];
    if (people.length > 0) return people;
  }
  return [];
}
