import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/domain/export/request-export.js';
import { LOCALES, type Locale } from '../../src/domain/people/person.js';
import { Stopped } from '../settings/terminal.js';

const USAGE = `usage: npm run -s export -- [PERIOD] [--from DAY] [--to DAY] [--customer NAME] [--status STATUS] [--category CATEGORY]
       [--severity SEVERITY] [--engineer NAME] [--breached] [--language zh-CN|en] --out FILE.xlsx|FILE.csv
PERIOD is this, last, 2026-11, 2026Q3, 2026, or two days; none is all time. Statuses, categories and severities as in /service export`;

/** Filters that are words of `/service export` too, each said by its name. */
const FILTERS = ['from', 'to', 'customer', 'status', 'category', 'severity', 'engineer'] as const;

export interface ExportArguments {
  /** As they would be typed after `/service export`. */
  readonly words: string;
  readonly out: string;
  readonly format: ExportFormat;
  readonly locale: Locale | undefined;
}

/** @throws Stopped with the usage, when that is not how it is used */
export function readArguments(args: readonly string[]): ExportArguments {
  const { values, positionals } = parsed(args);
  const { out, language } = values;
  const format = EXPORT_FORMATS.find((one) => out?.toLowerCase().endsWith(`.${one}`));
  const locale = LOCALES.find((one) => one === language);
  if (!out || !format || (language !== undefined && !locale)) throw new Stopped(2, USAGE);
  const pairs = FILTERS.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`${name}:"${value.replace(/["“”]/g, '')}"`];
  });
  const words = [...positionals, ...pairs, ...(values.breached ? ['breached'] : []), format].join(' ');
  return { words, out, format, locale };
}

function parsed(args: readonly string[]) {
  try {
    const named = Object.fromEntries(FILTERS.map((name) => [name, { type: 'string' as const }])) as Record<
      (typeof FILTERS)[number],
      { type: 'string' }
    >;
    return parseArgs({
      args: [...args],
      options: {
        ...named,
        breached: { type: 'boolean' },
        language: { type: 'string' },
        out: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Stopped(2, `${(error as Error).message.split('. ')[0]}\n${USAGE}`);
  }
}
