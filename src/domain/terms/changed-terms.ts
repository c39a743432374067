import { DEFAULT_CALENDAR, workingHours, type DeskCalendar } from '../calendar/desk-calendar.js';
import type { Contract } from '../contract/contract.js';
import { calendarOf, type Settings } from '../settings/settings.js';
import type { DeskPolicy } from '../sla/escalation.js';
import type { Terms } from '../ticket/ticket.js';
import type { Intention, Versioned } from '../settings/intention.js';

type Kept = Pick<Settings, 'policies' | 'calendars'>;

/**
 * What an open request is promised once an intention has reached it: the policies and calendars that the intention
 * names, in those versions, and nothing else that has changed since the request was registered. Its calendar is another
 * one only when its policy now names another and its contract has none of its own.
 * @param settings have every version that was ever saved
 * @param contract that of the request, as it is now; undefined when it is no more
 * @returns undefined when the request has all of that already, or something newer
 */
export function changedTerms(
  terms: Terms,
  contract: Pick<Contract, 'calendarId'> | undefined,
  intention: Pick<Intention, 'policies' | 'calendars'>,
  settings: Kept,
): Terms | undefined {
  const named = intention.policies.find(({ id }) => id === terms.policy.id);
  const found = named && versionIn(settings.policies, named);
  const policy = found && found.version > terms.policy.version ? found : terms.policy;
  const calendar =
    policy === terms.policy || hasOwnCalendar(contract, settings) || goBySame(terms.policy, policy, settings)
      ? newerCalendar(terms, intention.calendars, settings)
      : (switchedCalendar(terms, named!.calendar, settings) ??
        newerCalendar(terms, intention.calendars, settings));
  if (policy === terms.policy && !calendar) return undefined;
  return { ...terms, policy, ...(calendar ? calendarTerms(calendar) : {}) };
}

const versionIn = <T extends Versioned>(all: readonly T[], { id, version }: Versioned): T | undefined =>
  all.find((one) => one.id === id && one.version === version);

/** As `termsFor` looks it up. */
const hasOwnCalendar = (contract: Pick<Contract, 'calendarId'> | undefined, { calendars }: Kept): boolean =>
  calendars.some(({ id }) => id === contract?.calendarId);

const goBySame = (before: DeskPolicy, after: DeskPolicy, settings: Kept): boolean =>
  calendarOf(settings, before.calendar).id === calendarOf(settings, after.calendar).id;

/** Requests of the time when there was one calendar do not name it. */
const idOf = ({ calendarId }: Terms): string => calendarId ?? DEFAULT_CALENDAR.id;

function switchedCalendar(terms: Terms, to: Versioned, { calendars }: Kept): DeskCalendar | undefined {
  return to.id === idOf(terms) ? undefined : versionIn(calendars, to);
}

function newerCalendar(
  terms: Terms,
  wanted: readonly Versioned[],
  { calendars }: Kept,
): DeskCalendar | undefined {
  const named = wanted.find(({ id }) => id === idOf(terms));
  return named && named.version > (terms.calendarVersion ?? 0) ? versionIn(calendars, named) : undefined;
}

/** The calendar's part of the terms, as they are frozen. */
const calendarTerms = (calendar: DeskCalendar) => ({
  calendar: workingHours(calendar),
  calendarId: calendar.id,
  calendarVersion: calendar.version,
  calendarName: calendar.name,
});
