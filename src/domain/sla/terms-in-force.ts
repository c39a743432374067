import { compileCalendar, type Calendar } from './calendar.js';
import type { Terms } from './policy.js';

/** Terms that held for a clock from an instant on, until the next ones did. */
export interface TermsInForce {
  from: Date;
  terms: Terms;
  calendar: Calendar;
}

/**
 * Working time when opening hours change at an instant: before `at` those of `before` count, from it on those of
 * `after`.
 */
export const changedAt = (before: Calendar, at: Date, after: Calendar): Calendar => ({
  zone: after.zone,
  addWorking(from, ms) {
    if (from >= at) return after.addWorking(from, ms);
    const counted = before.workingBetween(from, at);
    return counted >= ms ? before.addWorking(from, ms) : after.addWorking(at, ms - counted);
  },
  workingBetween(from, to) {
    return before.workingBetween(from, to < at ? to : at) + after.workingBetween(from > at ? from : at, to);
  },
  openBetween(from, to) {
    const first = from < at ? before.openBetween(from, to < at ? to : at) : [];
    const [next, ...rest] = to > at ? after.openBetween(from > at ? from : at, to) : [];
    const last = first.at(-1);
    if (!next || last?.to.getTime() !== next.from.getTime())
      return [...first, ...(next ? [next] : []), ...rest];
    return [...first.slice(0, -1), { from: last.from, to: next.to }, ...rest];
  },
});

/** The parts of `[from, to)` that one calendar counts, in order; terms with the same calendar are one part. */
export const partsByCalendar = (inForce: readonly TermsInForce[], from: Date, to: Date): TermsInPart[] => {
  const changes = inForce.filter(({ calendar }, index) => calendar !== inForce[index - 1]?.calendar);
  return changes
    .map(({ terms, calendar, from: since }, index) => {
      const until = changes[index + 1]?.from;
      return {
        terms,
        calendar,
        from: index > 0 && since > from ? since : from,
        to: until && until < to ? until : to,
      };
    })
    .filter((part) => part.from < part.to);
};

export interface TermsInPart extends TermsInForce {
  to: Date;
}

const compiled = new Map<string, Calendar>();
const COMPILED_AT_MOST = 200;

/**
 * The calendar of terms, ready for arithmetic. Compiling is dear and the same calendar serves many requests: the last
 * ones are kept, by their content. Throws `SlaFault` when it cannot be used.
 */
export const calendarFor = ({ calendar, zone }: Pick<Terms, 'calendar' | 'zone'>): Calendar => {
  const key = `${zone} ${JSON.stringify(calendar)}`;
  let known = compiled.get(key);
  if (!known) {
    known = compileCalendar(calendar, zone);
    const [oldest] = compiled.keys();
    if (compiled.size >= COMPILED_AT_MOST && oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, known);
  }
  return known;
};
