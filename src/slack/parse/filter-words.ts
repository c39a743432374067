import { LOCALES } from '../../domain/people/person.js';
import { zoneOf } from '../../domain/time/zone.js';
import { CATEGORIES, OPEN_STATUSES, SEVERITIES, STATUSES } from '../../domain/ticket/words.js';
import type { Category, Severity, Status } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { DAY_MS } from '../../domain/time/units.js';

/** Names of several statuses at once. */
const SOLVED = ['resolved', 'confirmed', 'archived'] as const;
const GROUPS: Readonly<Record<string, readonly Status[]>> = {
  open: OPEN_STATUSES,
  未完成: OPEN_STATUSES,
  solved: SOLVED,
  已解决: SOLVED,
  未答复: ['unanswered'],
};
const SHORT_SEVERITIES: Readonly<Record<string, Severity>> = { 一般: 'general', 重大: 'major' };
const PAIR = /(?<=^|\s)([\p{L}]+)[:：](?:["“]([^"”]*)["”]|(\S+))/gu;

/**
 * Takes what is `name:value` or `name:"some words"` out of a text.
 * @param keys what each may be called, in either language
 * @returns the values, and what is left of the text
 */
export function readPairs<K extends string>(
  text: string,
  keys: Readonly<Record<K, readonly string[]>>,
): { given: Partial<Record<K, string>>; rest: string } {
  const given: Partial<Record<K, string>> = {};
  const rest = text.replace(PAIR, (whole, name: string, quoted?: string, bare?: string) => {
    const key = (Object.keys(keys) as K[]).find((one) => keys[one].includes(name.toLowerCase()));
    if (!key) return whole;
    given[key] = quoted ?? bare ?? '';
    return ' ';
  });
  return { given, rest };
}

const spelt = (value: string): string => value.normalize('NFKC').trim().toLowerCase();

/** The statuses that a word means: one as it stands on a card, in either language, or several at once. */
export function statusesOf(value: string): readonly Status[] | undefined {
  return GROUPS[spelt(value)] ?? wordsOf(value, STATUSES, 'status');
}

export const categoriesOf = (value: string): readonly Category[] | undefined =>
  wordsOf(value, CATEGORIES, 'category');

export function severitiesOf(value: string): readonly Severity[] | undefined {
  const short = SHORT_SEVERITIES[spelt(value)];
  return short ? [short] : wordsOf(value, SEVERITIES, 'severity');
}

function wordsOf<W extends string>(
  value: string,
  words: readonly W[],
  kind: 'status' | 'category' | 'severity',
): readonly W[] | undefined {
  const asked = spelt(value);
  const named = words.filter((word) =>
    [
      word,
      ...LOCALES.map((locale) => (textsIn(locale)[kind] as Record<string, string>)[word]!.toLowerCase()),
    ].includes(asked),
  );
  return named.length > 0 ? named : undefined;
}

/** The start of a day in a zone, or of one some days later. */
export function dayStart(day: string, zone: string, later: number): Date | undefined {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day.normalize('NFKC')) ?? [];
  if (!year || !month || !date) return undefined;
  const midnight = new Date(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(date)) return undefined;
  return new Date(zoneOf(zone).toInstant(midnight.getTime() + later * DAY_MS));
}
