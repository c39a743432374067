import { useState } from 'react';
import { Popup } from '../controls/popup.js';
import { useWorkspace } from '../data/workspace.js';
import { findEmoji } from '../text/emoji.js';

/** A button with a field to search an emoji by name; Enter takes the first. */
export function EmojiPicker({ onPicked }: { onPicked: (name: string) => void }) {
  const { texts } = useWorkspace();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const found = open ? findEmoji(typed) : [];
  const pick = (name: string | undefined): void => {
    if (!name) return;
    setOpen(false);
    setTyped('');
    onPicked(name);
  };
  return (
    <Popup
      open={open}
      onClose={() => setOpen(false)}
      className="emoji-picker"
      label={texts.addReaction}
      anchor={
        <button
          type="button"
          aria-label={texts.addReaction}
          title={texts.addReaction}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          ☺
        </button>
      }
    >
      <input
        autoFocus
        aria-label={texts.searchEmoji}
        placeholder={texts.searchEmoji}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') pick(found[0]?.name);
        }}
      />
      <div className="emoji-grid">
        {found.map(({ name, sign }) => (
          <button key={name} type="button" aria-label={name} title={`:${name}:`} onClick={() => pick(name)}>
            {sign}
          </button>
        ))}
      </div>
    </Popup>
  );
}
