import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { textOf, type Json } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Plain, TextOf } from '../text/formatted.js';

interface Question {
  confirm: Json;
  answer: (yes: boolean) => void;
}

/** Slack's "are you sure" before an action: `ask` resolves with what the person answered; Esc is no. */
export function useConfirm(): { ask: (confirm: Json) => Promise<boolean>; dialog: ReactNode } {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (confirm: Json) =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          confirm,
          answer: (yes) => {
            setQuestion(undefined);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return { ask, dialog: question && <ConfirmDialog {...question} /> };
}

function ConfirmDialog({ confirm, answer }: Question) {
  const { texts } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal confirm"
      aria-label={textOf(confirm['title'])}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        answer(false);
      }}
    >
      <h2>
        <Plain text={textOf(confirm['title'])} />
      </h2>
      <TextOf object={confirm['text']} />
      <footer>
        <button type="button" className="button" onClick={() => answer(false)}>
          <Plain text={textOf(confirm['deny']) || texts.cancel} />
        </button>
        <button
          type="button"
          className={`button ${confirm['style'] === 'danger' ? 'danger' : 'primary'} solid`}
          autoFocus
          onClick={() => answer(true)}
        >
          <Plain text={textOf(confirm['confirm'])} />
        </button>
      </footer>
    </dialog>
  );
}
