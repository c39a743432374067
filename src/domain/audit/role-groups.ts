import { ROLES } from '../people/person.js';
import type { Settings } from '../settings/settings.js';
import type { Finding } from './finding.js';

/** Roles that a user group should fill and does not: nobody is in it, or Slack does not say who is. */
export function unfilledGroups({ groups, lostGroups = {}, roster }: Settings): Finding[] {
  return ROLES.filter((role) => groups[role] !== undefined).flatMap((role): Finding[] => {
    const reason = lostGroups[role];
    if (reason !== undefined) return [{ kind: 'group-lost', about: role, reason }];
    return (roster[role] ?? []).length === 0 ? [{ kind: 'group-empty', about: role }] : [];
  });
}
