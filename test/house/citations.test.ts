import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page that something refers to, and where on it. */
interface Cited {
  readonly page: string;
  readonly rule?: string | undefined;
  readonly convention?: string | undefined;
  readonly title?: string | undefined;
}

const read = (path: string): string => readFileSync(path, 'utf8');
const filesIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(folder, { recursive, encoding: 'utf8' }).map((path) => join(folder, path));
const ALL = ['src', 'scripts', 'test'].flatMap((folder) => filesIn(folder, true));
// This one has comments that lead nowhere.
const SOURCES = ALL.filter((path) => /(?<!citations\.test)\.(ts|mjs|js)$/.test(path));
const PAGES = [...filesIn('.', false), ...filesIn('docs', false), ...ALL].filter((path) =>
  path.endsWith('.md'),
);
/** Comments of a source, each on one line. */
const commentsIn = (source: string): string =>
  [...source.matchAll(/\/\*\*?[^]*?\*\/|(?<=^|\s)\/\/.*$/gm)]
    .map(([comment]) => comment.replace(/\s*\n\s*\*?\s*/g, ' '))
    .join('\n');

const citedIn = (text: string): Cited[] =>
  [
    ...text.matchAll(
      /\b([a-z][a-z-]*)\.md(?: rule (?<rule>\d+)|, convention (?<convention>\d+)|, "(?<title>[^"]+)")?/g,
    ),
  ].map(({ 1: page, groups }) => ({ page: page!, ...groups }));

const pageOf = (page: string): string | undefined =>
  [`docs/${page}.md`, `${page}.md`].find((path) => existsSync(path));

/** @returns what is wrong with it; undefined when it leads somewhere */
function astray({ page, rule, convention, title }: Cited): string | undefined {
  const path = pageOf(page);
  if (!path) return `${page}.md is no page`;
  const text = read(path);
  const number = rule ?? convention;
  if (number !== undefined && !new RegExp(`^${number}\\. `, 'm').test(text))
    return `${path} has no number ${number}`;
  const isThere = title === undefined || [...text.matchAll(/^#+ (.+)$/gm)].some(([, one]) => one === title);
  return isThere || new RegExp(`^\\*\\*${title}`, 'm').test(text) ? undefined : `${path} has no “${title}”`;
}

const REQUIREMENTS = new Set(
  [...read('docs/requirements.md').matchAll(/\*\*(R\d+)\*\*/g)].map(([, number]) => number!),
);

it('every page, rule and section that a comment refers to is there', () => {
  const all = SOURCES.flatMap((path) => citedIn(commentsIn(read(path))).map((cited) => ({ path, cited })));
  const wrong = all.flatMap(({ path, cited }) => {
    const reason = astray(cited);
    return reason === undefined ? [] : [`${path}: ${reason}`];
  });
  expect(wrong).toEqual([]);
  expect(all.length).toBeGreaterThan(90);
});

it('every requirement that a comment or a page names is one of the plan', () => {
  const texts = [
    ...SOURCES.map((path) => [path, commentsIn(read(path))] as const),
    ...PAGES.map((path) => [path, read(path)] as const),
  ];
  const all = texts.flatMap(([path, text]) =>
    [...text.matchAll(/\bR([1-9]\d?)\b/g)].map(([number]) => `${path}: ${number}`),
  );
  expect(all.filter((one) => !REQUIREMENTS.has(one.split(': ')[1]!))).toEqual([]);
  expect(all.length).toBeGreaterThan(200);
  expect([...REQUIREMENTS].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
    Array.from({ length: 39 }, (_, index) => `R${index + 1}`),
  );
});

it('what leads nowhere is seen', () => {
  const comment =
    '/** As sla.md rule 99 has it (nothing.md), and slack.md,\n * "No such place"; sla.md rule 7 */';
  expect(citedIn(commentsIn(comment)).map(astray)).toEqual([
    'docs/sla.md has no number 99',
    'nothing.md is no page',
    'docs/slack.md has no “No such place”',
    undefined,
  ]);
});
