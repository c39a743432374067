import { refOf, type Person, type PersonRef } from '../people/person.js';
import { calendarOf, policyOf, type Settings } from '../settings/settings.js';
import type { Intention, Versioned } from '../settings/intention.js';

/**
 * What somebody says about open requests, with what they are at that moment.
 * @param settings as they are saved with it
 * @param reach which policies and calendars, in their newest versions
 */
export function intend(
  person: PersonRef & Pick<Person, 'roles'>,
  act: { readonly cause: string; readonly at: Date },
  settings: Pick<Settings, 'policies' | 'calendars'>,
  reach: { readonly policies: readonly string[]; readonly calendars: readonly string[] },
): Intention {
  const calendarNow = (id?: string): Versioned => versionOf(calendarOf(settings, id));
  return {
    id: act.cause,
    at: act.at,
    by: refOf(person),
    roles: [...person.roles],
    policies: reach.policies.map((id) => {
      const policy = policyOf(settings, id);
      return { ...versionOf(policy), calendar: calendarNow(policy.calendar) };
    }),
    calendars: reach.calendars.map(calendarNow),
  };
}

const versionOf = ({ id, version }: Versioned): Versioned => ({ id, version });
