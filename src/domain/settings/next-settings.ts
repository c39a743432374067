import { ROLES, type PersonRef, type Role } from '../people/person.js';
import type { Roster } from '../people/roster.js';
import { newestPolicies, type Settings } from '../settings.js';
import type { DeskPolicy } from '../sla/escalation.js';
import { differences, type Difference } from './differences.js';
import type { PolicyInFile, SettingsFile } from './settings-file.js';

/** What an import changes, for whoever decides whether to do it. */
export interface SettingsChanges {
  /** Name, zone, language and calendar of the desk. */
  readonly desk: Difference[];
  readonly roles: RoleChange[];
  readonly addedPolicies: DeskPolicy[];
  readonly changedPolicies: { readonly policy: DeskPolicy; readonly differences: Difference[] }[];
  /** Ids of all policies in their new order, when it is another one: the first is proposed for new channels. */
  readonly order?: string[];
}

interface RoleChange {
  readonly role: Role;
  readonly added: PersonRef[];
  readonly removed: PersonRef[];
  /** Who stays, written otherwise. */
  readonly renamed: PersonRef[];
}

export interface NextSettings {
  readonly settings: Settings;
  readonly changes: SettingsChanges;
  /** True when the file says what the desk has already. */
  readonly isSame: boolean;
  /** Policies that the file leaves out. They stay: contracts may name them. */
  readonly leftOut: DeskPolicy[];
}

/**
 * Lays a file over the desk's settings. A policy that reads otherwise than its newest version becomes a new
 * version, and the old ones are kept: open requests have them (sla.md rule 7).
 * @returns the settings as they would be, still with the version that guards them, and what changes
 */
export function nextSettings(current: Settings, file: SettingsFile): NextSettings {
  const said = overlaid(current, file);
  const desk = differences(ownParts(current), said);
  const roles = file.roster ? roleChanges(current.roster, file.roster) : [];
  const { policies, leftOut, ...policyChanges } = nextPolicies(current, file.policies);
  const changes = { desk, roles, ...policyChanges };
  const isSame =
    desk.length + roles.length + changes.addedPolicies.length + changes.changedPolicies.length === 0 &&
    !changes.order;
  const roster = roles.length > 0 ? file.roster! : current.roster;
  return {
    settings: isSame ? current : { ...current, ...said, roster, policies },
    changes,
    isSame,
    leftOut,
  };
}

/** A part that is left out stays as it is. */
const overlaid = (current: Settings, file: SettingsFile) => ({
  companyName: file.companyName ?? current.companyName,
  zone: file.zone ?? current.zone,
  deskLocale: file.deskLocale ?? current.deskLocale,
  calendar: file.calendar ?? current.calendar,
});

const ownParts = ({ companyName, zone, deskLocale, calendar }: Settings) => ({
  companyName,
  zone,
  deskLocale,
  calendar,
});

function roleChanges(before: Roster, after: Roster): RoleChange[] {
  return ROLES.map((role) => {
    const [old, next] = [before[role] ?? [], after[role] ?? []];
    const missingIn = (list: PersonRef[]) => (person: PersonRef) => !list.some(({ id }) => id === person.id);
    const renamed = next.filter((person) => {
      const known = old.find(({ id }) => id === person.id);
      return known !== undefined && differences(known, person).length > 0;
    });
    return { role, added: next.filter(missingIn(old)), removed: old.filter(missingIn(next)), renamed };
  }).filter(({ added, removed, renamed }) => added.length + removed.length + renamed.length > 0);
}

type NextPolicies = Pick<SettingsChanges, 'addedPolicies' | 'changedPolicies' | 'order'> &
  Pick<NextSettings, 'leftOut'> & { policies: DeskPolicy[] };

function nextPolicies(current: Settings, given: readonly PolicyInFile[] | undefined): NextPolicies {
  const newest = newestPolicies(current);
  const addedPolicies: DeskPolicy[] = [];
  const changedPolicies: { policy: DeskPolicy; differences: Difference[] }[] = [];
  if (!given) return { policies: current.policies, leftOut: [], addedPolicies, changedPolicies };

  const fromFile = given.map((said): DeskPolicy => {
    const known = newest.find(({ id }) => id === said.id);
    const policy = { ...said, version: (known?.version ?? 0) + 1 };
    if (!known) {
      addedPolicies.push(policy);
      return policy;
    }
    const changed = differences({ ...known, version: undefined }, said);
    if (changed.length === 0) return known;
    changedPolicies.push({ policy, differences: changed });
    return policy;
  });
  const leftOut = newest.filter(({ id }) => !given.some((policy) => policy.id === id));
  // The newest stand first: the first of all is what a contract gets whose policy is unknown.
  const ahead = [...fromFile, ...leftOut];
  const order = ahead.map(({ id }) => id);
  const known = new Set(newest.map(({ id }) => id));
  const isReordered = order.filter((id) => known.has(id)).some((id, index) => id !== newest[index]!.id);
  const isDisplaced = order[0] !== newest[0]?.id;
  return {
    policies: [...ahead, ...current.policies.filter((policy) => !ahead.includes(policy))],
    leftOut,
    addedPolicies,
    changedPolicies,
    ...(isReordered || isDisplaced ? { order } : {}),
  };
}
