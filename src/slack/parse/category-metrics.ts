import type { Locale } from '../../domain/people/person.js';
import { METRICS, type Metric } from '../../domain/sla/terms.js';
import { CATEGORIES, type Category } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { MARKS, readCategory } from './category-targets.js';
import { readMetric } from './why-words.js';

export type CategoryMetrics = Partial<Record<Category, Metric[]>>;

/** What is wrong with a line, which are counted from 1. */
export interface MetricsFault {
  readonly line: number;
  readonly fault: 'categoryMetrics' | 'categoryTwice';
}

/** The clocks of categories as people write them: `Question of use: Response, Solution`, one category a line. */
export function categoryMetricsText(metrics: CategoryMetrics, locale: Locale): string {
  const t = textsIn(locale);
  const { colon, comma } = MARKS[locale];
  return CATEGORIES.flatMap((category) => {
    const named = metrics[category];
    if (!named) return [];
    const said = METRICS.filter((metric) => named.includes(metric)).map((metric) => t.metric[metric]);
    return [`${t.category[category]}${colon}${said.join(comma) || t.policies.none}`];
  }).join('\n');
}

/** Reads what `categoryMetricsText` writes, in either language, and with the words of the domain. */
export function readCategoryMetrics(text: string): { ok: CategoryMetrics } | MetricsFault {
  const ok: CategoryMetrics = {};
  for (const [index, given] of text.normalize('NFKC').split('\n').entries()) {
    if (given.trim() === '') continue;
    const line = index + 1;
    const [, name = '', rest = ''] = /^([^:]+):(.*)$/.exec(given) ?? [];
    const category = readCategory(name);
    const metrics = category && readMetrics(rest);
    if (!category || !metrics) return { line, fault: 'categoryMetrics' };
    if (ok[category]) return { line, fault: 'categoryTwice' };
    ok[category] = metrics;
  }
  return { ok };
}

/** Names of clocks, each once; a word for none is no clock. */
function readMetrics(text: string): Metric[] | undefined {
  const words = text.split(/[,;、]/).map((word) => word.trim());
  if (words.length === 1 && isNone(words[0]!)) return [];
  const read = words.map(readMetric);
  const known = METRICS.filter((metric) => read.includes(metric));
  return known.length === words.length ? known : undefined;
}

const isNone = (word: string): boolean =>
  ['none', '无', '不计时', 'no deadlines'].includes(word.toLowerCase());
