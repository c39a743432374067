import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentSchema } from '../../src/config.js';
import { LOCALES } from '../../src/domain/people/person.js';
import { VERBS } from '../../src/domain/ticket/lifecycle.js';
import { textsIn } from '../../src/i18n/texts.js';
import { parseServiceCommand, SUBCOMMANDS } from '../../src/slack/parse/service-command.js';
import { COLLECTIONS } from '../../src/store/collections.js';

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.cache']);
const read = (file: string): string => readFileSync(file, 'utf8');

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const PAGES = markdownIn('.');
const TRANSLATED = PAGES.filter((page) => existsSync(page.replace(/\.md$/, '.zh-CN.md')));

/** Without what stands in fences and backquotes: there a bracket is no link, and a # no heading. */
const prose = (text: string): string => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, 'code');

/** Relative targets of links and pictures. */
const linksIn = (text: string): string[] =>
  [...prose(text).matchAll(/\]\(([^()\s]+)\)/g)]
    .map((found) => found[1]!)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Levels of the headings, in order: the shape of a page. */
const headingsOf = (text: string): number[] =>
  [...prose(text).matchAll(/^(#+) /gm)].map((found) => found[1]!.length);

/** As GitHub names the places of a page: small letters, no punctuation, hyphens for spaces. */
const anchorsOf = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(({ 1: title }) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

function brokenLinks(page: string, text: string): string[] {
  return linksIn(text).filter((target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? text : read(file)).includes(anchor);
  });
}

/** What each page has of what it should not have; and how much was looked at, lest nothing was. */
function collected(find: (text: string, page: string) => { all: string[]; wrong: string[] }) {
  const found = PAGES.map((page) => ({ page, ...find(read(page), page) }));
  return {
    looked: found.flatMap(({ all }) => all).length,
    wrong: found.flatMap(({ page, wrong }) => wrong.map((what) => `${page}: ${what}`)),
  };
}

it('every relative link leads to a page, and to a place on it, that there is', () => {
  const { looked, wrong } = collected((text, page) => ({
    all: linksIn(text),
    wrong: brokenLinks(page, text),
  }));
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});

it('a link to nowhere is seen, and one in an example is not', () => {
  const text = '[a](no-such.md) ![b](docs) [c](README.md#no-such-place) [d](#here) `[e](f.md)`\n# Here\n';
  expect(brokenLinks('README.md', text)).toEqual(['no-such.md', 'README.md#no-such-place']);
});

it('every page that is not for developers only is in both languages', () => {
  const forPeople = [
    'README',
    'docs/operators',
    'docs/customers',
    'docs/engineers',
    'docs/managers',
    'docs/permissions',
  ];
  expect(TRANSLATED.sort()).toEqual(forPeople.map((page) => `${page}.md`).sort());
});

it.each(TRANSLATED)('%s has the same sections and tables in Chinese', (page) => {
  const [english, chinese] = [read(page), read(page.replace(/\.md$/, '.zh-CN.md'))];
  const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('|')).length;
  expect(headingsOf(chinese)).toEqual(headingsOf(english));
  expect(rows(chinese)).toBe(rows(english));
});

it.each(['docs/operators.md', 'docs/operators.zh-CN.md'])(
  '%s tells of every key of the environment, with its default',
  (page) => {
    const rows = [...read(page).matchAll(/^\| `([A-Z0-9_]+)` +\| `?([^`|]*)`? +\|/gm)];
    const told = Object.fromEntries(rows.map(([, key, given]) => [key, given!.trim()]));
    expect(Object.keys(told).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    for (const line of read('.env.example')
      .split('\n')
      .filter((one) => /^[A-Z]/.test(one))) {
      const [key = '', given] = line.split(/=(.*)/s);
      if (given) expect([key, told[key]]).toEqual([key, given]);
    }
  },
);

/** Rows of a guide's table of commands: the word, and its Chinese names. */
const commandsIn = (text: string): [string, string[]][] =>
  [...text.matchAll(/^\| `\/service ([\w-]+)[^`]*` +\| ([^|]*) \|/gm)].map(({ 1: word, 2: names }) => [
    word!,
    names!.trim().split('、'),
  ]);

const wordOf = (typed: string): string => {
  const command = parseServiceCommand(typed);
  if ('unknown' in command) return 'unknown';
  return 'do' in command ? command.do : command.verb;
};

/** The Chinese words that the parser knows, from its source. */
const ALIASES = [...read('src/slack/parse/service-command.ts').matchAll(/^ {2}(\p{Script=Han}+): '/gmu)].map(
  (found) => found[1]!,
);

describe.each(['docs/engineers.md', 'docs/engineers.zh-CN.md'])('%s', (page) => {
  const commands = commandsIn(read(page));

  it('has every subcommand', () => {
    expect(commands.map(([word]) => word).sort()).toEqual([...SUBCOMMANDS, ...VERBS].sort());
  });

  it('has every Chinese word for one, and each does what its row says', () => {
    const names = commands.flatMap(([word, words]) => words.map((name) => [name, word] as const));
    expect(names.map(([name]) => name).sort()).toEqual([...ALIASES].sort());
    expect(names.map(([name]) => wordOf(`${name} 42`))).toEqual(names.map(([, word]) => word));
  });
});

describe.each(LOCALES)('/service help in %s', (locale) => {
  const { lines, word, customer } = textsIn(locale).help;
  const typedIn = (text: string) => [...text.matchAll(/`\/service (\S+?)[ `]/g)].map(([, word]) => word!);

  it('names every subcommand but itself, and no other', () => {
    const words = [...new Set(typedIn(lines).map(wordOf))];
    expect(words.sort()).toEqual(SUBCOMMANDS.filter((word) => word !== 'help').sort());
    expect([...SUBCOMMANDS]).toEqual(expect.arrayContaining(typedIn(customer).map(wordOf)));
  });

  it('names every verb by a word that is understood', () => {
    expect(VERBS.map((verb) => wordOf(`${word[verb]} 42`))).toEqual([...VERBS]);
  });
});

it('every command of npm that a page names is in package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const { looked, wrong } = collected((text) => {
    const all = [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([a-z][\w:-]*)|(start|test)\b)/g)].map(
      (found) => found[1] ?? found[2]!,
    );
    return { all, wrong: all.filter((name) => !(name in scripts)) };
  });
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});

it('the architecture names every collection and every index of it', () => {
  const rows = [...read('docs/architecture.md').matchAll(/^\| `(\w+)` +\|[^|]*\|[^|]*\| (.*) \|$/gm)];
  const told = rows.map(({ 1: name, 2: text }) => [
    name!,
    [...text!.matchAll(/`([^`]+)`/g)].map(([, keys]) => keys!),
  ]);
  const theirs = Object.entries(COLLECTIONS).map(([name, { indexes }]) => [
    name,
    indexes.map(([keys]) => Object.keys(keys).join(', ')),
  ]);
  expect(Object.fromEntries(told)).toMatchObject(Object.fromEntries(theirs));
  expect(theirs.length).toBeGreaterThan(10);
});

it('every file of the project that a page names is there', () => {
  const path = /`((?:src|test|scripts|docs|eslint)\/[\w./-]+\.(?:ts|md|js|mjs))`/g;
  const { looked, wrong } = collected((text) => {
    const all = [...text.matchAll(path)].map((found) => found[1]!);
    return { all, wrong: all.filter((file) => !existsSync(file)) };
  });
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});
