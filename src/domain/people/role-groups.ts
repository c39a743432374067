import { z } from 'zod';
import { ROLES, type PersonRef, type Role } from './person.js';
import type { Roster } from './roster.js';

const byRole = z.partialRecord(z.enum(ROLES), z.string());

/** Roles whose people are those of a user group in Slack, by the group's id; the others have people of their own. */
export const roleGroupsSchema = byRole.transform((groups) => groups as RoleGroups);
export type RoleGroups = Partial<Record<Role, string>>;

/** Groups of which Slack says nothing any more, with its word: those roles keep the people that were known last. */
export const lostGroupsSchema = byRole.transform((lost) => lost as RoleGroups);

/** What Slack has said of a group: who is in it, or why it does not say. */
export type GroupSaid = { readonly members: readonly PersonRef[] } | { readonly lost: string };

interface Filled {
  readonly roster: Roster;
  readonly groups: RoleGroups;
  readonly lostGroups?: RoleGroups | undefined;
}

/**
 * @param said by the group's id; roles of other groups stay as they are
 * @returns the same object when nothing changes
 */
export function filledFromGroups<S extends Filled>(settings: S, said: ReadonlyMap<string, GroupSaid>): S {
  let { roster } = settings;
  const lostBefore = settings.lostGroups ?? {};
  let lostGroups = lostBefore;
  for (const role of ROLES) {
    const answer = said.get(settings.groups[role] ?? '');
    if (!answer) continue;
    if ('lost' in answer) {
      if (lostGroups[role] !== answer.lost) lostGroups = { ...lostGroups, [role]: answer.lost };
      continue;
    }
    if (lostGroups[role] !== undefined) lostGroups = without(lostGroups, role);
    const people = inOldOrder(roster[role] ?? [], answer.members);
    if (!same(roster[role] ?? [], people)) roster = { ...roster, [role]: people };
  }
  const isSame = roster === settings.roster && lostGroups === lostBefore;
  return isSame ? settings : { ...settings, roster, lostGroups };
}

/** Of a role that has another group now, nothing is known of it yet. */
export const stillLost = (lost: RoleGroups, before: RoleGroups, after: RoleGroups): RoleGroups =>
  Object.fromEntries(
    ROLES.flatMap((role) => (lost[role] && before[role] === after[role] ? [[role, lost[role]]] : [])),
  );

const without = (groups: RoleGroups, role: Role): RoleGroups =>
  Object.fromEntries(Object.entries(groups).filter(([one]) => one !== role));

/** Slack names them in no order; who was there before stays where they were. */
function inOldOrder(before: readonly PersonRef[], now: readonly PersonRef[]): PersonRef[] {
  const place = ({ id }: PersonRef) => {
    const index = before.findIndex((one) => one.id === id);
    return index < 0 ? before.length : index;
  };
  return [...now].sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id));
}

const same = (before: readonly PersonRef[], now: readonly PersonRef[]): boolean =>
  before.length === now.length &&
  before.every(({ id, name, teamId }, index) => {
    const other = now[index]!;
    return other.id === id && other.name === name && other.teamId === teamId;
  });
