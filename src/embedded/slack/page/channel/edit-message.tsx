import { useState } from 'react';
import type { MessageShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';

/** One's own message in a field: Enter saves, Esc leaves it as it was. */
export function EditMessage(props: { channel: string; message: MessageShown; onDone: () => void }) {
  const { channel, message, onDone } = props;
  const { texts, perform, complain } = useWorkspace();
  const [text, setText] = useState(message.text);
  const save = (): void => {
    if (text.trim() && text !== message.text) {
      perform('edit', { channel, ts: message.ts, text }).catch(complain);
    }
    onDone();
  };
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        autoFocus
        aria-label={texts.edit}
        value={text}
        rows={Math.min(8, text.split('\n').length)}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          }
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            save();
          }
        }}
      />
      <button type="button" className="button" onClick={onDone}>
        {texts.cancel}
      </button>
      <button type="submit" className="button primary">
        {texts.save}
      </button>
    </form>
  );
}
