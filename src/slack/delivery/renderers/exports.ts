import type { Owed } from '../../../store/outboxes.js';
import { exportMessage } from '../../messages/export.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const exports: Renderer = { render: renderExport };

/** How far an export is: one message, told anew whenever that is another. */
async function renderExport({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const one = await sources.requestExport(ownerId);
  if (!one) return undefined;
  const message = exportMessage(one);
  const told = one.receipts?.findLast((receipt) => receipt.message === entry.message);
  return { message, channel: told?.channel ?? entry.lane, updateTs: told?.ts };
}
