import { z } from 'zod';
import { isPersonLane } from '../../../domain/record/outbox.js';
import type { Owed } from '../../../store/outboxes.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

/** Records of all kinds that their history tells (`src/kinds.ts`): each kind has its words. */
export const records: Renderer = {
  render: renderRecord,
  deskOf: async (number, sources) => (await sources.record(number))?.desk,
};

/** The message that a record is shown by in a channel: below it its news are told. */
const CARD = 'card';

/** Where a card is posted below a message that is not ours. */
const underSchema = z.object({ threadTs: z.string() });

/**
 * A card, or another message that is kept up to date, is posted once and shown anew where it was; news go into the thread of the
 * card, or stand by themselves. What somebody was never told themselves is not told to them as news of it.
 */
async function renderRecord({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const known = await sources.record(ownerId);
  if (!known) return undefined;
  const { record, say } = known;
  const { kind, lane, factId } = entry;
  const { deskLocale } = await sources.settings();
  const isDirect = isPersonLane(lane);
  const locale = isDirect ? await sources.localeOf(lane) : (entry.locale ?? deskLocale);
  const fact = record.history.find(({ id }) => id === factId);
  const message = say({ record, fact, entry, locale });
  if (!message) return undefined;
  const isKept = kind === 'post-card' || kind === 'update-card';
  const shown = isKept ? entry.message : CARD;
  const card = record.receipts?.findLast((told) => told.message === shown && told.lane === lane);
  if (isDirect && kind === 'update-card' && !card) return undefined;
  const channel = card?.channel ?? lane;
  if (isKept) return { message, channel, updateTs: card?.ts, ...underSchema.safeParse(entry.data).data };
  return kind === 'post-thread' ? { message, channel, threadTs: card?.ts } : { message, channel: lane };
}
