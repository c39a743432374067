import type { DeskCalendar } from '../calendar/desk-calendar.js';
import { joinPublicDays, type PublicDays } from '../calendar/public-days.js';
import { ROLES, type PersonRef, type Role } from '../people/person.js';
import { stillLost, type RoleGroups } from '../people/role-groups.js';
import type { Roster } from '../people/roster.js';
import { newestCalendars, newestPolicies, type Settings } from './settings.js';
import type { DeskPolicy } from '../sla/escalation.js';
import { differences, type Difference } from './differences.js';
import { isUnchanged, nextVersions, type VersionChanges } from './next-versions.js';
import type { CalendarInFile, SettingsFile } from './settings-file.js';

/** What an import changes, for whoever decides whether to do it. */
export interface SettingsChanges {
  /** Name, letterhead, zone and language of the desk, the skills of its people, the user groups of its roles. */
  readonly desk: Difference[];
  readonly roles: RoleChange[];
  readonly policies: VersionChanges<DeskPolicy>;
  readonly calendars: VersionChanges<DeskCalendar>;
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
}

/**
 * Lays a file over the desk's settings. A policy or calendar that reads otherwise than its newest version becomes a new
 * version, and the old ones are kept: open requests have them (sla.md rule 7).
 * @param publicDays what is known now of the countries that the file names
 * @returns the settings as they would be, still with the version that guards them, and what changes
 */
export function nextSettings(
  current: Settings,
  file: SettingsFile,
  publicDays: ReadonlyMap<string, PublicDays> = new Map(),
): NextSettings {
  const said = overlaid(current, file);
  const desk = differences(ownParts(current), said);
  const given = file.roster && withMembers(file.roster, said.groups, current.roster);
  const roles = given ? roleChanges(current.roster, given) : [];
  const policies = nextVersions(current.policies, newestPolicies(current), file.policies);
  const newest = newestCalendars(current);
  const withDays = file.calendars?.map((calendar) => withPublicDays(calendar, newest, publicDays));
  const calendars = nextVersions(current.calendars, newest, withDays);
  const isSame =
    desk.length + roles.length === 0 && isUnchanged(policies.changes) && isUnchanged(calendars.changes);
  const roster = given && roles.length > 0 ? given : current.roster;
  return {
    settings: isSame
      ? current
      : {
          ...current,
          ...said,
          ...(current.lostGroups
            ? { lostGroups: stillLost(current.lostGroups, current.groups, said.groups) }
            : {}),
          roster,
          policies: policies.all,
          calendars: calendars.all,
        },
    changes: { desk, roles, policies: policies.changes, calendars: calendars.changes },
    isSame,
  };
}

/** A part that is left out stays as it is. */
const overlaid = (current: Settings, file: SettingsFile) => ({
  companyName: file.companyName ?? current.companyName,
  letterhead: file.letterhead ?? current.letterhead,
  zone: file.zone ?? current.zone,
  deskLocale: file.deskLocale ?? current.deskLocale,
  reminderDays: file.reminderDays ?? current.reminderDays,
  plainMessages: file.plainMessages ?? current.plainMessages,
  skills: file.skills ?? current.skills,
  groups: file.groups ?? current.groups,
});

const ownParts = ({
  companyName,
  letterhead,
  zone,
  deskLocale,
  reminderDays,
  plainMessages,
  skills,
  groups,
}: Settings) => ({
  companyName,
  letterhead,
  zone,
  deskLocale,
  reminderDays,
  plainMessages,
  skills,
  groups,
});

/** A role with a user group keeps the members that Slack named last. */
const withMembers = (roster: Roster, groups: RoleGroups, known: Roster): Roster =>
  Object.fromEntries(
    ROLES.flatMap((role) => {
      const people = groups[role] ? known[role] : roster[role];
      return people ? [[role, people]] : [];
    }),
  );

/** Of a country that the calendar had before, years are kept of which nothing is asked now. */
function withPublicDays(
  said: CalendarInFile,
  newest: readonly DeskCalendar[],
  publicDays: ReadonlyMap<string, PublicDays>,
): Omit<DeskCalendar, 'version'> {
  if (said.country === undefined) return said;
  const known = newest.find(({ id, country }) => id === said.id && country === said.country);
  const now = publicDays.get(said.country);
  const days = now ? joinPublicDays(known?.publicDays, now) : known?.publicDays;
  return { ...said, ...(days ? { publicDays: days } : {}) };
}

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
