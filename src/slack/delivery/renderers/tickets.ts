import { isDeepStrictEqual } from 'node:util';
import type { OutboxEntry } from '../../../domain/record/outbox.js';
import type { Locale } from '../../../domain/people/person.js';
import {
  asksOfCustomer,
  CUSTOMER_ASKED,
  mentionedInstead,
  offeredToCustomer,
  toldDirectly,
} from '../../../domain/ticket/asked-directly.js';
import { askedOfCustomer, asksCustomer, requesterOf } from '../../../domain/ticket/asked-of-customer.js';
import type { Fact } from '../../../domain/ticket/facts.js';
import { tellsOfMissed } from '../../../domain/ticket/missed.js';
import type { Reader } from '../../../domain/ticket/missed-act.js';
import { mayShow, readerOf, shown } from '../../../domain/ticket/offers.js';
import type { Ticket } from '../../../domain/ticket/ticket.js';
import { tellsOfTakenBack } from '../../../domain/ticket/taken-back-told.js';
import { textsIn } from '../../../i18n/texts.js';
import type { Owed } from '../../../store/outboxes.js';
import { section, type Message } from '../../messages/blocks.js';
import { customerAsked, mentionInstead } from '../../messages/customer-asked.js';
import { ticketCard } from '../../messages/ticket-card.js';
import { ticketAlarm, ticketDirect } from '../../messages/ticket-direct.js';
import { missedMessage } from '../../messages/ticket-missed.js';
import { takenBackMessage } from '../../messages/taken-back.js';
import { ticketStory, type StoryTold } from '../../messages/ticket-story.js';
import { renderForm } from '../render-form.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const tickets: Renderer = {
  asksPeople: true,
  render: renderTicket,
  instead: async ({ ownerId, entry }, sources) => {
    const ticket = entry.message === CUSTOMER_ASKED ? await sources.ticket(ownerId) : undefined;
    return ticket && mentionedInstead(ticket, entry);
  },
  deskOf: async (id, sources) => (await sources.ticket(id))?.places.desk.channel,
};

