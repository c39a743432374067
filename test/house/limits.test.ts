import { LOCALES } from '../../src/domain/people/person.js';
import { checkBlocks, checkView } from '../../src/embedded/slack/index.js';
import { everythingSaid, type Said } from './everything-said.js';
import { FILLS } from './extremes.js';

/** Slack asks for no more than this in a message's `text` (chat.postMessage, "Truncating content"). */
const MOST_NOTIFICATION = 4000;
/**
 * Slack refuses a message whose blocks are too long together (`msg_blocks_too_long`). No page says how long: people
 * measured 13,297 characters in one block and some 125 less for each further block (bolt-js#2509, #2867).
 */
const MOST_TEXT = 13_000;
const BLOCK = 125;

interface Text {
  readonly type: 'mrkdwn' | 'plain_text';
  readonly text: string;
}

/** Every text object in a message or view, wherever it stands. */
function texts(given: unknown): Text[] {
  if (typeof given !== 'object' || given === null) return [];
  const { type, text } = given as Partial<Text>;
  if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') return [{ type, text }];
  return Object.values(given).flatMap(texts);
}

const sizeOf = (blocks: readonly unknown[]): number =>
  texts(blocks).reduce((sum, { text }) => sum + text.length, 0) + blocks.length * BLOCK;

/** What mrkdwn may contain between angle brackets: an instant, a person or channel we name, a link we made. */
const OURS =
  /<(?:!date\^\d+\^[^<>]+\|[^<>]+|@U0(?:ENG|CUST)\w+|#C0RENHESVC1?|https:\/\/files\.example\/[^<>|]+\|[^<>]*|tel:[\d+]*\|[^<>]*)>/g;
/** An escape, whole. */
const ESCAPED = /&(?:amp|lt|gt);/g;

/** What Slack would take for a mention, a link or a broken one. */
function strayMarkup(mrkdwn: string): string[] {
  const rest = mrkdwn.replaceAll(OURS, '').replaceAll(ESCAPED, '');
  return rest.match(/<[^>]{0,40}>?|&.{0,6}/g) ?? [];
}

/** Half of a character that takes two code units. */
const BROKEN_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function faultsOf({ message, view }: Said): string[] {
  const refused = message ? checkBlocks('message', message.blocks) : checkView(view);
  const written = texts(message?.blocks ?? view);
  const mrkdwn = written.filter(({ type }) => type === 'mrkdwn').map(({ text }) => text);
  const stray = [...mrkdwn, ...(message ? [message.text] : [])].flatMap(strayMarkup);
  const broken = [...written.map(({ text }) => text), message?.text ?? ''].filter((text) =>
    BROKEN_CHARACTER.test(text),
  );
  const size = message ? sizeOf(message.blocks) : 0;
  return [
    ...refused.map((fault) => `${fault.pointer} ${fault.message}`),
    ...stray.map((markup) => `stray ${markup}`),
    ...broken.map((text) => `broken character in ${text.slice(-20)}`),
    ...(size > MOST_TEXT ? [`${size} characters in all`] : []),
    ...(message && (message.text.length > MOST_NOTIFICATION || !message.text.trim())
      ? [`${message.text.length} characters of notification`]
      : []),
  ];
}

const CASES = LOCALES.flatMap((locale) => Object.keys(FILLS).map((kind) => [locale, kind] as const));

it.each(CASES)('Slack takes everything that is said in %s with %s at full length', async (locale, kind) => {
  const said = await everythingSaid(locale, FILLS[kind]!);
  const faults = said.flatMap((each) =>
    [...new Set(faultsOf(each))].map((fault) => `${each.name}: ${fault}`),
  );
  expect(said.length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});

it('what Slack would refuse, or take for a mention, is found', () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const faults = (text: string, blocks: object[]) =>
    faultsOf({ name: 'probe', message: { text, blocks: blocks as never } });
  expect(faults('x', [section('x'.repeat(3001))])).toEqual([expect.stringContaining('/blocks/0/text')]);
  expect(faults('<!here>', [section('x')])).toEqual(['stray <!here>']);
  expect(faults('x', [section('<@U0TYPED01> a & b')])).toEqual(['stray <@U0TYPED01>', 'stray & b']);
  expect(faults('x', [section('<https://files.example/1|cut…')])).toEqual([
    expect.stringContaining('stray <https'),
  ]);
  expect(faults('x', [section('👩'.slice(0, 1))])).toEqual([expect.stringContaining('broken character')]);
  expect(
    faults(
      'x',
      Array.from({ length: 5 }, () => section('x'.repeat(2900))),
    ),
  ).toEqual(['15125 characters in all']);
  expect(faults('', [section('x')])).toEqual(['0 characters of notification']);
});

it('a filing modal that offers fifty contracts keeps what it must remember within its 3,000 characters', async () => {
  const said = await everythingSaid('zh-CN', FILLS['Chinese']!);
  const metadata = said
    .filter(({ name }) => name.startsWith('filing'))
    .map(({ view }) => (view as { private_metadata?: string }).private_metadata ?? '');
  expect(metadata.some((kept) => (JSON.parse(kept) as { choice: string[] }).choice.length === 50)).toBe(true);
  expect(Math.max(...metadata.map(({ length }) => length))).toBeLessThan(3000);
});
