import type { ReactNode } from 'react';
import { CannotDraw } from '../blocks/cannot-draw.js';
import { sourceOf } from '../blocks/picture.js';
import type { Json } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { BlockButton } from './block-button.js';
import { Choices } from './choices.js';
import { FileInput } from './file-input.js';
import { Overflow } from './overflow.js';
import { DatePicker, DateTimePicker, TimePicker } from './pickers.js';
import { Select } from './select.js';
import { TextInput } from './text-input.js';

/** What every control is told: the element, the block it stands in, and what names and describes it. */
export interface ControlProps {
  block: Json;
  element: Json;
  id?: string;
  describedBy?: string;
  invalid?: boolean;
}

const CONTROLS: Record<string, (props: ControlProps) => ReactNode> = {
  button: BlockButton,
  overflow: Overflow,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  file_input: FileInput,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  rich_text_input: TextInput,
};

/** One element of Block Kit that a person operates (or an image beside a text). */
export function Element(props: ControlProps) {
  const { me } = useWorkspace();
  const type = String(props.element['type']);
  if (type === 'image') {
    return (
      <img
        className="thumbnail"
        src={sourceOf(props.element, me.id)}
        alt={String(props.element['alt_text'])}
      />
    );
  }
  const Control = type.endsWith('_select') ? Select : CONTROLS[type];
  return Control ? <Control {...props} /> : <CannotDraw type={type} />;
}
