import { useActing } from '../blocks/acting.js';
import type { OptionShown } from '../data/shapes.js';
import { TextOf } from '../text/formatted.js';
import type { ControlProps } from './element.js';

/** Checkboxes and radio buttons. */
export function Choices({ block, element, id, describedBy, invalid }: ControlProps) {
  const acting = useActing();
  const place = { block, element };
  const held = acting.held(place);
  const many = element['type'] === 'checkboxes';
  const one = held?.['selected_option'] as OptionShown | null | undefined;
  const chosen = many ? ((held?.['selected_options'] ?? []) as OptionShown[]) : one ? [one] : [];
  const options = (element['options'] ?? []) as OptionShown[];
  const turn = (option: OptionShown): void => {
    const others = chosen.filter(({ value }) => value !== option.value);
    const next = !many ? [option] : others.length < chosen.length ? others : [...chosen, option];
    const ordered = options.filter(({ value }) => next.some((each) => each.value === value));
    if (many)
      void acting.act(
        place,
        ordered.map(({ value }) => value),
        ordered,
      );
    else void acting.act(place, option.value, option);
  };
  return (
    <div className="choices" id={id} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={`${id ?? String(block['block_id'])} ${String(element['action_id'])}`}
            checked={chosen.some(({ value }) => value === option.value)}
            aria-invalid={invalid}
            onChange={() => turn(option)}
          />
          <span>
            <TextOf object={option.text} />
            {option.description && (
              <small className="quiet">
                <TextOf object={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
