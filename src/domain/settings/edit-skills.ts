import { refuse, type Refusal } from '../refusal.js';
import type { Settings } from './settings.js';
import type { Person, PersonRef, Role } from '../people/person.js';
import { rolesOf } from '../people/roster.js';

/** Most skills of a person, and letters of one: they are read in menus. */
export const MOST_SKILLS = 30;
export const LONGEST_SKILL = 60;

/** Whoever says what people can do. */
export const SKILL_EDITORS: readonly Role[] = ['tech-head', 'admin'];
export const editsSkills = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => SKILL_EDITORS.includes(role));

/** Skills as they were when somebody began to change them, and as they are to be. */
export interface SkillsAsked {
  readonly person: PersonRef;
  readonly before: readonly string[];
  readonly skills: readonly string[];
}

/** The settings with other skills of one person (R14): of somebody who has a role, and as nobody else has changed them. */
export function editSkills(
  settings: Settings,
  { person, before, skills }: SkillsAsked,
  actor: Person,
): Settings | Refusal {
  if (!editsSkills(actor)) return refuse('skills-for-heads');
  if (rolesOf(settings.roster, person.id).length === 0) return refuse('no-role', { name: person.name });
  const current = settings.skills[person.id] ?? [];
  if (current.join('\n') !== before.join('\n')) {
    // Submitted again after an answer was lost: they stand as they were asked for.
    return current.join('\n') === skills.join('\n') ? settings : refuse('skills-changed');
  }
  const others = Object.fromEntries(Object.entries(settings.skills).filter(([id]) => id !== person.id));
  return { ...settings, skills: skills.length > 0 ? { ...others, [person.id]: [...skills] } : others };
}
