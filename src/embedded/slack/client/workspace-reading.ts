import type { Json, Message, View } from './workspace-types.js';

/** Everything a person can read in a message or view, one line for each text. */
export function textOf(shown: Message | View): string {
  const lines: string[] = [];
  if ('title' in shown && shown.title) lines.push(shown.title.text);
  if (shown.blocks?.length) shown.blocks.forEach((block) => collectTexts(block, lines));
  else if ('text' in shown) lines.push(shown.text);
  return lines.join('\n');
}

/** The buttons a person can press there, in order. */
export function buttonsOf(
  shown: Message | View,
): { action_id: string; label: string; value: string | undefined }[] {
  return (shown.blocks ?? [])
    .flatMap((block) => [block['accessory'], ...((block['elements'] as unknown[]) ?? [])] as Json[])
    .filter((element) => element?.['type'] === 'button')
    .map((element) => ({
      action_id: String(element['action_id']),
      label: String((element['text'] as Json)['text']),
      value: element['value'] as string | undefined,
    }));
}

function collectTexts(value: unknown, lines: string[]): void {
  if (Array.isArray(value)) return value.forEach((each) => collectTexts(each, lines));
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'text' && typeof inner === 'string') lines.push(inner);
    else if (key === 'alt_text' && typeof inner === 'string') lines.push(inner);
    else collectTexts(inner, lines);
  }
}
