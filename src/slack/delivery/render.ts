import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../domain/contract/contract.js';
import type { RequestExport } from '../../domain/export/request-export.js';
import { Fault } from '../../domain/fault.js';
import type { Intent, OutboxEntry } from '../../domain/outbox.js';
import { firstFilled } from '../../domain/people/roster.js';
import type { Locale } from '../../domain/people/person.js';
import type { Settings } from '../../domain/settings.js';
import type { Fact } from '../../domain/ticket/facts.js';
import { asksFor, offered } from '../../domain/ticket/offers.js';
import type { Page } from '../../domain/ticket/pages.js';
import type { TermsChange } from '../../domain/terms/terms-change.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Wish } from '../../domain/wish/wish.js';
import { textsIn } from '../../i18n/texts.js';
import type { Owed } from '../../store/outboxes.js';
import { auditMessage } from '../messages/audit.js';
import { section, type Message } from '../messages/blocks.js';
import { exportMessage } from '../messages/export.js';
import { coverEndingMessage } from '../messages/cover-ending.js';
import { digestMessage } from '../messages/digest.js';
import { intakeCard } from '../messages/intake-card.js';
import { wishDirect, wishNews } from '../messages/wish.js';
import { termsChangeMessage } from '../messages/terms-change.js';
import { ticketCard } from '../messages/ticket-card.js';
import { ticketAlarm, ticketDirect, ticketStory } from '../messages/ticket-story.js';
import { lanePlace, typed } from '../messages/mrkdwn.js';
import type { LetterheadGiven } from '../../documents/forms/letterhead-given.js';
import { renderForm } from './render-form.js';
import type { Rendered } from './send.js';

/** What rendering needs to know; loaded anew for every message, so that it says what is true now. */
export interface RenderSources {
  ticket(id: string): Promise<Ticket | undefined>;
  contract(id: string): Promise<Contract | undefined>;
  settings(): Promise<Settings>;
  localeOf(personId: string): Promise<Locale>;
  termsChange(id: string): Promise<TermsChange | undefined>;
  requestExport(id: string): Promise<RequestExport | undefined>;
  wish(id: string): Promise<Wish | undefined>;
  letterhead(): Promise<LetterheadGiven>;
  weeklyReport(owed: Owed): Promise<Rendered | undefined>;
  duty(owed: Owed): Promise<Rendered | undefined>;
}

export interface Render {
  /** @returns what to send, or undefined when there is nothing left to say */
  (owed: Owed): Promise<Rendered | undefined>;
  /** Pages to one person as one message, in their language. */
  digest(pages: readonly Page[], personId: string): Promise<Rendered>;
  /** Who is told, where, when a message could not be delivered. */
  undeliverable(owed: Owed, error: string): Promise<Intent[]>;
}

/** Finds the renderer of an entry: the document it stands in, and the message it names. */
export function renderWith(sources: RenderSources): Render {
  const render = async (owed: Owed): Promise<Rendered | undefined> => {
    const { entry, owner } = owed;
    if (entry.message === 'undeliverable') return notice(entry);
    if (owner === 'weeklyReports') return sources.weeklyReport(owed);
    if (owner === 'duty') return sources.duty(owed);
    if (entry.message === 'cover-ending') return renderEnding(owed, sources);
    if (owner === 'contracts') return renderIntake(owed, sources);
    if (owner === 'termsChanges') return renderTermsChange(owed, sources);
    if (owner === 'exports') return renderExport(owed, sources);
    if (owner === 'wishes') return renderWish(owed, sources);
    if (owner === 'audit') return renderAudit(entry, sources);
    return renderTicket(owed, sources);
  };
  return Object.assign(render, {
    digest: async (pages: readonly Page[], personId: string) => ({
      message: digestMessage(pages, await sources.localeOf(personId)),
      channel: personId,
    }),
    undeliverable: (owed: Owed, error: string) => noticesFor(owed, error, sources),
  });
}

async function renderIntake({ ownerId }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const { companyName } = await sources.settings();
  const message = intakeCard(companyName, contract.id, contract.locale);
  const { customerChannel: channel, intakeCardTs: updateTs } = contract;
  return { message, channel, updateTs, field: 'intakeCardTs', pin: true };
}

