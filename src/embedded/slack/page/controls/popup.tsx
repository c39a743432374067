import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';

const GAP_PX = 4;

/**
 * Something that opens beside its anchor, above everything (the browser's top layer, so that no scrolling box cuts it
 * off). Esc and a click elsewhere close it; Esc is then used up.
 */
export function Popup(props: {
  open: boolean;
  onClose: () => void;
  anchor: ReactNode;
  children: ReactNode;
  className?: string;
  label?: string;
  /** As wide as the anchor. */
  fit?: boolean;
}) {
  const { open, onClose, anchor, children, className = '', label, fit } = props;
  const around = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { current } = box;
    if (!open || !current || !around.current) return;
    if (!current.matches(':popover-open')) current.showPopover();
    place(around.current.getBoundingClientRect(), current, fit === true);
  });
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!around.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open, onClose]);

  return (
    <span
      className="popup-anchor"
      ref={around}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        event.stopPropagation();
        around.current?.querySelector<HTMLElement>('button, input')?.focus();
        onClose();
      }}
    >
      {anchor}
      {open && (
        <div
          ref={box}
          popover="manual"
          className={`popup ${className}`}
          {...(label ? { role: 'group', 'aria-label': label } : {})}
        >
          {children}
        </div>
      )}
    </span>
  );
}

/** Below the anchor, or above it where there is more room. */
function place(anchor: DOMRect, box: HTMLElement, fit: boolean): void {
  if (fit) box.style.width = `${anchor.width}px`;
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = innerHeight - anchor.bottom - GAP_PX;
  const top = below >= height || below >= anchor.top ? anchor.bottom + GAP_PX : anchor.top - height - GAP_PX;
  box.style.top = `${Math.max(GAP_PX, Math.min(top, innerHeight - height - GAP_PX))}px`;
  box.style.left = `${Math.max(GAP_PX, Math.min(anchor.left, innerWidth - width - GAP_PX))}px`;
}
