import { useWorkspace } from '../data/workspace.js';

/** The files that go with the next message. */
export function FileStrip({ files, onFiles }: { files: readonly File[]; onFiles: (files: File[]) => void }) {
  const { texts } = useWorkspace();
  if (files.length === 0) return null;
  return (
    <ul className="file-strip">
      {files.map((file, index) => (
        <li key={`${file.name} ${index}`}>
          {file.name}
          <button
            type="button"
            aria-label={texts.removeIt(file.name)}
            onClick={() => onFiles(files.filter((each) => each !== file))}
          >
            ✕
          </button>
        </li>
      ))}
    </ul>
  );
}
