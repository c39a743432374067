import { ticketWords, wordsChanged } from '../domain/find/ticket-words.js';
import type { Decision } from '../domain/ticket/decide.js';
import type { Under } from '../domain/terms/terms-change.js';
import { TICKET_NUMBERS } from '../domain/ticket/number.js';
import { awaitedBy } from '../domain/ticket/doers.js';
import { ticketSchema, type Ticket } from '../domain/ticket/ticket.js';
import { WAITING_STATUSES } from '../domain/ticket/words.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { NumberedInserts } from './numbered-inserts.js';
import { owesBundle, owesRewriting } from './owes-bundle.js';
import type { Unreadable } from './readable.js';
import { Records, type Owing, type RecordForm } from './records.js';
import {
  queryOf,
  queryReceived,
  queryUnder,
  type ReceivedWithin,
  type TicketFilter,
} from './ticket-queries.js';

/** The auditor has yet to look at the chain as it is now (store/seals.ts). */
const notYetAnchored = (now: Date) => ({ unanchoredSince: now });

const FORM: RecordForm<Ticket> = {
  schema: ticketSchema,
  apart: ['outbox', 'receipts', 'places'],
  growing: ['history', 'signatures'],
  changedAt: ({ history }) => history.at(-1)?.recordedAt,
  beside: (ticket, { now }, before) => {
    const { history, receivedAt } = ticket;
    const awaits = awaitedBy(ticket);
    if (!before) {
      return {
        words: ticketWords(ticket),
        awaits,
        ...notYetAnchored(history.at(-1)?.recordedAt ?? receivedAt),
      };
    }
    const hasHappened = history.length > before.history.length;
    return {
      awaits,
      ...wordsChanged(before, ticket),
      ...(hasHappened ? { ...notYetAnchored(now), ...owesBundle(ticket, now) } : {}),
    };
  },
};

/** Requests in the store. */
export class Tickets {
  private readonly records: Records<Ticket>;
  private readonly inserts: NumberedInserts<Ticket>;

  /** @param unreadable told of a stored request that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    unreadable: Unreadable = () => undefined,
  ) {
    this.records = new Records(model, FORM, unreadable);
    this.inserts = new NumberedInserts(this.records, TICKET_NUMBERS);
  }

  async load(id: string): Promise<Ticket | undefined> {
    return this.records.load(id);
  }

  /** Those of these requests that can be read; in no order. */
  async loadAll(ids: readonly string[]): Promise<Ticket[]> {
    return this.records.find({ _id: { $in: [...ids] } });
  }

  async byFilingCause(cause: string): Promise<Ticket | undefined> {
    return this.records.one({ filingCause: cause });
  }

  /** The request whose card, or whose original message, stands at this place. */
  async byThread(
    channel: string,
    ts: string,
  ): Promise<{ ticket: Ticket; place: 'customer' | 'desk' | 'source' } | undefined> {
    for (const place of ['customer', 'desk', 'source'] as const) {
      const at = { [`places.${place}.channel`]: channel, [`places.${place}.ts`]: ts };
      const ticket = await this.records.one(at);
      if (ticket) return { ticket, place };
    }
    return undefined;
  }

  /**
   * Stores a new request under the next free number of the year (R20). One number per cause, however often the filing is
   * repeated, and by however many processes.
   * @param build makes the decision for a number
   */
  async register(
    year: number,
    cause: string,
    now: Date,
    build: (number: string) => Decision,
  ): Promise<{ ticket: Ticket; repeated: boolean }> {
    for (;;) {
      const inserted = await this.inserts.insert(year, (number) => {
        const { record, intents } = build(number);
        return { record, owing: { intents, cause, now } };
      });
      if ('record' in inserted) return { ticket: inserted.record, repeated: false };
      const filed = await this.byFilingCause(cause);
      if (filed) return { ticket: filed, repeated: true };
    }
  }

  /** @returns false when somebody else was quicker: load and decide anew */
  async commit(before: Ticket, after: Ticket, owing: Owing): Promise<boolean> {
    return this.records.commit(before, after, owing);
  }

  /**
   * Personal data was erased: the only update that writes history and signatures anew (custody/without-values.ts).
   * @returns false when somebody else was quicker: load and decide anew
   */
  async commitErased(before: Ticket, after: Ticket, owing: Owing): Promise<boolean> {
    const { now } = owing;
    const set = { words: ticketWords(after), ...notYetAnchored(now), ...owesRewriting(now) };
    const unset: Record<string, ''> = after.places.source ? {} : { 'places.source': '' };
    return this.records.rewrite(before, after, owing, { set, unset });
  }

  /**
   * Ids of requests whose clock has something to do, the most overdue first.
   * @param except those that have had their turn
   */
  async due(now: Date, limit: number, except?: ReadonlySet<string>): Promise<string[]> {
    return this.records.due(now, limit, except);
  }

