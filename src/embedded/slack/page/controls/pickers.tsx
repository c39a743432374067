import { useActing } from '../blocks/acting.js';
import { textOf } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { localOf, secondsOf } from '../text/moments.js';
import type { ControlProps } from './element.js';

type Kind = 'date' | 'time' | 'datetime-local';

/** The browser's own pickers: they can be typed into, and are at home on a phone. */
function Picker(props: ControlProps & { kind: Kind; value: string; onValue: (value: string) => void }) {
  const { element, id, describedBy, invalid, kind, value, onValue } = props;
  return (
    <input
      className="field picker"
      type={kind}
      id={id}
      aria-label={id ? undefined : textOf(element['placeholder']) || String(element['action_id'])}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={value}
      onChange={({ target }) => onValue(target.value)}
    />
  );
}

export function DatePicker(props: ControlProps) {
  const acting = useActing();
  const value = String(acting.held(props)?.['selected_date'] ?? '');
  return (
    <Picker {...props} kind="date" value={value} onValue={(day) => void acting.act(props, day || null)} />
  );
}

export function TimePicker(props: ControlProps) {
  const acting = useActing();
  const value = String(acting.held(props)?.['selected_time'] ?? '');
  return (
    <Picker {...props} kind="time" value={value} onValue={(time) => void acting.act(props, time || null)} />
  );
}

/** Date and time on the person's own clock; Slack counts in seconds. */
export function DateTimePicker(props: ControlProps) {
  const acting = useActing();
  const { moments } = useWorkspace();
  const seconds = acting.held(props)?.['selected_date_time'] as number | null | undefined;
  return (
    <Picker
      {...props}
      kind="datetime-local"
      value={seconds ? localOf(moments, seconds) : ''}
      onValue={(local) => void acting.act(props, local ? secondsOf(moments, local) : null)}
    />
  );
}
