import { useState } from 'react';
import type { Json } from '../data/shapes.js';

/** Something kept, as a line; opened, as the JSON it is. */
export function Held({ title, value }: { title: readonly unknown[]; value: Json }) {
  const [open, setOpen] = useState(false);
  const [first, ...rest] = title.filter((part) => part !== undefined && part !== null && part !== '');
  return (
    <details className="entry" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{String(first)}</b> <span className="quiet">{rest.map(String).join(' · ')}</span>
      </summary>
      {open && <pre tabIndex={0}>{JSON.stringify(value, undefined, 2)}</pre>}
    </details>
  );
}
