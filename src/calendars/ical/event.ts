import ICAL from 'ical.js';
import { isDay } from '../../domain/time/day.js';
import { DAY_MS } from '../../domain/time/units.js';

/** Occurrences looked at of one event: an old anniversary has some hundred. */
const MOST_OCCURRENCES = 1_000;
/** Days of one span. */
const MOST_DAYS = 366;

/** Said of an event that cannot be taken as it is. */
export class NotUnderstood extends Error {}

/** Days between which occurrences of what repeats are wanted; `until` is no more wanted. */
export interface Window {
  readonly from: string;
  readonly until: string;
}

/** The text of a property; none when it is not there. */
export function textOf(component: ICAL.Component, name: string): string | undefined {
  const value: unknown = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? undefined : String(value as string);
}

/** Whether an event takes whole days: by its date, or by the mark of Outlook on one from midnight to midnight. */
export function isAllDay(event: ICAL.Component): boolean {
  const start = event.getFirstProperty('dtstart');
  if (start?.type === 'date') return true;
  const atMidnight = (name: string) => /T00:?00:?00$/.test(rawOf(event, name) ?? '');
  return (
    textOf(event, 'x-microsoft-cdo-alldayevent')?.toUpperCase() === 'TRUE' &&
    atMidnight('dtstart') &&
    atMidnight('dtend')
  );
}

/** The first day of a date or time, as the file has it: the library would make 2 March of 30 February. */
export function dayOf(event: ICAL.Component, name: string): string | undefined {
  const raw = rawOf(event, name);
  if (raw === undefined) return undefined;
  const day = raw.slice(0, 10);
  if (!isDay(day)) throw new NotUnderstood(`${name.toUpperCase()} is no day`);
  return day;
}

/**
 * The days of an event that takes whole days, `DTEND` left out as the standard has it; of one that repeats each year,
 * those of all occurrences in the window.
 * @param except days on which another event stands in the place of an occurrence
 * @throws NotUnderstood with the reason
 */
export function daysOf(event: ICAL.Component, window: Window, except: ReadonlySet<string>): string[] {
  const first = dayOf(event, 'dtstart');
  if (first === undefined) throw new NotUnderstood('has no beginning');
  const length = lengthOf(event, first);
  const starts = isRepeated(event) ? occurrences(event, window, except) : [first];
  return [...new Set(starts.flatMap((start) => span(start, length)))];
}

function lengthOf(event: ICAL.Component, first: string): number {
  const last = dayOf(event, 'dtend');
  const duration = event.getFirstPropertyValue('duration') as ICAL.Duration | null;
  const days =
    last !== undefined
      ? (Date.parse(last) - Date.parse(first)) / DAY_MS
      : duration
        ? duration.toSeconds() / (DAY_MS / 1000)
        : 1;
  if (days < 0) throw new NotUnderstood('ends before it begins');
  if (days > MOST_DAYS) throw new NotUnderstood(`is longer than ${MOST_DAYS} days`);
  if (!Number.isInteger(days)) throw new NotUnderstood('ends in the middle of a day');
  // Many feeds write the same day for both ends.
  return Math.max(1, days);
}

const span = (first: string, days: number): string[] =>
  Array.from({ length: days }, (_none, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );

export const isRepeated = (event: ICAL.Component): boolean =>
  event.hasProperty('rrule') || event.hasProperty('rdate');

function occurrences(event: ICAL.Component, { from, until }: Window, except: ReadonlySet<string>): string[] {
  const rules = event.getAllProperties('rrule').map((rule) => rule.getFirstValue() as ICAL.Recur);
  const other = rules.find(({ freq }) => freq !== 'YEARLY');
  if (other) throw new NotUnderstood(`repeats ${other.freq}; only what repeats each year is taken`);
  // The library puts 29 February on 1 March; the standard leaves it out where there is none.
  const isPlain = rules.every(({ parts }) => Object.keys(parts).length === 0) && !event.hasProperty('rdate');
  const anniversary = isPlain ? dayOf(event, 'dtstart')?.slice(4) : undefined;
  const found: string[] = [];
  const iterator = new ICAL.Event(event).iterator();
  for (let count = 0; count < MOST_OCCURRENCES; count += 1) {
    const next = iterator.next() as ICAL.Time | null;
    const day = next?.toString().slice(0, 10);
    if (day === undefined || day >= until) return found;
    const isMeant = anniversary === undefined || day.slice(4) === anniversary;
    if (day >= from && isMeant && !except.has(day)) found.push(day);
  }
  throw new NotUnderstood(`has more than ${MOST_OCCURRENCES} occurrences`);
}

const rawOf = (event: ICAL.Component, name: string): string | undefined => {
  const [, , , value] = (event.getFirstProperty(name)?.jCal ?? []) as unknown[];
  return typeof value === 'string' ? value : undefined;
};
