import type { KeyboardEvent } from 'react';
import { useActing } from '../blocks/acting.js';
import { textOf, type Json } from '../data/shapes.js';
import type { ControlProps } from './element.js';

const TYPES: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};

/** One line or several of text. Rich text is typed plainly here: its formatting buttons are missing. */
export function TextInput(props: ControlProps) {
  const { element, id, describedBy, invalid } = props;
  const acting = useActing();
  const held = acting.held(props);
  const common = {
    id,
    className: 'field',
    value: textIn(held),
    placeholder: textOf(element['placeholder']),
    maxLength: element['max_length'] as number | undefined,
    autoFocus: element['focus_on_load'] === true,
    'aria-label': id ? undefined : textOf(element['placeholder']) || String(element['action_id']),
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onChange: ({ target }: { target: { value: string } }) => acting.type(props, target.value),
    onKeyDown: ({ key, nativeEvent }: KeyboardEvent) => {
      if (key === 'Enter' && !nativeEvent.isComposing) acting.enter(props);
    },
  };
  const type = String(element['type']);
  if (element['multiline'] === true || type === 'rich_text_input') return <textarea rows={4} {...common} />;
  const inputMode = type === 'number_input' ? ('decimal' as const) : undefined;
  return <input type={TYPES[type] ?? 'text'} inputMode={inputMode} {...common} />;
}

/** The text of a value; of rich text its letters, and of what is being typed the text itself. */
function textIn(held: Json | undefined): string {
  const rich = held?.['rich_text_value'];
  if (typeof rich === 'string') return rich;
  if (rich) return lettersOf(rich);
  return String(held?.['value'] ?? '');
}

function lettersOf(given: unknown): string {
  const { text, elements } = given as { text?: string; elements?: unknown[] };
  return text ?? (elements ?? []).map(lettersOf).join('');
}
