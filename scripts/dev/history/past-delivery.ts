import { outboxEntries, type Intent, type OutboxEntry } from '../../../src/domain/record/outbox.js';
import { localeFrom, type Locale } from '../../../src/domain/people/person.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { intakeChangesAt, intakeOf } from '../../../src/domain/terms/intake.js';
import type { Settings } from '../../../src/domain/settings/settings.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import type { Receipt } from '../../../src/domain/ticket/receipt.js';
import type { WeeklyReport } from '../../../src/domain/weekly/weekly-report.js';
import type { Wish } from '../../../src/domain/wish/wish.js';
import { renderWith, type Render } from '../../../src/slack/delivery/render.js';
import { metadataOf, type Rendered } from '../../../src/slack/delivery/send.js';
import { fingerprintOf, intakeCard } from '../../../src/slack/messages/intake-card.js';
import { ticketCard } from '../../../src/slack/messages/ticket-card.js';
import { weeklyReportMessage } from '../../../src/slack/messages/weekly-report.js';
import { WORKSPACE } from '../company.js';
import type { Said } from './said.js';

const NO_DUTY: DutyPlan = { rotas: [], leaves: [] };
/** From the commit to the message in Slack. */
const DELAY_MS = 400;

/** What is told of: documents as they are at the moment of the telling. */
export interface Records {
  readonly settings: Settings;
  readonly tickets: Map<string, Ticket>;
  readonly contracts: Map<string, Contract>;
  readonly reports: Map<string, WeeklyReport>;
  readonly wishes: Map<string, Wish>;
}

/**
 * Delivers what the company's past owed, at once and in order, with the product's own words, and leaves the same traces
 * in the documents: places of cards, receipts.
 */
export class PastDelivery {
  private readonly render: Render;

  constructor(
    private readonly records: Records,
    private readonly said: Said,
  ) {
    const { tickets, contracts, reports, settings, wishes } = records;
    this.render = renderWith({
      ticket: (id) => Promise.resolve(tickets.get(id)),
      contract: (id) => Promise.resolve(contracts.get(id)),
      settings: () => Promise.resolve(settings),
      // Who is on duty now is drawn at the end, by `drawCards`.
      intake: (contract) => {
        const at = new Date(0);
        return Promise.resolve({ intake: intakeOf(contract, settings, NO_DUTY, at), at });
      },
      localeOf: (id) => Promise.resolve(this.localeOf(id)),
      notifyBy: () => Promise.resolve('mention' as const),
      termsChange: () => Promise.resolve(undefined),
      wish: (id) => Promise.resolve(wishes.get(id)),
      requestExport: () => Promise.resolve(undefined),
      record: () => Promise.resolve(undefined),
      letterhead: () => Promise.resolve({ company: settings.companyName }),
      weeklyReport: ({ ownerId, entry }) => {
        const message = weeklyReportMessage(reports.get(ownerId)!, entry.locale!);
        return Promise.resolve({ message, channel: entry.lane });
      },
      duty: () => Promise.resolve(undefined),
    });
  }

  /** @param ticket as it is after what is told; its cards are drawn only at the end, by `drawCards` */
  async ofTicket(ticket: Ticket, intents: readonly Intent[], cause: string, now: Date): Promise<Ticket> {
    let told = ticket;
    for (const entry of outboxEntries(intents, cause, now, { version: ticket.version - 1 })) {
      this.records.tickets.set(told.id, told);
      told = await this.tell(told, entry, later(now));
    }
    this.records.tickets.set(told.id, told);
    return told;
  }

  private async tell(ticket: Ticket, entry: OutboxEntry, at: Date): Promise<Ticket> {
    const place = entry.place === 'desk' ? 'desk' : 'customer';
    // A message without its file would be told of nothing; sheets of the past can be asked for.
    if (entry.kind === 'files') return ticket;
    if (entry.kind === 'update-card') return withReceipt(ticket, entry, ticket.places[place], at);
    const rendered = await this.render({ owner: 'tickets', ownerId: ticket.id, entry });
    if (!rendered) return ticket;
    const { updateTs, of, offers = [], message, channel } = rendered;
    if (updateTs) {
      this.said.change(channel, updateTs, message);
      const receipts = ticket.receipts!.map((one) => (one.id === of ? { ...one, offers: [...offers] } : one));
      return { ...ticket, receipts };
    }
    const posted = this.post(rendered, entry, at);
    const known =
      entry.kind === 'post-card' && entry.place !== 'source'
        ? { ...ticket, places: { ...ticket.places, [place]: posted } }
        : ticket;
    return withReceipt(known, entry, posted, at, offers);
  }

