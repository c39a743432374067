import { LOCALES, type Locale } from '../../domain/people/person.js';
import { targetsSchema, type Targets } from '../../domain/sla/policy.js';
import { METRICS } from '../../domain/sla/terms.js';
import { CATEGORIES, type Category } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { minutesText } from './minutes.js';
import { readMetric } from './why-words.js';

export type CategoryTargets = Partial<Record<Category, Targets>>;

/** What is wrong with a line, which are counted from 1. */
export interface LineFault {
  readonly line: number;
  readonly fault: 'category' | 'categoryTwice' | 'categoryMinutes';
}

/** Marks between a name and what follows it, and between the parts of that. */
export const MARKS: Readonly<Record<Locale, { colon: string; comma: string }>> = {
  'zh-CN': { colon: '：', comma: '，' },
  en: { colon: ': ', comma: ', ' },
};

/** Targets of categories as people write them: `Fault: Response 15, Repair 120`, one category a line. */
export function categoryTargetsText(categories: CategoryTargets, locale: Locale): string {
  const t = textsIn(locale);
  const { colon, comma } = MARKS[locale];
  return CATEGORIES.flatMap((category) => {
    const targets = categories[category];
    if (!targets) return [];
    const said = METRICS.flatMap((metric) => {
      const minutes = targets[metric];
      return minutes === undefined ? [] : [`${t.metric[metric]} ${minutesText(minutes)}`];
    });
    return said.length > 0 ? [`${t.category[category]}${colon}${said.join(comma)}`] : [];
  }).join('\n');
}

/** Reads what `categoryTargetsText` writes, in either language, and with the words of the domain. */
export function readCategoryTargets(text: string): { ok: CategoryTargets } | LineFault {
  const ok: CategoryTargets = {};
  for (const [index, given] of text.normalize('NFKC').split('\n').entries()) {
    if (given.trim() === '') continue;
    const read = readLine(given);
    const fault = typeof read === 'string' ? read : ok[read.category] ? 'categoryTwice' : undefined;
    if (typeof read === 'string' || fault) return { line: index + 1, fault: fault ?? 'category' };
    ok[read.category] = read.targets;
  }
  return { ok };
}

/** The category that somebody names, in either language or by the word of the domain. */
export const readCategory = (name: string): Category | undefined =>
  CATEGORIES.find((one) =>
    [one, ...LOCALES.map((locale) => textsIn(locale).category[one])].some(
      (word) => word.toLowerCase() === name.trim().toLowerCase(),
    ),
  );

function readLine(line: string): { category: Category; targets: Targets } | LineFault['fault'] {
  const [, name = '', rest = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
  const category = readCategory(name);
  if (!category) return 'category';
  const given: Record<string, number> = {};
  for (const part of rest.split(/[,;、]/)) {
    const [, word = '', minutes = ''] = /^(.*?)([\d.]+)$/.exec(part.trim()) ?? [];
    const metric = readMetric(word);
    if (!metric || metric in given) return 'category';
    given[metric] = Number(minutes);
  }
  const targets = targetsSchema.safeParse(given);
  return targets.success ? { category, targets: targets.data } : 'categoryMinutes';
}
