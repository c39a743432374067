import { useActing } from '../blocks/acting.js';
import { textOf, type OptionShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import type { ControlProps } from './element.js';
import { Menu } from './menu.js';

/** The menu behind three dots. */
export function Overflow({ block, element }: ControlProps) {
  const { texts } = useWorkspace();
  const acting = useActing();
  const items = ((element['options'] ?? []) as OptionShown[]).map((option) => ({
    label: textOf(option.text),
    note: textOf(option.description) || undefined,
    run: () => {
      if (option.url) window.open(option.url, '_blank', 'noreferrer');
      void acting.act({ block, element }, option.value);
    },
  }));
  return (
    <Menu label={texts.moreActions} items={items} className="button overflow">
      ⋯
    </Menu>
  );
}