  /** All cards as they read now. */
  drawCards(plan: DutyPlan, now: Date): void {
    for (const ticket of this.records.tickets.values()) this.drawTicketCards(ticket);
    this.drawIntakeCards(plan, now);
  }

  private drawTicketCards(ticket: Ticket): void {
    for (const place of ['customer', 'desk'] as const) {
      const { channel, ts } = ticket.places[place];
      const locale = place === 'desk' ? this.records.settings.deskLocale : ticket.locale;
      this.said.change(channel, ts!, ticketCard(ticket, place, locale));
    }
  }

  /** With the traces that the product leaves of it. */
  private drawIntakeCards(plan: DutyPlan, now: Date): void {
    const { settings, contracts } = this.records;
    for (const contract of contracts.values()) {
      const message = intakeCard(intakeOf(contract, settings, plan, now), contract.id, contract.locale);
      this.said.change(contract.customerChannel, contract.intakeCardTs!, message);
      const intakeCardLookAt = intakeChangesAt(contract, settings, plan, now);
      contracts.set(contract.id, { ...contract, intakeCardShown: fingerprintOf(message), intakeCardLookAt });
    }
  }

  async ofWish(wish: Wish, intents: readonly Intent[], cause: string, now: Date): Promise<void> {
    for (const entry of outboxEntries(intents, cause, now)) {
      const rendered = await this.render({ owner: 'wishes', ownerId: wish.id, entry });
      if (rendered) this.post(rendered, entry, later(now));
    }
  }

  async ofContract(
    contract: Contract,
    intents: readonly Intent[],
    cause: string,
    now: Date,
  ): Promise<Contract> {
    this.records.contracts.set(contract.id, contract);
    let intakeCardTs: string | undefined;
    for (const entry of outboxEntries(intents, cause, now)) {
      const rendered = await this.render({ owner: 'contracts', ownerId: contract.id, entry });
      if (rendered) intakeCardTs = this.post(rendered, entry, later(now)).ts;
    }
    return { ...contract, ...(intakeCardTs ? { intakeCardTs } : {}) };
  }

  async ofReport(id: string, intents: readonly Intent[], now: Date): Promise<Receipt[]> {
    const receipts: Receipt[] = [];
    for (const entry of outboxEntries(intents, id, now)) {
      const rendered = await this.render({ owner: 'weeklyReports', ownerId: id, entry });
      if (rendered) receipts.push(receiptOf(entry, this.post(rendered, entry, later(now)), later(now)));
    }
    return receipts;
  }

  private post({ message, threadTs, pin, channel }: Rendered, entry: OutboxEntry, at: Date) {
    return this.said.post(at, {
      channel,
      text: message.text,
      blocks: message.blocks,
      metadata: metadataOf(entry.id),
      ...(threadTs ? { thread_ts: threadTs } : {}),
      ...(pin ? { pinned: true } : {}),
    });
  }

  private localeOf(personId: string): Locale {
    const user = WORKSPACE.users.find(({ id }) => id === personId);
    return localeFrom(user?.locale, this.records.settings.deskLocale);
  }
}

const later = (now: Date): Date => new Date(now.getTime() + DELAY_MS);

const withReceipt = (
  ticket: Ticket,
  entry: OutboxEntry,
  at: { channel: string; ts?: string | undefined },
  deliveredAt: Date,
  offers: readonly string[] = [],
): Ticket => ({
  ...ticket,
  receipts: [...(ticket.receipts ?? []), receiptOf(entry, at, deliveredAt, offers)],
});

const receiptOf = (
  { id, message, factId, lane }: OutboxEntry,
  { channel, ts }: { channel: string; ts?: string | undefined },
  deliveredAt: Date,
  offers: readonly string[] = [],
): Receipt => ({
  id,
  message,
  lane,
  channel,
  deliveredAt,
  ...(ts ? { ts } : {}),
  ...(factId ? { factId } : {}),
  ...(offers.length > 0 ? { offers: [...offers] } : {}),
});
