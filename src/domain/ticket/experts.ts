import { isOnLeave, onDuty, type DutyPlan } from '../duty/on-duty.js';
import type { Ticket } from './ticket.js';
import { ROLES, type PersonRef } from '../people/person.js';
import type { Roster } from '../people/roster.js';

/** What people can do, in words of the desk's own, by Slack user id. */
export type Skills = Readonly<Record<string, readonly string[]>>;

/** Somebody who could be of an expert group (R14). */
export interface Expert {
  readonly person: PersonRef;
  readonly skills: readonly string[];
  readonly onDuty: boolean;
  readonly onLeave: boolean;
  /** Has a skill that the request's words name, and is there. */
  readonly suits: boolean;
}

/** Fewer letters than this are no word to look for: an A is in everything. */
const SHORTEST = 2;

/**
 * R14: who could be convened for a problem, from skills and duty: those first whose skills the request names, of these
 * those on duty first, those on leave last; in each group in the order of the roles.
 */
export function experts(
  ticket: Pick<Ticket, 'system' | 'items' | 'category'>,
  { roster, skills, duty, at }: { roster: Roster; skills: Skills; duty: DutyPlan; at: Date },
): Expert[] {
  const words = [ticket.system, ...ticket.items.map(({ text }) => text)].join('\n').toLowerCase();
  const isNamed = (skill: string) => skill.length >= SHORTEST && words.includes(skill.toLowerCase());
  const there = new Set(duty.rotas.flatMap(({ id }) => onDuty(duty, id, at)).map(({ id }) => id));
  const all = [
    ...new Map(ROLES.flatMap((role) => roster[role] ?? []).map((person) => [person.id, person])).values(),
  ];
  const rank = ({ suits, onDuty: isThere, onLeave }: Expert) =>
    (onLeave ? 0 : 4) + (suits ? 2 : 0) + (isThere ? 1 : 0);
  return all
    .map((person): Expert => {
      const own = skills[person.id] ?? [];
      const onLeave = isOnLeave(duty, person.id, at);
      return {
        person,
        skills: own,
        onDuty: there.has(person.id),
        onLeave,
        suits: !onLeave && own.some(isNamed),
      };
    })
    .sort((a, b) => rank(b) - rank(a));
}
