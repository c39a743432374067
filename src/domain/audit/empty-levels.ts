import { onDuty, type DutyPlan } from '../duty/on-duty.js';
import { ROLES, type Role } from '../people/person.js';
import { newestPolicies, type Settings } from '../settings/settings.js';
import type { Finding } from './finding.js';

/** Whoever these are, a request has them; only the request knows. */
const OF_A_REQUEST: readonly string[] = ['responsible', 'resident'];

/**
 * Levels of the desk's ladders behind which nobody stands now (sla.md, "Escalation": an empty level goes to the
 * auditor too): a role that nobody has, a rota that is not there or has a gap.
 */
export function emptyLevels(
  settings: Pick<Settings, 'policies' | 'roster'>,
  duty: DutyPlan,
  now: Date,
): Finding[] {
  return newestPolicies(settings).flatMap(({ id, escalation }) =>
    escalation.levels.flatMap(({ to }, index) =>
      to.every((target) => isEmpty(target, settings, duty, now))
        ? [{ kind: 'level-empty' as const, about: id, level: index + 1 }]
        : [],
    ),
  );
}

function isEmpty(target: string, { roster }: Pick<Settings, 'roster'>, duty: DutyPlan, now: Date): boolean {
  if (OF_A_REQUEST.includes(target)) return false;
  if (target === 'on-duty') return duty.rotas.every(({ id }) => onDuty(duty, id, now).length === 0);
  if (target.startsWith('rota:')) return onDuty(duty, target.slice('rota:'.length), now).length === 0;
  return (ROLES as readonly string[]).includes(target) && (roster[target as Role] ?? []).length === 0;
}
