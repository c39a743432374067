import { daysOfSpan, inSpans } from '../../domain/calendar/spans.js';
import { isDay } from '../../domain/time/day.js';
import { readHours } from '../../domain/sla/hours.js';

/** What was read of a field, or the part of it that is not understood. */
export type WordsRead<T> = { readonly ok: T } | { readonly part: string };

const CLOSED = /^(?:-|closed?|rest|休|休息|不上班)$/i;
const ALWAYS = /^(?:24 ?h|24 ?hours|全天|24小时)$/i;
/** More than a year of days at once is a slip of the pen. */
const MOST_DAYS = 366;
const DAY = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`;

/** Full-width signs and what Chinese keyboards put for a dash are as good as the others. */
const plainly = (text: string): string => text.normalize('NFKC').replace(/[‐-―−~〜至]/g, '-');

/** Between things that follow one another: commas, semicolons, spaces, lines. */
const parts = (text: string): string[] => text.split(/[\s,、;]+/).filter(Boolean);

/**
 * Opening hours of a day as people type them: `09:00-12:00, 13:00-18:00`, `9:00–18:00`, `24h`, `closed`, or nothing.
 * @returns the intervals as a calendar has them, in order
 */
export function readDayHours(text: string): WordsRead<string[]> {
  const said = plainly(text).trim();
  if (said === '' || CLOSED.test(said)) return { ok: [] };
  if (ALWAYS.test(said)) return { ok: ['00:00-24:00'] };
  const intervals: string[] = [];
  for (const part of parts(said.replace(/\s*-+\s*/g, '-'))) {
    const hours = readHours(part);
    if (!hours) return { part };
    intervals.push(`${clock(hours.open)}-${hours.close === 1440 ? '24:00' : clock(hours.close % 1440)}`);
  }
  return { ok: intervals.sort() };
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/**
 * Days as people type them, one after the other, and runs of them: `2026-10-01..2026-10-07, 2027/1/1`.
 * @returns each day once, in order
 */
export function readDays(text: string): WordsRead<string[]> {
  const days = new Set<string>();
  const runs = plainly(text)
    .replace(new RegExp(`(${DAY})\\s*(?:\\.\\.+|…|-+)\\s*(${DAY})`, 'g'), '$1..$2')
    .replace(/(\d)\s+\.\./g, '$1..');
  for (const part of parts(runs)) {
    const [first, last = first, ...more] = part.split('..').map(readDay);
    const span = first && last && more.length === 0 ? daysOfSpan({ first, last }, MOST_DAYS) : undefined;
    if (!span) return { part };
    for (const day of span) days.add(day);
  }
  return { ok: [...days].sort() };
}

function readDay(text: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return undefined;
  const day = match
    .slice(1)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isDay(day) ? day : undefined;
}

/**
 * Days with hours of their own, one a line: `2026-11-25: 09:00-12:00`; without hours the day is closed.
 * @returns the hours by day
 */
export function readSpecialDays(text: string): WordsRead<Record<string, string[]>> {
  const found: [string, string[]][] = [];
  for (const line of plainly(text)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const match = new RegExp(`^(${DAY})\\s*[:=]?\\s*(.*)$`).exec(line);
    const day = match && readDay(match[1]!);
    if (!day || found.some(([known]) => known === day)) return { part: line };
    const hours = readDayHours(match[2]!);
    if ('part' in hours) return { part: line };
    found.push([day, hours.ok]);
  }
  return { ok: Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Days as `readDays` reads them back. */
export const daysAsTyped = (days: readonly string[]): string =>
  inSpans(days)
    .map(({ first, last }) => (first === last ? first : `${first}..${last}`))
    .join('\n');

/** The same of days with hours of their own. */
export const specialDaysAsTyped = (days: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, hours]) => `${day}: ${hours.join(', ') || '-'}`)
    .join('\n');
