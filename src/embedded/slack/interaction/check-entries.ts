import type { Json, StateValues, View } from '../types.js';
import { elementsOf, isEmpty } from './element-values.js';
import { entryWords, type EntryWords } from './entry-words.js';

/** What Slack's client finds wrong before it submits a modal: block_id → sentence, in the person's language. */
export function checkEntries(view: View, locale: string): Record<string, string> {
  const words = entryWords(locale);
  const errors: Record<string, string> = {};
  for (const { block, blockId, element, actionId } of elementsOf(view.blocks)) {
    if (block['type'] !== 'input') continue;
    const held = (view.state.values as StateValues)[blockId]?.[actionId];
    const sentence = isEmpty(held)
      ? block['optional'] === true
        ? ''
        : words.required
      : wrong(element, held!, words);
    if (sentence) errors[blockId] = sentence;
  }
  return errors;
}

function wrong(element: Json, held: Json, words: EntryWords): string {
  const value = String(held['value'] ?? '');
  switch (element['type']) {
    case 'plain_text_input': {
      const [least, most] = [Number(element['min_length'] ?? 0), Number(element['max_length'] ?? 3000)];
      if (value.length < least) return words.tooShort(least);
      return value.length > most ? words.tooLong(most) : '';
    }
    case 'number_input':
      return wrongNumber(element, value, words);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? '' : words.email;
    case 'url_text_input':
      return URL.canParse(value) ? '' : words.url;
    default:
      return '';
  }
}

function wrongNumber(element: Json, value: string, words: EntryWords): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return words.number;
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return words.whole;
  const [least, most] = [element['min_value'], element['max_value']];
  if (least != null && number < Number(least)) return words.tooSmall(Number(least));
  if (most != null && number > Number(most)) return words.tooLarge(Number(most));
  return '';
}
