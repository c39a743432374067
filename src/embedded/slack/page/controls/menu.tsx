import { useCallback, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Popup } from './popup.js';

export interface MenuItem {
  readonly label: string;
  readonly note?: string | undefined;
  readonly danger?: boolean;
  run(): void;
}

/** A button that opens a menu: arrows move, Enter chooses, Esc closes. */
export function Menu(props: {
  label: string;
  items: readonly MenuItem[];
  children: ReactNode;
  className?: string;
  /** What is said when there is nothing to choose. */
  empty?: string;
}) {
  const { label, items, children, className, empty } = props;
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Popup
      open={open}
      onClose={close}
      anchor={
        <button
          type="button"
          className={className}
          aria-label={label}
          title={label}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {children}
        </button>
      }
    >
      {items.length === 0 && <p className="quiet nothing">{empty}</p>}
      <div role="menu" aria-label={label} onKeyDown={move}>
        {items.map((item, index) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            autoFocus={index === 0}
            className={item.danger ? 'danger' : ''}
            onClick={() => {
              close();
              item.run();
            }}
          >
            {item.label}
            {item.note && <small>{item.note}</small>}
          </button>
        ))}
      </div>
    </Popup>
  );
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
