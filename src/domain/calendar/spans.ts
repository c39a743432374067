import { DAY_MS } from '../time/units.js';

/** Days that follow one another, both ends included; `YYYY-MM-DD`. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

export const nextDay = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** @returns the days in runs, in order, each day once */
export function inSpans(days: readonly string[]): DaySpan[] {
  const spans: { first: string; last: string }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const previous = spans.at(-1);
    if (previous && nextDay(previous.last) === day) previous.last = day;
    else spans.push({ first: day, last: day });
  }
  return spans;
}

/** @returns every day of a run; nothing when it is longer than `most` days, or ends before it begins */
export function daysOfSpan({ first, last }: DaySpan, most = 366): string[] | undefined {
  const days: string[] = [];
  for (let day = first; day <= last; day = nextDay(day)) {
    if (days.length >= most) return undefined;
    days.push(day);
  }
  return days.length > 0 ? days : undefined;
}
