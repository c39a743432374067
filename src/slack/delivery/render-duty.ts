import { dutyBeganSchema } from '../../domain/duty/handover.js';
import { dutyGapsSchema, dutyNewsSchema } from '../../domain/duty/news.js';
import { onDuty } from '../../domain/duty/on-duty.js';
import { swapNewsSchema } from '../../domain/duty/swap.js';
import type { OutboxEntry } from '../../domain/record/outbox.js';
import type { Locale } from '../../domain/people/person.js';
import type { DutyStore } from '../../store/duty.js';
import type { Owed } from '../../store/outboxes.js';
import type { Tickets } from '../../store/tickets.js';
import { dutyBegan } from '../messages/duty/began.js';
import type { Message } from '../messages/blocks.js';
import { dutyGaps, dutyNews } from '../messages/duty/news.js';
import { swapNews, swapProposal } from '../messages/duty/swap.js';
import type { Rendered } from './send.js';

interface Sources {
  readonly duty: DutyStore;
  readonly tickets: Pick<Tickets, 'list'>;
  readonly localeOf: (personId: string) => Promise<Locale>;
  readonly clock: () => Date;
}

/** What is said about duty, as far as it still has a point when it is said: nothing about duties that are over. */
export async function renderDuty({ entry }: Owed, sources: Sources): Promise<Rendered | undefined> {
  const now = sources.clock();
  const message = await messageOf(entry, sources, now);
  return message && { message, channel: entry.lane };
}

async function messageOf(
  { message, lane, data }: OutboxEntry,
  sources: Sources,
  now: Date,
): Promise<Message | undefined> {
  const locale = await sources.localeOf(lane);
  switch (message) {
    case 'duty-began':
      return began(data, lane, sources, now, locale);
    case 'duty-news': {
      const { gained, lost } = dutyNewsSchema.parse(data);
      const all = [...gained, ...lost];
      const isOver = all.length > 0 && all.every(({ to }) => to <= now);
      return isOver ? undefined : dutyNews(data, lane, locale);
    }
    case 'duty-gaps':
      return dutyGapsSchema.parse(data).gaps.every(({ to }) => to <= now)
        ? undefined
        : dutyGaps(data, locale);
    case 'swap-proposal':
      return (await isOpen(data, sources)) ? swapProposal(data, locale) : undefined;
    case 'swap-news':
      return swapNews(data, locale);
    default:
      throw new Error(`no message ${message} about duty`);
  }
}

/** Only as long as they are on duty. */
async function began(data: unknown, personId: string, { duty, tickets }: Sources, now: Date, locale: Locale) {
  const { rotaId } = dutyBeganSchema.parse(data);
  const there = onDuty(await duty.load(now), rotaId, now);
  if (!there.some(({ id }) => id === personId)) return undefined;
  const { total } = await tickets.list({ of: 'open' }, 1);
  return dutyBegan(data, total, now, locale);
}

async function isOpen(data: unknown, { duty }: Sources): Promise<boolean> {
  const { rotaId, swapId } = swapNewsSchema.parse(data);
  const rota = await duty.rotas.load(rotaId);
  return rota?.swaps.some(({ id, state }) => id === swapId && state === 'proposed') ?? false;
}
