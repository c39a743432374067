import type { Person, Role } from '../people/person.js';
import { rolesOf, type Roster } from '../people/roster.js';

/** Whoever keeps the rotas: makes and changes them, puts people on duty, announces leave for others. */
export const KEEPERS: readonly Role[] = ['admin', 'tech-head', 'manager'];

/** Whether somebody keeps the desk's rotas; everybody else acts on their own duties and leave only. */
export const keepsRotas = (person: Pick<Person, 'roles'>): boolean =>
  person.roles.some((role) => KEEPERS.includes(role));

/** Whether somebody can be put on duty: whoever has a role, for they will be asked to act. */
export const canBeOnDuty = (roster: Roster, personId: string): boolean =>
  rolesOf(roster, personId).length > 0;
