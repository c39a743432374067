import { useRef, useState } from 'react';
import { useActing } from '../blocks/acting.js';
import { encoded } from '../data/file-content.js';
import { useWorkspace } from '../data/workspace.js';
import type { ControlProps } from './element.js';

interface Chosen {
  name: string;
  content?: string;
}

/** Files for a form, chosen or dropped. */
export function FileInput(props: ControlProps) {
  const { element, id, describedBy, invalid } = props;
  const { texts } = useWorkspace();
  const acting = useActing();
  const picker = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState<Chosen[]>();
  const shown = own ?? ((acting.held(props)?.['files'] ?? []) as Chosen[]);
  const take = (files: Chosen[]): void => {
    setOwn(files);
    void acting.act(props, files.length > 0 ? files : null, files);
  };
  const add = async (files: FileList | null): Promise<void> => {
    if (!files?.length) return;
    take([...(own ?? []), ...(await Promise.all([...files].map(encoded)))]);
  };
  const types = (element['filetypes'] as string[] | undefined)?.map((type) => `.${type}`).join(',');
  return (
    <div
      className="file-input"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void add(event.dataTransfer.files);
      }}
    >
      <button
        type="button"
        className="button"
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onClick={() => picker.current?.click()}
      >
        ＋ {texts.chooseFile}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={Number(element['max_files'] ?? 10) > 1}
        accept={types}
        aria-label={texts.chooseFile}
        onChange={({ target }) => void add(target.files)}
      />
      <ul className="file-strip">
        {shown.map((file, index) => (
          <li key={`${file.name} ${index}`}>
            {file.name}
            {own && (
              <button
                type="button"
                aria-label={texts.removeIt(file.name)}
                onClick={() => take(own.filter((each) => each !== file))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
