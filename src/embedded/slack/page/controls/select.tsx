import { VALUE_SHAPES } from '../../interaction/element-values.js';
import { useActing } from '../blocks/acting.js';
import { textOf, type OptionShown } from '../data/shapes.js';
import { useChannels, useWorkspace } from '../data/workspace.js';
import { Combobox } from './combobox.js';
import type { ControlProps } from './element.js';
import { offered, sourceOfSelect } from './select-source.js';

/** Every kind of menu, of one value or of several. */
export function Select(props: ControlProps) {
  const { element, id, describedBy, invalid } = props;
  const { people, texts } = useWorkspace();
  const channels = useChannels();
  const acting = useActing();
  const shape = VALUE_SHAPES[String(element['type'])]!;
  const many = shape.list === true;
  const source = sourceOfSelect(element, [...people.values()], channels);
  const known = source.groups.flatMap(({ options }) => options);

  const held = acting.held(props)?.[shape.key];
  const values = (many ? ((held ?? []) as unknown[]) : held == null ? [] : [held]).map((value) =>
    source.kind === 'option'
      ? (value as OptionShown)
      : (known.find((option) => option.value === value) ?? unknownOption(String(value))),
  );
  const choose = (chosen: readonly OptionShown[]): void => {
    const kept = source.kind === 'option' ? chosen : chosen.map(({ value }) => value);
    const sent = chosen.map(({ value }) => value);
    if (many) void acting.act(props, sent, kept);
    else void acting.act(props, sent[0] ?? null, kept[0] ?? null);
  };
  const placeholder = textOf(element['placeholder']) || (many ? texts.chooseMany : texts.choose);
  return (
    <Combobox
      id={id}
      label={id ? undefined : placeholder}
      placeholder={placeholder}
      describedBy={describedBy}
      invalid={invalid}
      many={many}
      most={element['max_selected_items'] as number | undefined}
      chosen={values}
      asksFrom={source.asksFrom}
      offered={(typed) => offered(source, typed)}
      load={async (typed) => (typed.length < (source.asksFrom ?? 0) ? [] : acting.options(props, typed))}
      onChoose={choose}
    />
  );
}

const unknownOption = (value: string): OptionShown => ({ value, text: { type: 'plain_text', text: value } });
