import type { Json } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Plain } from '../text/formatted.js';
import { textOf } from '../data/shapes.js';

/** An image by address, or a file of the workspace. */
export function sourceOf(given: Json, as: string): string {
  const file = given['slack_file'] as { id?: string; url?: string } | undefined;
  const id = file?.id ?? /-(F[A-Z0-9]+)\//.exec(file?.url ?? '')?.[1];
  return id ? `_person/file?${new URLSearchParams({ as, id }).toString()}` : String(given['image_url'] ?? '');
}

export function Picture({ block }: { block: Json }) {
  const { me } = useWorkspace();
  return (
    <figure className="image-block">
      {textOf(block['title']) && (
        <figcaption>
          <Plain text={textOf(block['title'])} />
        </figcaption>
      )}
      <img src={sourceOf(block, me.id)} alt={String(block['alt_text'] ?? '')} loading="lazy" />
    </figure>
  );
}
