import type { Owed } from '../../../store/outboxes.js';
import { wishDirect, wishNews } from '../../messages/wish.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const wishes: Renderer = {
  render: renderWish,
  deskOf: async (id, sources) => {
    const first = (await sources.wish(id))?.backers[0];
    return first && (await sources.contract(first.contractId))?.deskChannel;
  },
};

/** A decision, in the channel of a customer who wants it; or that somebody is to see to it, to them. */
async function renderWish({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const wish = await sources.wish(ownerId);
  const fact = wish?.history.find(({ id }) => id === entry.factId);
  if (!wish || !fact) return undefined;
  if (entry.kind === 'direct') {
    return { message: wishDirect(wish, await sources.localeOf(entry.lane)), channel: entry.lane };
  }
  // A channel may have got another id since.
  const contract = await sources.contract(String(entry.data?.['contractId']));
  const locale = entry.locale ?? contract?.locale ?? 'zh-CN';
  return { message: wishNews(wish, fact, locale), channel: contract?.customerChannel ?? entry.lane };
}