async function renderEnding({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const contract = await sources.contract(ownerId);
  if (!contract) return undefined;
  const locale = entry.locale ?? contract.locale;
  return { message: coverEndingMessage(contract, entry.data, locale), channel: entry.lane };
}

async function renderAudit({ lane, data, locale }: OutboxEntry, sources: RenderSources): Promise<Rendered> {
  const { zone, deskLocale } = await sources.settings();
  return { message: auditMessage(data, zone, locale ?? deskLocale), channel: lane };
}

async function renderTermsChange(
  { ownerId, entry }: Owed,
  sources: RenderSources,
): Promise<Rendered | undefined> {
  const [change, settings] = await Promise.all([sources.termsChange(ownerId), sources.settings()]);
  if (!change) return undefined;
  const message = termsChangeMessage(change, settings, await sources.localeOf(entry.lane));
  return { message, channel: entry.lane };
}

/** How far an export is: one message, told anew whenever that is another. */
async function renderExport({ ownerId, entry }: Owed, sources: RenderSources): Promise<Rendered | undefined> {
  const one = await sources.requestExport(ownerId);
  if (!one) return undefined;
  const message = exportMessage(one);
  const told = one.receipts?.findLast((receipt) => receipt.message === entry.message);
  return { message, channel: told?.channel ?? entry.lane, updateTs: told?.ts };
}

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
  return fact && { message: ticketStory({ ticket, fact, locale, place }), channel, threadTs: ts };
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
  const message = ticketStory({ ticket, fact, locale, place: 'customer', underMerged: true });
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

function notice(entry: OutboxEntry): Rendered {
  const { number, message, lane, error } = entry.data as Record<
    'number' | 'message' | 'lane' | 'error',
    string
  >;
  const text = textsIn(entry.locale ?? 'zh-CN').undeliverable({
    number: typed(number),
    message,
    lane: lanePlace(lane),
    error: typed(error, 300),
  });
  const rendered: Message = { text, blocks: [section(text)] };
  return { message: rendered, channel: entry.lane };
}

const NOT_INVITED = ['not_in_channel', 'channel_not_found'];

/** The desk is told; when it is the desk that cannot be reached, people are; nobody is told of a lost notice. */
async function noticesFor(
  { owner, ownerId, entry }: Owed,
  error: string,
  sources: RenderSources,
): Promise<Intent[]> {
  if (entry.message === 'undeliverable') return [];
  // Whoever set the channel up has been told to invite us; then the card is posted.
  if (entry.message === 'intake-card' && NOT_INVITED.includes(error)) return [];
  const { roster, deskLocale } = await sources.settings();
  const desk = await deskOf(owner, ownerId, sources).catch((thrown: unknown) => {
    // A document that cannot be read does not say where its desk is: people are told instead.
    if (thrown instanceof Fault) throw thrown;
    return undefined;
  });
  const data = { number: ownerId, message: entry.message, lane: entry.lane, error };
  const notice = { message: 'undeliverable', data, locale: deskLocale } as const;
  if (desk && desk !== entry.lane) return [{ ...notice, kind: 'post', lane: desk }];
  return firstFilled(roster, ['front-desk', 'tech-head', 'manager', 'admin'])
    .filter((person) => person.id !== entry.lane)
    .map((person) => ({ ...notice, kind: 'direct', lane: person.id }));
}

async function deskOf(
  owner: Owed['owner'],
  ownerId: string,
  sources: RenderSources,
): Promise<string | undefined> {
  if (owner === 'tickets') return (await sources.ticket(ownerId))?.places.desk.channel;
  if (owner === 'wishes') return sources.wish(ownerId).then((wish) => wish && deskOfWish(wish, sources));
  const contractId = owner === 'contracts' ? ownerId : ownerId.split('@')[0]!;
  return (await sources.contract(contractId))?.deskChannel;
}

const deskOfWish = async ({ backers: [first] }: Wish, sources: RenderSources): Promise<string | undefined> =>
  first && (await sources.contract(first.contractId))?.deskChannel;