async function renderTicket({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const ticket = await sources.ticket(ownerId);
  if (!ticket) return undefined;
  const fact = ticket.history.find(({ id }) => id === entry.factId);
  if (entry.message === CUSTOMER_ASKED && entry.kind !== 'update-message') {
    return fact && renderCustomerAsked(ticket, fact, entry, sources);
  }
  if (entry.kind === 'direct') {
    if (!fact) return undefined;
    const locale = await sources.localeOf(entry.lane);
    const told = direct(ticket, fact, locale, await readerIn(entry.lane, sources));
    return { ...told, ...unsure(entry, fact), channel: entry.lane };
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
    const message = ticketCard(
      ticket,
      place,
      locale,
      place === 'desk' || (await isMentioned(ticket, sources)),
    );
    return { message, channel, updateTs: ts, field: `places.${place}.ts` };
  }
  if (entry.data?.['under']) return fact && renderUnderMerged(ticket, fact, entry, sources);
  if (!fact) return undefined;
  const message = await inThread({ ticket, fact, locale, place }, entry, sources);
  return message && { message, channel, threadTs: ts };
}

/** What is told by a fact in a thread; nothing when it is not true any more. */
async function inThread(
  told: StoryTold,
  entry: OutboxEntry,
  sources: RenderSources,
): Promise<Message | undefined> {
  const { ticket, fact, locale, place } = told;
  if (place === 'customer' && tellsOfMissed(ticket, fact)) return missedMessage(ticket, fact, locale);
  if (tellsOfTakenBack(fact)) return takenBackMessage(told);
  return ticketStory({ ...told, asked: await mentioned(ticket, fact, entry, sources) });
}

/** Who is told directly does not follow the thread, or they would be notified of everything twice. */
async function isMentioned(ticket: Ticket, sources: RenderSources): Promise<boolean> {
  const requester = requesterOf(ticket);
  return requester === undefined || (await sources.notifyBy(requester.id)) === 'mention';
}

/** Who is asked by it and has no direct message of it. */
async function mentioned(ticket: Ticket, fact: Fact, entry: OutboxEntry, sources: RenderSources) {
  const directly = toldDirectly(entry);
  const asked = await askedBy(ticket, fact, entry, sources);
  return asked.filter(({ id }) => !directly.includes(id));
}

/** Who of the customer is asked something by it. */
async function askedBy(ticket: Ticket, fact: Fact, { data }: OutboxEntry, sources: RenderSources) {
  if (data?.['under']) {
    const under = await sources.ticket(String(data['under']));
    return under ? askedOfCustomer(ticket, fact, { under }) : [];
  }
  const contract = asksCustomer(ticket, fact) ? await sources.contract(ticket.contractId) : undefined;
  return askedOfCustomer(ticket, fact, { contacts: contract?.contacts });
}

/** To somebody of the customer directly; or in their thread, when that could not be delivered. Nothing once they are not asked. */
async function renderCustomerAsked(
  ticket: Ticket,
  fact: Fact,
  entry: OutboxEntry,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const person = entry.kind === 'direct' ? entry.lane : String(entry.data?.['person']);
  const asked = await askedBy(ticket, fact, entry, sources);
  if (!asked.some(({ id }) => id === person)) return undefined;
  if (entry.kind === 'direct') {
    const offers = entry.begun ? asksOfCustomer(fact) : offeredToCustomer(ticket, fact);
    return { ...(await toCustomer(ticket, fact, person, sources)), offers, channel: person };
  }
  const under = entry.data?.['under'] ? await sources.ticket(String(entry.data['under'])) : ticket;
  if (!under) return undefined;
  const { channel, ts } = under.places.customer;
  const message = mentionInstead({ ticket, fact, locale: entry.locale ?? ticket.locale }, person);
  return { message, channel, threadTs: ts };
}

const toCustomer = async (ticket: Ticket, fact: Fact, person: string, sources: RenderSources) => ({
  message: customerAsked({ ticket, fact, locale: await sources.localeOf(person, ticket.locale) }),
  offers: offeredToCustomer(ticket, fact),
});

/** What happens to a request, in the thread of one that was merged into it. */
async function renderUnderMerged(
  ticket: Ticket,
  fact: Fact,
  entry: OutboxEntry,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const { data, locale = ticket.locale } = entry;
  const merged = await sources.ticket(String(data?.['under']));
  if (!merged) return undefined;
  const { channel, ts } = merged.places.customer;
  const asked = await mentioned(ticket, fact, entry, sources);
  const message = ticketStory({ ticket, fact, locale, place: 'customer', underMerged: true, asked });
  return { message, channel, threadTs: ts };
}

const direct = (ticket: Ticket, fact: Fact, locale: Locale, reader: Reader | undefined) => ({
  message: ticketDirect({ ticket, fact, locale }, reader),
  offers: shown(ticket, fact, reader),
});
const alarm = (ticket: Ticket, fact: Fact, locale: Locale) => ({
  message: ticketAlarm({ ticket, fact, locale }),
  offers: shown(ticket, fact),
});

const readerIn = async (lane: string, sources: RenderSources): Promise<Reader | undefined> =>
  readerOf(lane, (await sources.settings()).roster);

/** If Slack has it from an earlier try, it may show whatever it could have shown then. */
const unsure = ({ begun }: OutboxEntry, fact: Fact): { offers?: readonly string[] } =>
  begun ? { offers: mayShow(fact) } : {};

/** A message that asked for something, told before, as it reads now; nothing when it was never told, or the same is still open. */
async function renderUpdate(
  ticket: Ticket,
  { data, factId, lane, locale, message: by }: OutboxEntry,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const told = ticket.receipts?.find(({ id }) => id === data?.['of']);
  const fact = ticket.history.find(({ id }) => id === factId);
  if (!told?.channel || !told.ts || !told.offers || !fact) return undefined;
  const { channel, ts: updateTs, id: of } = told;
  if (by === CUSTOMER_ASKED) {
    if (isDeepStrictEqual(told.offers, offeredToCustomer(ticket, fact))) return undefined;
    return { ...(await toCustomer(ticket, fact, lane, sources)), channel, updateTs, of };
  }
  const reader = await readerIn(lane, sources);
  if (isDeepStrictEqual(told.offers, shown(ticket, fact, reader))) return undefined;
  const rendered = reader
    ? direct(ticket, fact, await sources.localeOf(lane), reader)
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
