import type { Owed } from '../../../store/outboxes.js';
import { termsChangeMessage } from '../../messages/terms-change.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const termsChanges: Renderer = { render: renderTermsChange };

async function renderTermsChange(
  { ownerId, entry }: Owed,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const [change, settings] = await Promise.all([sources.termsChange(ownerId), sources.settings()]);
  if (!change) return undefined;
  const message = termsChangeMessage(change, settings, await sources.localeOf(entry.lane));
  return { message, channel: entry.lane };
}
