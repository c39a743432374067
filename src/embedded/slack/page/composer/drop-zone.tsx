import { useState, type DragEvent, type ReactNode } from 'react';
import { useWorkspace } from '../data/workspace.js';

/** A part of the window onto which files can be dropped. */
export function DropZone(props: { active: boolean; onFiles: (files: File[]) => void; children: ReactNode }) {
  const { active, onFiles, children } = props;
  const { texts } = useWorkspace();
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => active && [...event.dataTransfer.types].includes('Files');
  return (
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <p className="drop-hint">{texts.dropHere}</p>}
    </div>
  );
}
