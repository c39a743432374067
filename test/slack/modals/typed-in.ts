import { stateOf } from '../../../src/embedded/slack/interaction/element-values.js';
import type { Json } from '../../../src/embedded/slack/types.js';
import type { ViewValues } from '../../../src/slack/modals/inputs.js';

/** What a modal is submitted with when somebody changes these fields and leaves the others as they are. */
export function typedIn(
  view: { blocks: readonly unknown[] },
  changes: Record<string, unknown> = {},
): ViewValues {
  const values = stateOf(structuredClone(view.blocks) as Json[]);
  for (const [block, value] of Object.entries(changes)) {
    const held = Object.values(values[block] ?? {})[0];
    if (!held) throw new Error(`no field ${block}`);
    const [key] = Object.keys(held).filter((name) => name !== 'type');
    held[key!] = value;
  }
  return values as ViewValues;
}