  /**
   * Requests of before it was kept whom they wait for are looked at by the next sweep, once: it asks for what nobody was asked
   * for, and from then on they stand in the lists of those who have to do something.
   */
  async wakeUnlisted(now: Date): Promise<void> {
    const unlisted = { status: { $in: WAITING_STATUSES }, awaits: { $exists: false } };
    await withStore(() => this.model.collection.updateMany(unlisted, { $set: { nextInstantAt: now } }));
  }

  /** Requests whose contract has not followed a replacement of equipment, the longest waiting first. */
  async owingContract(limit: number): Promise<Ticket[]> {
    return this.records.find(
      { contractOwedSince: { $exists: true } },
      { sort: { contractOwedSince: 1 }, limit },
    );
  }

  /** The contract has followed this state of the request; one that was changed meanwhile is looked at again. */
  async contractFollowed({ id, version }: Ticket): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, version }, { $unset: { contractOwedSince: '' } }),
    );
  }

  /** A request whose clock cannot be read is asked about again only then; a change of it decides anew. */
  async setAside(id: string, now: Date, until: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, nextInstantAt: { $lte: now } },
        {
          // Kept apart as well: the instant that was missed is overwritten, and the auditor must know.
          $set: { nextInstantAt: until, asideUntil: until },
        },
      ),
    );
  }

  /** Open requests for a list or a Home: the next deadline first, then those without one (waiting, resolved). */
  async list(filter: TicketFilter, limit: number): Promise<{ tickets: Ticket[]; total: number }> {
    const query = queryOf(filter);
    // An absent deadline sorts before all others, so that the two kinds are asked for one after the other.
    const ordered = (nextDueAt: unknown, most: number) =>
      this.records.find({ ...query, nextDueAt }, { sort: { nextDueAt: 1, _id: 1 }, limit: most });
    const [owed, total] = await Promise.all([
      ordered({ $gt: new Date(0) }, limit),
      this.records.count(query),
    ]);
    const rest = owed.length < limit ? await ordered(null, limit - owed.length) : [];
    return { tickets: [...owed, ...rest], total };
  }

  /** Requests of a contract that were not closed before an instant, for the weekly report; read as they are used. */
  async *notClosedBefore(contractId: string, from: Date): AsyncIterable<Ticket> {
    for (const closedAt of [null, { $gte: from }]) {
      yield* this.records.each({ contractId, closedAt }, { slice: 200 });
    }
  }

  /** Requests received from `from` until before `to`, of one customer if that is said, in order; read as they are used. */
  received(within: ReceivedWithin): AsyncIterable<Ticket> {
    const sort = { receivedAt: 1, _id: 1 } as const;
    return this.records.each(queryReceived(within), { sort, without: ['outbox', 'receipts'] });
  }

  /** How many they are; counted no further than `most`. */
  async countReceived(within: ReceivedWithin, most: number): Promise<number> {
    return withStore(() => this.model.countDocuments(queryReceived(within)).limit(most));
  }

  /** Open requests under a policy or calendar, whatever version of it they have; read as they are used. */
  openUnder(under: Under): AsyncIterable<Ticket> {
    return this.records.each(queryUnder(under), { slice: 50, without: ['outbox', 'receipts'] });
  }

  /**
   * Numbers and contracts of the same, by number, a page at a time. Of every version, for one that has been changed
   * since the page before was asked for is to be counted too.
   * @param after the last number of the page before
   */
  async numbersUnder(
    under: Under,
    after: string,
    limit: number,
  ): Promise<{ id: string; contractId: string }[]> {
    const query = { ...queryUnder(under), _id: { $gt: after } };
    const found = await withStore(() =>
      this.model.find(query, { contractId: 1 }).sort({ _id: 1 }).limit(limit).lean<Stored[]>(),
    );
    return found.map(({ _id, contractId }) => ({ id: _id, contractId: String(contractId) }));
  }

  /** How many open requests have an older version of it. */
  async countUnder(under: Under): Promise<number> {
    const version = 'policyId' in under ? 'terms.policy.version' : 'terms.calendarVersion';
    // Requests of the time when there was one calendar have no version of it.
    const older = { [version]: { $not: { $gte: under.below } } };
    return this.records.count({ ...queryUnder(under), ...older });
  }

  /** A private channel gets another id when sharing begins (slack.md). */
  async channelChanged(from: string, to: string): Promise<void> {
    for (const place of ['customer', 'desk', 'source']) {
      const field = `places.${place}.channel`;
      await withStore(() => this.model.collection.updateMany({ [field]: from }, { $set: { [field]: to } }));
    }
  }
}

/** A request as the domain has it. @throws ZodError */
export const readTicket = ({ _id, ...rest }: Stored): Ticket => ticketSchema.parse({ ...rest, id: _id });
/** A request as it is stored, with what it owes. */
export const storedTicket = (ticket: Ticket): Stored => {
  const { id, outbox, ...fields } = ticket;
  const owing = { intents: [], cause: ticket.filingCause, now: ticket.receivedAt };
  return { _id: id, ...fields, outbox, ...FORM.beside?.(ticket, owing) };
};
