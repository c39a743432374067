import { wordsAsked } from '../../domain/find/words.js';
import type { FindFilter } from '../../store/found-tickets.js';
import { dayStart, readPairs, statusesOf } from './filter-words.js';

const KEYS = {
  status: ['status', '状态'],
  customer: ['customer', '用户', '客户'],
  system: ['system', '系统'],
  engineer: ['engineer', '工程师'],
  from: ['from', 'since', '自', '从'],
  to: ['to', 'until', '至', '到'],
} as const;
type Key = keyof typeof KEYS;

export type FindAsked =
  | { readonly words: string[]; readonly text: string; readonly filter: FindFilter }
  /** What cannot be understood: a status or a day as it was typed. */
  | { readonly wrong: Key; readonly value: string };

/**
 * `/service find printer jam status:open customer:Renhe from:2026-11-01`, in either language; whatever is not a filter is
 * looked for. Days are those of the zone; `to` includes its day.
 */
export function readFind(text: string, zone: string): FindAsked {
  const { given, rest } = readPairs(text, KEYS);
  const { status, customer, system, engineer, from, to } = given;
  const statuses = status === undefined ? undefined : statusesOf(status);
  if (status !== undefined && !statuses) return { wrong: 'status', value: status };
  const first = from === undefined ? undefined : dayStart(from, zone, 0);
  if (from !== undefined && !first) return { wrong: 'from', value: from };
  const last = to === undefined ? undefined : dayStart(to, zone, 1);
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
