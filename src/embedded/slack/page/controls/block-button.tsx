import { useActing } from '../blocks/acting.js';
import { textOf } from '../data/shapes.js';
import { Plain } from '../text/formatted.js';
import type { ControlProps } from './element.js';

/** A button; while the app has not answered it shows that, and cannot be pressed again. */
export function BlockButton({ block, element }: ControlProps) {
  const acting = useActing();
  const place = { block, element };
  const busy = acting.busy(place);
  const url = element['url'];
  const press = (): void => {
    if (typeof url === 'string') window.open(url, '_blank', 'noreferrer');
    void acting.act(place, element['value']);
  };
  return (
    <button
      type="button"
      className={`button ${String(element['style'] ?? '')}`}
      aria-busy={busy}
      disabled={busy}
      aria-label={(element['accessibility_label'] as string | undefined) ?? undefined}
      data-action={String(element['action_id'])}
      onClick={press}
    >
      <Plain text={textOf(element['text'])} />
    </button>
  );
}
