import type { DutyPlan } from '../domain/duty/on-duty.js';
import { experts } from '../domain/ticket/experts.js';
import type { Locale } from '../domain/people/person.js';
import type { Settings } from '../domain/settings/settings.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { textsIn } from '../i18n/texts.js';
import type { Candidates } from './modals/verb-form.js';

/** Who can be chosen in the forms of a request, with what speaks for each of them now. */
export function candidatesFor(
  ticket: Ticket,
  { roster, skills }: Settings,
  duty: DutyPlan,
  at: Date,
  locale: Locale,
): Candidates {
  const t = textsIn(locale);
  const staff = experts(ticket, { roster, skills, duty, at }).map((expert) => {
    const about = [
      ...(expert.onLeave ? [t.absent['on-leave']] : expert.onDuty ? [t.forms.onDuty] : []),
      ...expert.skills,
    ].join(', ');
    return { person: expert.person, suggested: expert.suits, ...(about ? { about } : {}) };
  });
  const named = new Set(everyCandidate({ roster }).engineers.map(({ person }) => person.id));
  return { engineers: staff.filter(({ person }) => named.has(person.id)), staff };
}

/** The same without what changes from moment to moment, to read a form by. */
export function everyCandidate({ roster }: Pick<Settings, 'roster'>): Candidates {
  const each = (people: readonly { id: string; name: string }[]) => [
    ...new Map(people.map((person) => [person.id, { person }])).values(),
  ];
  return {
    engineers: each([...(roster.engineer ?? []), ...(roster['tech-head'] ?? [])]),
    staff: each(Object.values(roster).flat()),
  };
}
