import { useWorkspace } from '../data/workspace.js';

/** In place of what this page has no drawing for: nobody should take it for left out by the app. */
export function CannotDraw({ type }: { type: string }) {
  const { texts } = useWorkspace();
  return <p className="cannot-draw">⚠ {texts.cannotDraw(type)}</p>;
}
