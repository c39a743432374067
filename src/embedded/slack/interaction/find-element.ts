import { Refusal, type Json } from '../types.js';
import { elementsOf, type FoundElement } from './element-values.js';

/** What a person reads on an element: a button's text, an input's label, a menu's placeholder. */
export function labelOf({ block, element }: FoundElement): string {
  const text = (value: unknown): string => String((value as Json | undefined)?.['text'] ?? '');
  return text(element['text']) || text(block['label']) || text(element['placeholder']);
}

/**
 * The element that `action` means: an exact `action_id` or label first, then the beginning of an `action_id`, then a part of
 * the label. A button's `value` tells apart several with the same name.
 */
export function findElement(blocks: Json[], action: string, value?: unknown): FoundElement {
  const all = elementsOf(blocks);
  const tests: ((found: FoundElement) => boolean)[] = [
    (found) => found.actionId === action,
    (found) => labelOf(found) === action,
    (found) => found.actionId.startsWith(action),
    (found) => labelOf(found).includes(action),
  ];
  for (const test of tests) {
    const fitting = all.filter(test);
    const valued = fitting.filter(
      ({ type, element }) => type === 'button' && value != null && element['value'] === value,
    );
    const chosen = valued.length > 0 ? valued : fitting;
    // Buttons of one action that carry the same do the same, wherever they stand.
    const isSame = valued.every(({ actionId }) => actionId === valued[0]!.actionId);
    if (chosen.length === 1 || (valued.length > 1 && isSame)) return chosen[0]!;
    if (chosen.length > 1) throw new Refusal('ambiguous_action', describe(chosen));
  }
  throw new Refusal('no_such_action', `"${action}" is not there; there are: ${describe(all) || 'none'}`);
}

/** The input that `field` means, by block_id, action_id or label. */
export function findField(blocks: Json[], field: string): FoundElement {
  const inputs = elementsOf(blocks);
  const byBlock = inputs.filter((found) => found.blockId === field);
  if (byBlock.length === 1) return byBlock[0]!;
  return findElement(blocks, field);
}

function describe(found: FoundElement[]): string {
  return found.map((each) => `${each.actionId} "${labelOf(each)}"`).join(', ');
}
