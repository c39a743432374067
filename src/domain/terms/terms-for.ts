import { workingHours } from '../calendar/desk-calendar.js';
import { calendarOf, policyOf, type Settings } from '../settings/settings.js';
import type { Terms } from '../ticket/ticket.js';
import type { Contract } from '../contract/contract.js';

/**
 * What is promised under a contract now, to be frozen into a request (sla.md rule 7): the newest version of its policy,
 * and of a calendar. The contract's calendar goes before the policy's, that before the desk's first.
 */
export function termsFor(
  settings: Pick<Settings, 'policies' | 'calendars'>,
  { policyId, calendarId, zone }: Pick<Contract, 'policyId' | 'calendarId' | 'zone'>,
): Terms {
  const policy = policyOf(settings, policyId);
  const named = [calendarId, policy.calendar].find((id) => settings.calendars.some((one) => one.id === id));
  const calendar = calendarOf(settings, named);
  return {
    policy,
    calendar: workingHours(calendar),
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    ...(calendar.name === undefined ? {} : { calendarName: calendar.name }),
    zone,
  };
}
