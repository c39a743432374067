import type { FileShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** Pictures are shown, everything else is a card to be opened. */
export function Files({ files }: { files: readonly FileShown[] }) {
  const { me, texts } = useWorkspace();
  return (
    <div className="files">
      {files.map((file) => {
        const address = `_person/file?${new URLSearchParams({ as: me.id, id: file.id }).toString()}`;
        const name = file.name ?? file.id;
        return file.mimetype?.startsWith('image/') ? (
          <a key={file.id} className="picture" href={address} target="_blank" rel="noreferrer">
            <span className="quiet small">{name}</span>
            <img src={address} alt={String(file['alt_txt'] ?? '') || name} loading="lazy" />
          </a>
        ) : (
          <a
            key={file.id}
            className="file"
            href={address}
            target="_blank"
            rel="noreferrer"
            title={texts.download}
          >
            <span className="file-type" aria-hidden="true">
              {String(file['filetype'] ?? '')
                .slice(0, 4)
                .toUpperCase()}
            </span>
            <span>
              <b>{name}</b>
              <small className="quiet">{sizeOf(file.size ?? 0)}</small>
            </span>
          </a>
        );
      })}
    </div>
  );
}
