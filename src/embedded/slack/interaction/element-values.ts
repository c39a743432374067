import type { Json, StateValues } from '../types.js';

interface ValueShape {
  /** The field of an action and of `state.values` in which the value stands. */
  key: string;
  list?: boolean;
  initial?: string;
}

/** Elements that hold a value, and where Slack puts it (docs.slack.dev, "View submissions payload"). */
export const VALUE_SHAPES: Record<string, ValueShape> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option' },
  external_select: { key: 'selected_option', initial: 'initial_option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option' },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_static_select: { key: 'selected_options', list: true, initial: 'initial_options' },
  multi_external_select: { key: 'selected_options', list: true, initial: 'initial_options' },
  checkboxes: { key: 'selected_options', list: true, initial: 'initial_options' },
  multi_users_select: { key: 'selected_users', list: true, initial: 'initial_users' },
  multi_conversations_select: { key: 'selected_conversations', list: true, initial: 'initial_conversations' },
  multi_channels_select: { key: 'selected_channels', list: true, initial: 'initial_channels' },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { key: 'files', list: true },
};

export interface FoundElement {
  block: Json;
  blockId: string;
  element: Json;
  actionId: string;
  type: string;
}

/** Every interactive element of the blocks, in the order in which a person sees them. */
export function elementsOf(blocks: Json[]): FoundElement[] {
  return blocks.flatMap((block) => {
    const inside = [
      block['element'],
      block['accessory'],
      ...((block['elements'] as unknown[]) ?? []),
    ] as Json[];
    return inside
      .filter((element) => element && typeof element['action_id'] === 'string')
      .map((element) => ({
        block,
        blockId: String(block['block_id']),
        element,
        actionId: String(element['action_id']),
        type: String(element['type']),
      }));
  });
}

/** `state.values` of fresh blocks; what was entered before under the same ids stays. */
export function stateOf(blocks: Json[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element, type } of elementsOf(blocks)) {
    const shape = VALUE_SHAPES[type];
    if (!shape) continue;
    const kept = before[blockId]?.[actionId];
    (values[blockId] ??= {})[actionId] =
      kept && kept['type'] === type
        ? kept
        : holding(type, shape.initial ? element[shape.initial] : undefined);
  }
  return values;
}

/** The value of one element as `state.values` shows it; `undefined` is "nothing entered". */
export function holding(type: string, value: unknown): Json {
  const shape = VALUE_SHAPES[type]!;
  return { type, [shape.key]: value ?? (shape.list ? [] : null) };
}

export function isEmpty(value: Json | undefined): boolean {
  const held = value?.[VALUE_SHAPES[String(value['type'])]?.key ?? ''];
  return held == null || held === '' || (Array.isArray(held) && held.length === 0);
}
