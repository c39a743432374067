import { lazy, Suspense } from 'react';
import type { Json } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';

/**
 * Blocks that nobody operates and that our messages rarely hold; `slack-blocks-to-jsx` draws them, loaded when one is
 * there. It draws the others too, but not right: `2*3*4` becomes bold, code loses its signs, unknown blocks vanish.
 */
export const LIBRARY_BLOCKS: ReadonlySet<string> = new Set(['rich_text', 'table', 'markdown', 'video']);

const Drawn = lazy(() => import('./drawn-by-library.js'));

export function LibraryBlock({ block }: { block: Json }) {
  const { texts } = useWorkspace();
  return (
    <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
      <Drawn block={block} />
    </Suspense>
  );
}
