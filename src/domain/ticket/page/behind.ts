import { isOnLeave, onDuty, type DutyPlan } from '../../duty/on-duty.js';
import { ROLES, type PersonRef, type Role } from '../../people/person.js';
import type { QuietHoursOf } from '../../people/quiet-hours.js';
import type { Roster } from '../../people/roster.js';
import type { EscalationTarget } from '../../sla/escalation.js';
import type { Absent } from '../facts.js';
import { quietForUntil } from '../quiet.js';
import type { Ticket } from '../ticket.js';

/** Everybody who can be asked, as they are now: roles, rotas and leave, quiet hours. */
export interface Directory {
  readonly roster: Roster;
  readonly duty?: DutyPlan | undefined;
  readonly quiet?: QuietHoursOf | undefined;
}

/** Who is asked, and who would have been. */
export interface Behind {
  readonly people: PersonRef[];
  readonly absent: Absent[];
}

const NOBODY: DutyPlan = { rotas: [], leaves: [] };

/**
 * Looks up who stands behind the targets of a level at an instant, each once (sla.md, "Escalation": the people behind
 * a role are looked up at each step). Left out are those on leave, in quiet hours, or known not to be reached.
 */
export function behind(
  targets: readonly EscalationTarget[],
  ticket: Ticket,
  directory: Directory,
  at: Date,
): Behind {
  const all = targets.flatMap((target) => standingFor(target, ticket, directory, at));
  const each = [...new Map(all.map((person) => [person.id, person])).values()];
  const unreached = notReachedIn(ticket);
  const absent: Absent[] = [];
  const people = each.filter((person) => {
    const why = whyAbsent(person.id);
    if (why) absent.push({ person, why });
    return !why;
  });
  return { people, absent };

  function whyAbsent(id: string): Absent['why'] | undefined {
    if (unreached.has(id)) return 'not-reached';
    if (directory.duty && isOnLeave(directory.duty, id, at)) return 'on-leave';
    if (quietForUntil(ticket, directory.quiet, id, at)) return 'quiet';
    return undefined;
  }
}

function standingFor(
  target: EscalationTarget,
  { responsible, engineers }: Ticket,
  { roster, duty = NOBODY }: Directory,
  at: Date,
): readonly PersonRef[] {
  if (target === 'responsible') return responsible ? [responsible] : engineers;
  if (target === 'resident') return engineers;
  if (target === 'on-duty') return duty.rotas.flatMap(({ id }) => onDuty(duty, id, at));
  if (target.startsWith('rota:')) return onDuty(duty, target.slice('rota:'.length), at);
  if ((ROLES as readonly string[]).includes(target)) return roster[target as Role] ?? [];
  const known = [...Object.values(roster).flat(), ...engineers].find(({ id }) => id === target);
  return [known ?? { id: target, name: target }];
}

/** Whom Slack has refused to tell anything since the escalation began. */
function notReachedIn({ history, escalation }: Ticket): Set<string> {
  const since = escalation?.startedAt ?? new Date(0);
  return new Set(
    history.flatMap((fact) =>
      fact.type === 'not-reached' && fact.recordedAt >= since ? [fact.person.id] : [],
    ),
  );
}
