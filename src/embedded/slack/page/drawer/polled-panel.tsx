import type { ReactNode } from 'react';
import { useWorkspace, wordsOf } from '../data/workspace.js';
import { usePolled } from './use-polled.js';

/** A part of the drawer that looks again every second; what cannot be read is said. */
export function PolledPanel<T>(props: {
  of: string;
  read: () => Promise<T>;
  isEmpty: (value: T) => boolean;
  children: (value: T) => ReactNode;
}) {
  const { texts } = useWorkspace();
  const { value, fault } = usePolled(props.of, props.read);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={texts.entries}>
      {fault !== undefined && <p role="alert">⚠ {wordsOf(fault, texts)}</p>}
      {value !== undefined &&
        (props.isEmpty(value) ? <p className="quiet">{texts.nothingThere}</p> : props.children(value))}
    </div>
  );
}
