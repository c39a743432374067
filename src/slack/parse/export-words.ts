import type { ExportFilter } from '../../domain/export/filter.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/export/request-export.js';
import { readPeriod } from '../../domain/forms/period.js';
import { categoriesOf, dayStart, readPairs, severitiesOf, statusesOf } from './filter-words.js';

const KEYS = {
  status: ['status', '状态'],
  category: ['category', '类别'],
  severity: ['severity', '级别'],
  customer: ['customer', 'contract', '用户', '客户', '合同'],
  engineer: ['engineer', '工程师'],
  from: ['from', 'since', '自', '从'],
  to: ['to', 'until', '至', '到'],
} as const;
type Key = keyof typeof KEYS;

const BREACHED = ['breached', 'overdue', 'late', '超时', '逾期'];
const ALL_TIME = ['all', '全部', '所有'];
const FORMATS: Readonly<Record<string, ExportFormat>> = { excel: 'xlsx', 表格: 'xlsx' };

export interface ExportWords {
  readonly format: ExportFormat;
  /** The days as they were said, for the file's name. */
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly filter: ExportFilter;
  /** A part of the name of a customer or a contract. */
  readonly customer?: string | undefined;
}

export type ExportWordsRead =
  ExportWords | { readonly wrong: Exclude<Key, 'engineer'> | 'word' | 'order'; readonly value: string };

/**
 * `/service export 2026Q3 status:open category:fault engineer:Li breached csv`, in either language and any order; the words
 * of `/service find` where both have them. Without a period it is all time.
 */
export function readExport(
  text: string,
  given: { readonly now: Date; readonly zone: string },
): ExportWordsRead {
  const { given: pairs, rest } = readPairs(text, KEYS);
  const words = rest.trim().split(/\s+/u).filter(Boolean);
  const formats = words.flatMap((word) => formatOf(word) ?? []);
  const isBreached = (word: string) => BREACHED.includes(word.toLowerCase());
  const isPlain = (word: string) =>
    !formatOf(word) && !isBreached(word) && !ALL_TIME.includes(word.toLowerCase());
  const said = words.filter(isPlain).join(' ');
  const period = said === '' ? undefined : readPeriod(said, given);
  if (said !== '' && !period) return { wrong: 'word', value: said };

  const { status, category, severity, engineer, customer, from, to } = pairs;
  const statuses = status && statusesOf(status);
  const categories = category && categoriesOf(category);
  const severities = severity && severitiesOf(severity);
  const first = from && dayStart(from, given.zone, 0);
  const last = to && dayStart(to, given.zone, 1);
  const read = { status: statuses, category: categories, severity: severities, from: first, to: last };
  for (const [key, value] of Object.entries(read) as [keyof typeof read, unknown][])
    if (pairs[key] !== undefined && !value) return { wrong: key, value: pairs[key] };
  const start = first || period?.from;
  const end = last || period?.to;
  if (start && end && start >= end) return { wrong: 'order', value: `${from} ${to}` };
  return {
    format: formats[0] ?? 'xlsx',
    firstDay: from ?? period?.firstDay,
    lastDay: to ?? period?.lastDay,
    customer: customer || undefined,
    filter: {
      ...(start ? { from: start } : {}),
      ...(end ? { before: end } : {}),
      ...(statuses ? { statuses: [...statuses] } : {}),
      ...(categories ? { categories: [...categories] } : {}),
      ...(severities ? { severities: [...severities] } : {}),
      ...(engineer ? { engineer } : {}),
      ...(words.some(isBreached) ? { breached: true as const } : {}),
    },
  };
}

function formatOf(word: string): ExportFormat | undefined {
  const asked = word.toLowerCase().replace(/^\./, '');
  return EXPORT_FORMATS.find((format) => format === asked) ?? FORMATS[asked];
}
