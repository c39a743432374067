import { ROLES } from '../../src/domain/people/person.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { VERBS } from '../../src/domain/ticket/lifecycle.js';
import {
  CATEGORIES,
  CHANNELS_OF_RECEIPT,
  MODES,
  OUTCOMES,
  SEVERITIES,
  STATUSES,
  WAITING_FOR,
} from '../../src/domain/ticket/words.js';
import { clockSchema } from '../../src/domain/sla/clock.js';
import { en } from '../../src/i18n/en.js';
import { textsIn } from '../../src/i18n/texts.js';
import { zhCN } from '../../src/i18n/zh-CN.js';
import { productSources, wordsGivenTo } from './sources.js';

type Leaf = string | ((params: never) => string);
type Said = Leaf | { readonly [key: string]: Said };

/** Every text by its path: `card.item`, `thread.registered`. */
function leaves(said: Said, path = ''): [string, Leaf][] {
  if (typeof said === 'string' || typeof said === 'function') return [[path, said]];
  return Object.entries(said).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/** Says a text with a mark in place of every parameter, and tells which it asked for. */
function say(text: Leaf): { sentence: string; asked: string[] } {
  if (typeof text === 'string') return { sentence: text, asked: [] };
  const asked = new Set<string>();
  const params = new Proxy(
    {},
    {
      get: (_target, key) => {
        asked.add(String(key));
        return `<${String(key)}>`;
      },
    },
  );
  return { sentence: text(params as never), asked: [...asked].sort() };
}

const chinese = new Map(leaves(zhCN as Said));
const english = new Map(leaves(en as Said));
const paths = [...chinese.keys()];

/** Names, and what is the same in both languages. */
const SAME_IN_BOTH = ['channelOfReceipt.slack', 'setup.systemHint'];
const HAN = /\p{Script=Han}/u;
/** What is left of a sentence without parameters and emoji: some are nothing but those. */
const own = (sentence: string) => sentence.replaceAll(/<\w+>|:\w+:/g, '');

it('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...paths].sort());
  expect(paths.length).toBeGreaterThan(200);
});

it.each(['zh-CN', 'en'] as const)(
  'every text in %s is a sentence with all its parameters in it',
  (locale) => {
    for (const [path, text] of leaves(textsIn(locale) as Said)) {
      const { sentence, asked } = say(text);
      const missing = asked.filter((key) => !sentence.includes(`<${key}>`));
      expect({ path, empty: sentence.trim() === '', missing }).toEqual({ path, empty: false, missing: [] });
      expect(sentence).not.toMatch(/undefined|null|\[object|NaN/);
    }
  },
);

it('a text says the same things in both languages: it uses the same parameters', () => {
  const used = (texts: typeof chinese) => paths.map((path) => [path, say(texts.get(path)!).asked]);
  expect(used(english)).toEqual(used(chinese));
});

it('English has no Chinese in it', () => {
  const mixed = paths.filter((path) => HAN.test(say(english.get(path)!).sentence));
  expect(mixed).toEqual([]);
});

it('nothing is left untranslated', () => {
  const same = paths.filter((path) => {
    const { sentence } = say(chinese.get(path)!);
    return sentence === say(english.get(path)!).sentence && /\p{L}/u.test(own(sentence));
  });
  expect(same.filter((path) => !SAME_IN_BOTH.includes(path))).toEqual([]);
});

it('Chinese sentences are Chinese', () => {
  const foreign = paths.filter((path) => {
    const words = own(say(chinese.get(path)!).sentence);
    return /\p{L}/u.test(words) && !HAN.test(words);
  });
  expect(foreign.filter((path) => !SAME_IN_BOTH.includes(path))).toEqual([]);
});

it('every refusal that the code gives has a sentence, and every sentence a refusal', () => {
  const given = new Set(productSources().flatMap((source) => wordsGivenTo(source, 'refuse')));
  expect([...given].sort()).toEqual(Object.keys(zhCN.refusals).sort());
});

const WORDS: [keyof typeof zhCN, readonly string[]][] = [
  ['status', STATUSES],
  ['category', CATEGORIES],
  ['severity', SEVERITIES],
  ['mode', MODES],
  ['outcome', OUTCOMES],
  ['waitingFor', WAITING_FOR],
  ['channelOfReceipt', CHANNELS_OF_RECEIPT],
  ['metric', METRICS],
  ['clockState', clockSchema.shape.state.options],
  ['role', ROLES],
  ['verb', VERBS],
];

it.each(WORDS)(
  'every %s of the domain has its word in both languages, each a different one',
  (key, words) => {
    for (const texts of [zhCN, en]) {
      const named = texts[key] as Readonly<Record<string, string>>;
      expect(Object.keys(named).sort()).toEqual([...words].sort());
      expect(new Set(Object.values(named)).size).toBe(words.length);
    }
  },
);

test.each([
  ['zh-CN', zhCN],
  ['en', en],
] as const)('no label says that it is optional: Slack says so behind it, in %s', (_, texts) => {
  const twice = leaves(texts as never).filter(([, text]) =>
    /（(可选|选填)|[(,] ?optional\b/.test(say(text).sentence),
  );
  expect(twice.map(([path]) => path)).toEqual([]);
});
