import { refuse } from '../../../src/domain/refusal.js';
import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { textsIn } from '../../../src/i18n/texts.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { refusalText } from '../../../src/slack/answer.js';

const REFUSALS = ['left-undone', 'item-unexplained', 'replacement-unsaid'] as const;

/** Every sentence that lists items, of one and of two. */
function said(items: readonly number[], locale: Locale): string[] {
  const t = textsIn(locale);
  const list = items.join(t.items.separator);
  const name = 'Li';
  const number = 'SR-2026-000042';
  return [
    t.items.refused({ list }),
    t.links.items({ list }),
    t.links.splitOff({ name, list, number }),
    t.links.splitOffCustomer({ list, number }),
    formLabels(locale).notDone(items),
    formLabels(locale).goesOnInRegister(items, number),
    ...REFUSALS.map((code) => refusalText(refuse(code, { number, list: items.join(', ') }), locale)),
  ];
}

it('one item is one, and two are several, wherever items are listed in English', () => {
  for (const text of said([2], 'en')) expect(text).toMatch(/\b[Ii]tem 2\b/);
  for (const text of said([2, 3], 'en')) expect(text).toMatch(/\b[Ii]tems 2, 3\b/);
  expect(said([2, 3], 'en').join(' ')).toMatch(
    /Items 2, 3 of SR-2026-000042 are not done.*Items 2, 3 .* were/s,
  );
  expect(said([2], 'en').join(' ')).toMatch(/Item 2 of SR-2026-000042 is not done.*Item 2 .* was/s);
});

it('in Chinese they are listed as Chinese lists are', () => {
  for (const text of said([2], 'zh-CN')) expect(text).toContain('第 2 项');
  for (const text of said([2, 3], 'zh-CN')) expect(text).toContain('第 2、3 项');
});
