import { isDeepStrictEqual } from 'node:util';
import type { OutboxEntry } from '../../../domain/record/outbox.js';
import type { Locale } from '../../../domain/people/person.js';
import { askedOfCustomer, asksCustomer } from '../../../domain/ticket/asked-of-customer.js';
import type { Fact } from '../../../domain/ticket/facts.js';
import { tellsOfMissed, wasToldMissed } from '../../../domain/ticket/missed.js';
import { asksFor, offered } from '../../../domain/ticket/offers.js';
import type { Ticket } from '../../../domain/ticket/ticket.js';
import { textsIn } from '../../../i18n/texts.js';
import type { Owed } from '../../../store/outboxes.js';
import { section } from '../../messages/blocks.js';
import { ticketCard } from '../../messages/ticket-card.js';
import { ticketAlarm, ticketDirect } from '../../messages/ticket-direct.js';
import { missedMessage } from '../../messages/ticket-missed.js';
import { ticketStory } from '../../messages/ticket-story.js';
import { renderForm } from '../render-form.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const tickets: Renderer = {
  asksPeople: true,
  render: renderTicket,
  deskOf: async (id, sources) => (await sources.ticket(id))?.places.desk.channel,
};

async function renderTicket({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const ticket = await sources.ticket(ownerId);
  if (!ticket) return undefined;
  const fact = ticket.history.find(({ id }) => id === entry.factId);
  if (entry.kind === 'direct') {
    if (!fact) return undefined;
    const locale = await sources.localeOf(entry.lane);
    return { ...direct(ticket, fact, locale), ...unsure(entry, fact), channel: entry.lane };
  }
  if (entry.kind === 'update-message') return renderUpdate(ticket, entry, sources);
  if (entry.message === 'form') return renderForm(ticket, entry, sources);
  const locale = entry.locale ?? ticket.locale;
  if (entry.place === 'source') return renderSource(ticket, locale);
  if (entry.kind === 'post') {
    return fact && { ...alarm(ticket, fact, locale), ...unsure(entry, fact), channel: entry.lane };
  }
  const place = entry.place === 'desk' ? 'desk' : 'customer';
  const { channel, ts } = ticket.places[place];
  if (entry.kind === 'post-card' || entry.kind === 'update-card') {
    const message = ticketCard(ticket, place, locale);
    return { message, channel, updateTs: ts, field: `places.${place}.ts` };
  }
  if (entry.data?.['under']) return fact && renderUnderMerged(ticket, fact, entry, sources);
  if (!fact || (place === 'customer' && goesUnsaid(ticket, fact))) return undefined;
  const message =
    place === 'customer' && tellsOfMissed(ticket, fact)
      ? missedMessage(ticket, fact, locale)
      : ticketStory({ ticket, fact, locale, place, asked: await askedBy(ticket, fact, sources) });
  return message && { message, channel, threadTs: ts };
}

/** A breach is taken back in front of those who were told of it. */
const goesUnsaid = (ticket: Ticket, fact: Fact): boolean =>
  fact.type === 'breach-rescinded' && !wasToldMissed(ticket, fact);

/** Who of the customer is asked something by it. */
async function askedBy(ticket: Ticket, fact: Fact, sources: RenderSources) {
  const contract = asksCustomer(ticket, fact) ? await sources.contract(ticket.contractId) : undefined;
  return askedOfCustomer(ticket, fact, { contacts: contract?.contacts });
}

/** What happens to a request, in the thread of one that was merged into it. */
async function renderUnderMerged(
  ticket: Ticket,
  fact: Fact,
  { data, locale = ticket.locale }: OutboxEntry,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const merged = await sources.ticket(String(data?.['under']));
  if (!merged) return undefined;
  const { channel, ts } = merged.places.customer;
  const asked = askedOfCustomer(ticket, fact, { under: merged });
  const message = ticketStory({ ticket, fact, locale, place: 'customer', underMerged: true, asked });
  return { message, channel, threadTs: ts };
}

const direct = (ticket: Ticket, fact: Fact, locale: Locale) => ({
  message: ticketDirect({ ticket, fact, locale }),
  offers: offered(ticket, fact),
});
const alarm = (ticket: Ticket, fact: Fact, locale: Locale) => ({
  message: ticketAlarm({ ticket, fact, locale }),
  offers: offered(ticket, fact),
});

/** If Slack has it from an earlier try, it may show whatever it could have shown then. */
const unsure = ({ begun }: OutboxEntry, fact: Fact): { offers?: readonly string[] } =>
  begun ? { offers: asksFor(fact) } : {};

/** A message with buttons, told before, as it reads now; nothing when it was never told, or still offers the same. */
async function renderUpdate(
  ticket: Ticket,
  { data, factId, lane, locale }: OutboxEntry,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const told = ticket.receipts?.find(({ id }) => id === data?.['of']);
  const fact = ticket.history.find(({ id }) => id === factId);
  if (!told?.channel || !told.ts || !told.offers || !fact) return undefined;
  if (isDeepStrictEqual(told.offers, offered(ticket, fact))) return undefined;
  const { channel, ts: updateTs, id: of } = told;
  const isPerson = /^[UW]/.test(lane);
  const rendered = isPerson
    ? direct(ticket, fact, await sources.localeOf(lane))
    : alarm(ticket, fact, locale ?? ticket.locale);
  return { ...rendered, channel, updateTs, of };
}

function renderSource(ticket: Ticket, locale: Locale): Rendered | undefined {
  const { source } = ticket.places;
  if (!source?.ts) return undefined;
  const text = textsIn(locale).thread.sourceRegistered({ number: ticket.id });
  return {
    message: { text, blocks: [section(text)] },
    channel: source.channel,
    threadTs: source.threadTs ?? source.ts,
  };
}
