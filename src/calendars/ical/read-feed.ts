import type ICAL from 'ical.js';
import { dayOf, daysOf, isAllDay, isRepeated, NotUnderstood, textOf, type Window } from './event.js';
import { messageOf, type NotTaken, type Parsed, type Placed } from './parse.js';

/** Days that a calendar of holidays names. */
export interface FeedDays {
  readonly closed: readonly string[];
  /** Make-up working days. */
  readonly working: readonly string[];
  readonly notTaken: readonly NotTaken[];
}

type Kind = 'closed' | 'working' | 'observed';

/**
 * Reads a calendar of holidays as they are published: what takes whole days closes them, unless it is marked as worked.
 * @param window the days that are of use
 */
export function readFeed({ events, notTaken: broken }: Parsed, window: Window): FeedDays {
  const days = { closed: new Set<string>(), working: new Set<string>() };
  const notTaken: NotTaken[] = [...broken];
  const isMarking = events.some(({ component }) => markOf(component) !== undefined);
  const replaced = replacedOccurrences(events);
  for (const { component, line } of events) {
    const reject = (why: string) => notTaken.push({ line, what: nameOf(component), why });
    try {
      const kind = kindOf(component, isMarking);
      const all = daysOf(component, window, replaced.get(uidOf(component)) ?? new Set());
      const wanted = all.filter((day) => day >= window.from && day < window.until);
      if (kind === 'observed') reject(`${all[0] ?? ''}: is not marked as a day off`);
      else for (const day of wanted) days[kind].add(day);
      if (kind !== 'observed' && wanted.length < Math.max(1, all.length))
        reject(
          outside(
            all.filter((day) => !wanted.includes(day)),
            window,
          ),
        );
    } catch (error) {
      reject(reasonOf(error));
    }
  }
  const closed = [...days.closed].filter((day) => !days.working.has(day));
  return { closed: closed.sort(), working: [...days.working].sort(), notTaken: byLine(notTaken) };
}

const outside = (days: readonly string[], { from, until }: Window): string =>
  `${days.length > 0 ? `${days[0]}${days.length > 1 ? ` and ${days.length - 1} more` : ''}: ` : ''}not between ${from} and ${until}`;

function kindOf(event: ICAL.Component, isMarking: boolean): Kind {
  if (textOf(event, 'status')?.toUpperCase() === 'CANCELLED') throw new NotUnderstood('is cancelled');
  if (!isAllDay(event)) throw new NotUnderstood('does not take whole days');
  return markOf(event) ?? (isMarking ? 'observed' : 'closed');
}

const WORKED = /班|work(?:ing)?[ -]?day|make[ -]?up/i;
/** `休班` and `not a working day` are no work. */
const RESTED = /休班|不上班|放假|(?:non|not a)[ -]?work/i;
const OFF = /[(（【[]休[)）】\]]|放假|休班|不上班/;
const OBSERVED = /^\s*(?:observance|纪念日)/i;

/**
 * What the file itself says of a day, nothing when it leaves it open. A file that marks days off lists others that are
 * only celebrated.
 */
function markOf(event: ICAL.Component): Kind | undefined {
  const special = textOf(event, 'x-apple-special-day')?.toUpperCase();
  if (special === 'ALTERNATE-WORKDAY') return 'working';
  if (special === 'WORK-HOLIDAY') return 'closed';
  const said = [textOf(event, 'summary') ?? '', ...categoriesOf(event)].join(' ');
  if (WORKED.test(said) && !RESTED.test(said)) return 'working';
  if (OBSERVED.test(textOf(event, 'description') ?? '')) return 'observed';
  return OFF.test(said) ? 'closed' : undefined;
}

const categoriesOf = (event: ICAL.Component): string[] =>
  event.getAllProperties('categories').flatMap((property) => property.getValues().map(String));

/** An occurrence that was moved or renamed has an event of its own. */
function replacedOccurrences(events: readonly Placed[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { component } of events) {
    if (!component.hasProperty('recurrence-id') || isRepeated(component)) continue;
    try {
      const day = dayOf(component, 'recurrence-id');
      if (day !== undefined) found.set(uidOf(component), (found.get(uidOf(component)) ?? new Set()).add(day));
    } catch {
      // It is told with the event itself.
    }
  }
  return found;
}

const uidOf = (event: ICAL.Component): string => textOf(event, 'uid') ?? '';

/** What people would find it by, on one line. */
export const nameOf = (event: ICAL.Component): string =>
  (textOf(event, 'summary') ?? textOf(event, 'uid') ?? 'an event without a name')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80);

export const reasonOf = (error: unknown): string =>
  error instanceof NotUnderstood ? error.message : `cannot be read (${messageOf(error)})`;

export const byLine = (all: readonly NotTaken[]): NotTaken[] => [...all].sort((a, b) => a.line - b.line);
