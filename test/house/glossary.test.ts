import { readFileSync } from 'node:fs';
import { ROLES } from '../../src/domain/people/person.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { clockSchema } from '../../src/domain/sla/clock.js';
import { factSchema } from '../../src/domain/ticket/facts.js';
import { FACT_OF_VERB, VERBS } from '../../src/domain/ticket/lifecycle.js';
import * as words from '../../src/domain/ticket/words.js';
import { en } from '../../src/i18n/en.js';
import { zhCN } from '../../src/i18n/zh-CN.js';
import { schedule } from '../../src/jobs/schedule.js';

interface Section {
  readonly title: string;
  /** Cells of each row, backquotes taken off. */
  readonly rows: string[][];
}

const SECTIONS: Section[] = readFileSync('src/domain/README.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.split('\n')[0]!,
    rows: text
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('`'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replace(/`/g, '')),
      ),
  }));

function section(title: string): string[][] {
  const found = SECTIONS.find((one) => one.title === title);
  if (!found) throw new Error(`no section ${title}`);
  return found.rows;
}

/** As `word 中文 English`, in order. */
function told(words: readonly string[], key: 'status' | 'metric' | 'clockState' | 'role' | 'verb'): string[] {
  const chinese = zhCN[key] as Record<string, string>;
  const english = en[key] as Record<string, string>;
  return words.map((word) => `${word} ${chinese[word]} ${english[word]}`);
}
const written = (rows: string[][]): string[] => rows.map((row) => row.slice(0, 3).join(' '));
const sorted = (list: Iterable<string>): string[] => [...list].sort();

const FACT_TYPES = factSchema.options.map((option) => option.shape.type.value);

it('every command stands there with its fact and with what people read, in both languages', () => {
  const rows = section('Commands and the facts they leave');
  expect(rows.map(([verb, fact]) => [verb, fact])).toEqual(VERBS.map((verb) => [verb, FACT_OF_VERB[verb]]));
  expect(written(rows.map(([verb = '', , ...more]) => [verb, ...more]))).toEqual(told(VERBS, 'verb'));
});

it('every fact stands there, once', () => {
  const facts = [
    ...section('Commands and the facts they leave').map(([, fact]) => fact!),
    ...section('Facts without a command').map(([fact]) => fact!),
  ];
  expect(sorted(facts)).toEqual(sorted(FACT_TYPES));
});

it.each([
  ['Statuses', words.STATUSES, 'status'],
  ['Roles', ROLES, 'role'],
] as const)('%s: every one stands there as people read it', (title, list, key) => {
  expect(written(section(title))).toEqual(told(list, key));
});

it('every clock and every state of a clock stands there as people read it', () => {
  expect(written(section('Clocks'))).toEqual([
    ...told(METRICS, 'metric'),
    ...told(clockSchema.shape.state.options, 'clockState'),
  ]);
});

it('every word that describes a request stands there as people read it', () => {
  const kinds = {
    category: words.CATEGORIES,
    severity: words.SEVERITIES,
    mode: words.MODES,
    outcome: words.OUTCOMES,
    waitingFor: words.WAITING_FOR,
    channelOfReceipt: words.CHANNELS_OF_RECEIPT,
  };
  const expected = Object.entries(kinds).flatMap(([kind, list]) =>
    list.map((word) => {
      const chinese = zhCN[kind as keyof typeof kinds] as Record<string, string>;
      const english = en[kind as keyof typeof kinds] as Record<string, string>;
      return [kind, word, chinese[word], english[word]];
    }),
  );
  expect(section('What a request is described with')).toEqual(expected);
});

it('every refusal stands there, and each has a sentence', () => {
  expect(sorted(section('Refusals').map(([code]) => code!))).toEqual(sorted(Object.keys(zhCN.refusals)));
});

it('every recurring job stands there', () => {
  const jobs = schedule({ sweepMs: 1000 } as never).map(({ name }) => name);
  expect(sorted(section('Jobs').map(([name]) => name!))).toEqual(sorted(jobs));
});
