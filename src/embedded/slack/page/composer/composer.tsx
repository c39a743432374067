import { useRef, useState, type KeyboardEvent } from 'react';
import { Menu } from '../controls/menu.js';
import type { ChannelShown } from '../data/shapes.js';
import { labelOf, useWorkspace } from '../data/workspace.js';
import { FileStrip } from './file-strip.js';
import { suggestionsFor } from './suggestions.js';
import { useSending } from './use-sending.js';

/** The field to write in: messages, commands, files, shortcuts. Enter sends, Shift-Enter begins a line. */
export function Composer(props: {
  channel: ChannelShown;
  thread?: string;
  files: readonly File[];
  onFiles: (files: File[]) => void;
}) {
  const { channel, thread, files, onFiles } = props;
  const { people, texts, offers, perform, complain } = useWorkspace();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [alsoSend, setAlsoSend] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { send, sending, refusal } = useSending(channel.id, thread);
  const found = hidden ? [] : suggestionsFor(text, offers, [...people.values()]);
  const current = found[Math.min(chosen, found.length - 1)];
  const label = thread ? texts.reply : texts.messageTo(labelOf(channel, people));
  const listId = `offers-${thread ?? channel.id}`;

  const write = (value: string): void => {
    setText(value);
    setChosen(0);
    setHidden(false);
  };
  const submit = async (): Promise<void> => {
    if (sending || (!text.trim() && files.length === 0)) return;
    if (await send(text, files, alsoSend)) {
      write('');
      onFiles([]);
    }
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (current && step) {
      event.preventDefault();
      setChosen((chosen + step + found.length) % found.length);
    } else if (current && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      write(current.filled);
    } else if (current && event.key === 'Escape') {
      event.preventDefault();
      setHidden(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // A command that is only begun is completed; one that stands there is sent.
      if (current && !text.includes(' ') && text !== current.filled.trim()) write(current.filled);
      else void submit();
    }
  };

  return (
    <div className="composer">
      {refusal && (
        <p className="refusal" role="alert">
          <b>Slackbot</b> <span className="quiet">👁 {texts.onlyYou}</span>
          <br />
          {refusal}
        </p>
      )}
      {found.length > 0 && (
        <ul className="offers" id={listId} role="listbox" aria-label={texts.shortcuts}>
          {found.map((each, index) => (
            <li
              key={each.label}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={each === current}
              onPointerDown={(event) => {
                event.preventDefault();
                write(each.filled);
              }}
            >
              <b>{each.label}</b> <span className="quiet">{each.note}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="box">
        <textarea
          ref={field}
          value={text}
          rows={Math.min(8, text.split('\n').length)}
          placeholder={label}
          aria-label={label}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? listId : undefined}
          aria-activedescendant={current ? `${listId}-${found.indexOf(current)}` : undefined}
          aria-autocomplete="list"
          onChange={({ target }) => write(target.value)}
          onKeyDown={onKeyDown}
          onPaste={({ clipboardData }) => {
            if (clipboardData.files.length > 0) onFiles([...files, ...clipboardData.files]);
          }}
        />
        <FileStrip files={files} onFiles={onFiles} />
        <div className="tools">
          <button
            type="button"
            aria-label={texts.attach}
            title={texts.attach}
            onClick={() => picker.current?.click()}
          >
            ＋
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={texts.attach}
            onChange={({ target }) => {
              onFiles([...files, ...(target.files ?? [])]);
              target.value = '';
            }}
          />
          <Menu
            label={texts.shortcuts}
            empty={texts.noShortcuts}
            items={offers.shortcuts
              .filter(({ type }) => type === 'global')
              .map(({ name, description, callback_id }) => ({
                label: name,
                note: description,
                run: () => void perform('shortcut', { callback_id }).catch(complain),
              }))}
          >
            ⚡
          </Menu>
          {thread && (
            <label className="also">
              <input type="checkbox" checked={alsoSend} onChange={() => setAlsoSend(!alsoSend)} />
              {texts.alsoSend(labelOf(channel, people))}
            </label>
          )}
          <span className="grow" />
          <span className="quiet hint">{texts.formatHint}</span>
          <button
            type="button"
            className="send"
            aria-label={texts.send}
            disabled={sending || (!text.trim() && files.length === 0)}
            onClick={() => void submit()}
          >
            ➤
          </button>
        </div>
      </div>
    </div>
  );
}
