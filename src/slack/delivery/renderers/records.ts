import type { Owed } from '../../../store/outboxes.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

/** Records of all kinds that their history tells (`src/kinds.ts`): each kind has its words. */
export const records: Renderer = {
  render: renderRecord,
  deskOf: async (number, sources) => (await sources.record(number))?.desk,
};

/** The message that a record is shown by in a channel. */
const CARD = 'card';

/** A card is posted once and shown anew where it was; news go into its thread, or stand by themselves. */
async function renderRecord({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const known = await sources.record(ownerId);
  if (!known) return undefined;
  const { record, say } = known;
  const { kind, lane, factId } = entry;
  const { deskLocale } = await sources.settings();
  const locale = kind === 'direct' ? await sources.localeOf(lane) : (entry.locale ?? deskLocale);
  const fact = record.history.find(({ id }) => id === factId);
  const message = say({ record, fact, entry, locale });
  if (!message) return undefined;
  const card = record.receipts?.findLast((told) => told.message === CARD && told.lane === lane);
  const channel = card?.channel ?? lane;
  if (kind === 'post-card' || kind === 'update-card') return { message, channel, updateTs: card?.ts };
  return kind === 'post-thread' ? { message, channel, threadTs: card?.ts } : { message, channel: lane };
}
