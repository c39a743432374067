import { LOCALES } from '../../domain/people/person.js';
import { METRICS, type Metric } from '../../domain/sla/terms.js';
import { textsIn } from '../../i18n/texts.js';

const NUMBER = /[#＃]?(?:sr-?)?[\d０-９][\d０-９-]*/i;

/** `42 repair`, `42修复`, `repair 42`: the request's number and the words beside it. */
export function readWhy(text: string): { number: string; words: string } {
  const number = NUMBER.exec(text)?.[0] ?? '';
  return { number, words: text.replace(number, ' ').trim() };
}

/** The clock that somebody names, in either language or by the word of the domain; capitals, spaces, hyphens aside. */
export function readMetric(words: string): Metric | undefined {
  return METRICS.find((metric) =>
    [metric, ...LOCALES.map((locale) => textsIn(locale).metric[metric])].some(
      (name) => bare(name) === bare(words),
    ),
  );
}

const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
