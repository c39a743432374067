import { wordsAsked } from '../../domain/find/words.js';
import { LOCALES } from '../../domain/people/person.js';
import { zoneOf } from '../../domain/sla/zone.js';
import { OPEN_STATUSES, STATUSES } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import type { FindFilter } from '../../store/found-tickets.js';

const KEYS = {
  status: ['status', '状态'],
  customer: ['customer', '用户', '客户'],
  system: ['system', '系统'],
  engineer: ['engineer', '工程师'],
  from: ['from', 'since', '自', '从'],
  to: ['to', 'until', '至', '到'],
} as const;
type Key = keyof typeof KEYS;

/** Names of several statuses at once. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  open: OPEN_STATUSES,
  未完成: OPEN_STATUSES,
  solved: ['resolved', 'confirmed', 'archived'],
  已解决: ['resolved', 'confirmed', 'archived'],
};
const DAY_MS = 86_400_000;
const PAIR = /(?<=^|\s)([\p{L}]+)[:：](?:["“]([^"”]*)["”]|(\S+))/gu;

export type FindAsked =
  | { readonly words: string[]; readonly text: string; readonly filter: FindFilter }
  /** What cannot be understood: a status or a day as it was typed. */
  | { readonly wrong: Key; readonly value: string };

/**
 * `/service find printer jam status:open customer:Renhe from:2026-11-01`, in either language; whatever is not a filter is
 * looked for. Days are those of the zone; `to` includes its day.
 */
export function readFind(text: string, zone: string): FindAsked {
  const given: Partial<Record<Key, string>> = {};
  const rest = text.replace(PAIR, (whole, name: string, quoted?: string, bare?: string) => {
    const key = keyOf(name);
    if (!key) return whole;
    given[key] = quoted ?? bare ?? '';
    return ' ';
  });
  const { status, customer, system, engineer, from, to } = given;
  const statuses = status === undefined ? undefined : statusesOf(status);
  if (status !== undefined && !statuses) return { wrong: 'status', value: status };
  const first = from === undefined ? undefined : startOf(from, zone, 0);
  if (from !== undefined && !first) return { wrong: 'from', value: from };
  const last = to === undefined ? undefined : startOf(to, zone, 1);
  if (to !== undefined && !last) return { wrong: 'to', value: to };
  const filter: FindFilter = {
    ...(statuses ? { statuses } : {}),
    ...(customer ? { customer } : {}),
    ...(system ? { systemLike: system } : {}),
    ...(engineer ? { engineer } : {}),
    ...(first ? { receivedFrom: first } : {}),
    ...(last ? { receivedBefore: last } : {}),
  };
  return { words: wordsAsked(rest), text: rest.replace(/\s+/gu, ' ').trim(), filter };
}

const keyOf = (name: string): Key | undefined =>
  (Object.keys(KEYS) as Key[]).find((key) => (KEYS[key] as readonly string[]).includes(name.toLowerCase()));

function statusesOf(value: string): readonly string[] | undefined {
  const asked = value.normalize('NFKC').toLowerCase();
  const named = STATUSES.filter((status) =>
    [status, ...LOCALES.map((locale) => textsIn(locale).status[status].toLowerCase())].includes(asked),
  );
  return GROUPS[asked] ?? (named.length > 0 ? named : undefined);
}

/** The start of a day in a zone, or of one some days later. */
function startOf(day: string, zone: string, later: number): Date | undefined {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day.normalize('NFKC')) ?? [];
  if (!year || !month || !date) return undefined;
  const midnight = new Date(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(date)) return undefined;
  return new Date(zoneOf(zone).toInstant(midnight.getTime() + later * DAY_MS));
}
