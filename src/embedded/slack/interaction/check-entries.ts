import type { Json, StateValues, View } from '../types.js';
import { elementsOf, isEmpty } from './element-values.js';

/** What Slack's client finds wrong before it submits a modal: block_id → sentence. */
export function checkEntries(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, element, actionId } of elementsOf(view.blocks)) {
    if (block['type'] !== 'input') continue;
    const held = (view.state.values as StateValues)[blockId]?.[actionId];
    const sentence = isEmpty(held)
      ? block['optional'] === true
        ? ''
        : 'Please complete this required field.'
      : wrong(element, held!);
    if (sentence) errors[blockId] = sentence;
  }
  return errors;
}

function wrong(element: Json, held: Json): string {
  const value = String(held['value'] ?? '');
  switch (element['type']) {
    case 'plain_text_input':
      if (value.length < Number(element['min_length'] ?? 0))
        return `Enter at least ${String(element['min_length'])} characters.`;
      if (value.length > Number(element['max_length'] ?? 3000))
        return `Enter at most ${String(element['max_length'] ?? 3000)} characters.`;
      return '';
    case 'number_input':
      return wrongNumber(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? '' : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? '' : 'Enter a valid URL.';
    default:
      return '';
  }
}

function wrongNumber(element: Json, value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Enter a number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Enter a whole number.';
  if (element['min_value'] != null && number < Number(element['min_value']))
    return `Enter at least ${String(element['min_value'])}.`;
  if (element['max_value'] != null && number > Number(element['max_value']))
    return `Enter at most ${String(element['max_value'])}.`;
  return '';
}
