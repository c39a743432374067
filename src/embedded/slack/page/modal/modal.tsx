import { useEffect, useRef, useState } from 'react';
import { ActingContext } from '../blocks/acting.js';
import { Blocks } from '../blocks/blocks.js';
import { useActingOn } from '../blocks/use-acting-on.js';
import { Refused } from '../data/api.js';
import { textOf, type ViewShown } from '../data/shapes.js';
import { useWorkspace, wordsOf } from '../data/workspace.js';
import { Avatar } from '../people/avatar.js';
import { Plain } from '../text/formatted.js';

/** One modal. It is taken away when the workspace says that it is closed, not before: a refusal loses nothing typed. */
export function Modal({ view, depth }: { view: ViewShown; depth: number }) {
  const { bot, texts, perform } = useWorkspace();
  const { acting, flush, dialog } = useActingOn({ view: view.id }, view.state.values, view.errors);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const box = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    box.current?.showModal();
    form.current
      ?.querySelector<HTMLElement>('.scroll input:not([hidden]), .scroll textarea, .scroll button')
      ?.focus();
  }, []);
  const wrong = Object.keys(view.errors ?? {})[0];
  useEffect(() => {
    if (!wrong) return;
    const block = form.current?.querySelector(`[data-block="${CSS.escape(wrong)}"]`);
    block?.scrollIntoView({ block: 'nearest' });
    block?.querySelector<HTMLElement>('input:not([hidden]), textarea, button')?.focus();
  }, [wrong, view.errors]);

  const does = async (path: 'submit' | 'close', body = {}): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault('');
    try {
      if (path === 'submit') await flush();
      await perform(path, body);
    } catch (error) {
      const gone = error instanceof Refused && error.code === 'no_modal_open';
      const unreachable =
        error instanceof Refused && /^(operation_timeout|dispatch_failed)$/.test(error.code);
      if (!gone) setFault(unreachable ? texts.trouble : wordsOf(error, texts));
    } finally {
      setBusy(false);
    }
  };

  return (
    <dialog
      ref={box}
      className="modal"
      aria-labelledby={`title-${view.id}`}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === box.current) void does('close');
      }}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (view.submit) void does('submit');
        }}
      >
        <header>
          <Avatar person={bot} size={28} />
          <h2 id={`title-${view.id}`}>
            <Plain text={textOf(view.title)} />
          </h2>
          <button type="button" aria-label={texts.close} onClick={() => void does('close', { all: true })}>
            ✕
          </button>
        </header>
        {fault && (
          <p className="modal-fault" role="alert">
            ⚠ {fault}
          </p>
        )}
        <div className="scroll" tabIndex={-1}>
          <ActingContext value={acting}>
            <Blocks blocks={view.blocks} />
          </ActingContext>
        </div>
        <footer>
          <button type="button" className="button" onClick={() => void does('close')}>
            <Plain text={textOf(view.close) || (depth > 1 ? texts.back : texts.cancel)} />
          </button>
          {view.submit && (
            <button
              type="submit"
              className="button primary solid"
              aria-busy={busy}
              disabled={busy || view.submit_disabled}
            >
              <Plain text={textOf(view.submit) || texts.submit} />
            </button>
          )}
        </footer>
      </form>
      {dialog}
    </dialog>
  );
}
