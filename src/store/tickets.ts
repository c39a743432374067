import { DEFAULT_CALENDAR } from '../domain/calendar/desk-calendar.js';
import { ticketWords, wordsChanged } from '../domain/find/ticket-words.js';
import { outboxEntries } from '../domain/outbox.js';
import type { Decision } from '../domain/ticket/decide.js';
import type { Under } from '../domain/terms/terms-change.js';
import { sequenceOf, ticketNumber } from '../domain/ticket/number.js';
import { ticketSchema, type Ticket } from '../domain/ticket/ticket.js';
import { OPEN_STATUSES } from '../domain/ticket/words.js';
import { changes } from './changes.js';
import { duplicateField, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { owesBundle, owesRewriting } from './owes-bundle.js';
import { readable, type Unreadable } from './readable.js';

/** Written by commands through `history`, `signatures` and `outbox`, or by delivery; a command's `$set` must not carry them. */
const NOT_SET = new Set(['id', 'version', 'history', 'signatures', 'outbox', 'receipts', 'places']);

export type TicketFilter =
  | { of: 'open'; customerIds?: readonly string[] }
  | { of: 'responsible'; personId: string }
  | { of: 'filed-by'; personId: string; customerIds: readonly string[] };

/** The instants between which requests were received, and whose they are. */
export interface ReceivedWithin {
  readonly from: Date;
  readonly to: Date;
  readonly customerId?: string | undefined;
}

/** Requests in the store: whole documents in and out, each change one guarded update. */
export class Tickets {
  /** The last number known per year, and the queue that keeps filings of this process one after another. */
  private readonly lastNumber = new Map<number, number>();
  private filing: Promise<unknown> = Promise.resolve();

  /** @param unreadable told of a stored request that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  async load(id: string): Promise<Ticket | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? readTicket(stored) : undefined;
  }

  /** Those of these requests that can be read; in no order. */
  async loadAll(ids: readonly string[]): Promise<Ticket[]> {
    const found = await withStore(() => this.model.find({ _id: { $in: [...ids] } }).lean<Stored[]>());
    return readable(found, readTicket, this.unreadable);
  }

  async byFilingCause(cause: string): Promise<Ticket | undefined> {
    const stored = await withStore(() => this.model.findOne({ filingCause: cause }).lean<Stored>());
    return stored ? readTicket(stored) : undefined;
  }

  /** The request whose card, or whose original message, stands at this place. */
  async byThread(
    channel: string,
    ts: string,
  ): Promise<{ ticket: Ticket; place: 'customer' | 'desk' | 'source' } | undefined> {
    for (const place of ['customer', 'desk', 'source'] as const) {
      const at = { [`places.${place}.channel`]: channel, [`places.${place}.ts`]: ts };
      const stored = await withStore(() => this.model.findOne(at).lean<Stored>());
      if (stored) return { ticket: readTicket(stored), place };
    }
    return undefined;
  }

  /**
   * Stores a new request under the next free number of the year: the number is the key, so it is unique; it is
   * tried only when its predecessor is taken, so there is no gap (R20). One number per cause, however often the
   * filing is repeated, and by however many processes.
   * @param build makes the decision for a number
   */
  async register(
    year: number,
    cause: string,
    now: Date,
    build: (number: string) => Decision,
  ): Promise<{ ticket: Ticket; repeated: boolean }> {
    const turn = this.filing.then(() => this.registerInTurn(year, cause, now, build));
    this.filing = turn.catch(() => undefined);
    return turn;
  }

  private async registerInTurn(year: number, cause: string, now: Date, build: (number: string) => Decision) {
    for (;;) {
      const sequence = (this.lastNumber.get(year) ?? (await this.highest(year))) + 1;
      const { ticket, intents } = build(ticketNumber(year, sequence));
      try {
        await withStore(() =>
          this.model.collection.insertOne(
            storedTicket({ ...ticket, outbox: outboxEntries(intents, cause, now) }) as never,
          ),
        );
        this.lastNumber.set(year, sequence);
        return { ticket, repeated: false };
      } catch (error) {
        const field = duplicateField(error);
        if (field === undefined) throw error;
        const filed = await this.byFilingCause(cause);
        if (filed) return { ticket: filed, repeated: true };
        this.lastNumber.set(year, await this.highest(year));
      }
    }
  }

  /** As keys are compared, SR-2026-1000000 comes before SR-2026-999999: the longer ones are asked for when they begin. */
  private async highest(year: number): Promise<number> {
    let known = 0;
    for (let digits = 6; ; digits += 1) {
      const last = await this.highestOf(year, digits);
      if (last < 10 ** digits - 1) return Math.max(last, known);
      known = last;
    }
  }

  private async highestOf(year: number, digits: number): Promise<number> {
    // The range is for the index, where a pattern alone may not use it.
    const inYear = { $gte: `SR-${year}-`, $lt: `SR-${year + 1}-` };
    const ofLength = { _id: { ...inYear, $regex: `^SR-${year}-\\d{${digits}}$` } };
    const last = await withStore(() =>
      this.model.findOne(ofLength, { _id: 1 }).sort({ _id: -1 }).lean<Stored>(),
    );
    return last ? sequenceOf(last._id) : 0;
  }

  /**
   * State, history and outbox in one update, guarded by the version that was decided on.
   * @returns false when somebody else was quicker: load and decide anew
   */
  async commit(before: Ticket, decision: Decision, cause: string, now: Date): Promise<boolean> {
    const { ticket, facts, intents } = decision;
    const { version } = before;
    const entries = outboxEntries(intents, cause, now, {
      version,
      changedAt: before.history.at(-1)?.recordedAt,
    });
    const { $set, $unset } = changes(before, ticket, NOT_SET);
    const anchoring = facts.length > 0 ? { ...notYetAnchored(now), ...owesBundle(ticket, now) } : {};
    const set = { ...$set, ...wordsChanged(before, ticket), ...anchoring };
    const update = {
      ...(Object.keys(set).length > 0 ? { $set: set } : {}),
      ...($unset ? { $unset } : {}),
      $inc: { version: 1 },
      $push: {
        history: { $each: facts },
        signatures: { $each: ticket.signatures.slice(before.signatures.length) },
        outbox: { $each: entries },
      },
    };
    const guard = { _id: before.id, version };
    const result = await withStore(() => this.model.collection.updateOne(guard as never, update as never));
    return result.matchedCount === 1;
  }

  /**
   * Personal data was erased: the only update that writes history and signatures anew (custody/without-values.ts).
   * @returns false when somebody else was quicker: load and decide anew
   */
  async commitErased(
    before: Ticket,
    { ticket, intents }: Decision,
    cause: string,
    now: Date,
  ): Promise<boolean> {
    const { version, history, id } = before;
    const changedAt = history.at(-1)?.recordedAt;
    const { $set, $unset } = changes(before, ticket, NOT_SET);
    const { history: without, signatures } = ticket;
    const marks = { ...notYetAnchored(now), ...owesRewriting(now) };
    const update = {
      $set: { ...$set, history: without, signatures, words: ticketWords(ticket), ...marks },
      $unset: { ...$unset, ...(ticket.places.source ? {} : { 'places.source': '' }) },
      $inc: { version: 1 },
      $push: { outbox: { $each: outboxEntries(intents, cause, now, { version, changedAt }) } },
    };
    if (Object.keys(update.$unset).length === 0) Reflect.deleteProperty(update, '$unset');
    const result = await withStore(() =>
      this.model.collection.updateOne({ _id: id, version } as never, update as never),
    );
    return result.matchedCount === 1;
  }

  /**
   * Ids of requests whose clock has something to do, the most overdue first.
   * @param except those that have had their turn
   */
  async dueForTick(now: Date, limit: number, except: ReadonlySet<string> = new Set()): Promise<string[]> {
    const due = { nextInstantAt: { $lte: now }, ...(except.size > 0 ? { _id: { $nin: [...except] } } : {}) };
    const found = await withStore(() =>
      this.model.find(due, { _id: 1 }).sort({ nextInstantAt: 1 }).limit(limit).lean<Stored[]>(),
    );
    return found.map((stored) => stored._id);
  }

  /** Requests whose contract has not followed a replacement of equipment, the longest waiting first. */
  async owingContract(limit: number): Promise<Ticket[]> {
    const found = await withStore(() =>
      this.model
        .find({ contractOwedSince: { $exists: true } })
        .sort({ contractOwedSince: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return readable(found, readTicket, this.unreadable);
  }

  /** The contract has followed this state of the request; one that was changed meanwhile is looked at again. */
  async contractFollowed({ id, version }: Ticket): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, version } as never, { $unset: { contractOwedSince: '' } }),
    );
  }

  /** A request whose clock cannot be read is asked about again only then; a change of it decides anew. */
  async setAside(id: string, now: Date, until: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, nextInstantAt: { $lte: now } } as never, {
        // Kept apart as well: the instant that was missed is overwritten, and the auditor must know.
        $set: { nextInstantAt: until, asideUntil: until },
      }),
    );
  }

  /** Open requests for a list or a Home: the next deadline first, then those without one (waiting, resolved). */
  async list(filter: TicketFilter, limit: number): Promise<{ tickets: Ticket[]; total: number }> {
    const query = queryOf(filter);
    // An absent deadline sorts before all others, so that the two kinds are asked for one after the other.
    const ordered = (nextDueAt: unknown, most: number) =>
      withStore(() =>
        this.model
          .find({ ...query, nextDueAt })
          .sort({ nextDueAt: 1, _id: 1 })
          .limit(most)
          .lean<Stored[]>(),
      );
    const [owed, total] = await Promise.all([
      ordered({ $gt: new Date(0) }, limit),
      withStore(() => this.model.countDocuments(query)),
    ]);
    const rest = owed.length < limit ? await ordered(null, limit - owed.length) : [];
    return { tickets: readable([...owed, ...rest], readTicket, this.unreadable), total };
  }

  /** Requests of a contract that were not closed before an instant, for the weekly report; read as they are used. */
  async *notClosedBefore(contractId: string, from: Date): AsyncIterable<Ticket> {
    for (const closedAt of [null, { $gte: from }]) {
      const cursor = this.model.find({ contractId, closedAt }).lean<Stored[]>().cursor({ batchSize: 200 });
      for await (const stored of cursor)
        yield* readable([stored as unknown as Stored], readTicket, this.unreadable);
    }
  }

  /** Requests received from `from` until before `to`, of one customer if that is said, in order; read as they are used. */
  async *received(within: ReceivedWithin): AsyncIterable<Ticket> {
    const cursor = this.model
      .find(queryReceived(within), { outbox: 0, receipts: 0 })
      .sort({ receivedAt: 1, _id: 1 })
      .lean<Stored[]>()
      .cursor({ batchSize: 100 });
    for await (const stored of cursor)
      yield* readable([{ ...(stored as unknown as Stored), outbox: [] }], readTicket, this.unreadable);
  }

  /** How many they are; counted no further than `most`. */
  async countReceived(within: ReceivedWithin, most: number): Promise<number> {
    return withStore(() => this.model.countDocuments(queryReceived(within)).limit(most));
  }

  /** Open requests under a policy or calendar, whatever version of it they have; read as they are used. */
  async *openUnder(under: Under): AsyncIterable<Ticket> {
    const cursor = this.model
      .find(queryUnder(under), { outbox: 0, receipts: 0 })
      .lean<Stored[]>()
      .cursor({ batchSize: 50 });
    for await (const stored of cursor)
      yield* readable([{ ...(stored as unknown as Stored), outbox: [] }], readTicket, this.unreadable);
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
    return withStore(() => this.model.countDocuments({ ...queryUnder(under), ...older }));
  }

  /** A private channel gets another id when sharing begins (slack.md). */
  async channelChanged(from: string, to: string): Promise<void> {
    for (const place of ['customer', 'desk', 'source']) {
      const field = `places.${place}.channel`;
      await withStore(() => this.model.collection.updateMany({ [field]: from }, { $set: { [field]: to } }));
    }
  }
}

function queryOf(filter: TicketFilter): Record<string, unknown> {
  const status = { $in: OPEN_STATUSES };
  if (filter.of === 'responsible') return { 'responsible.id': filter.personId, status };
  if (filter.of === 'filed-by') {
    return { customerId: { $in: filter.customerIds }, status, 'requester.personId': filter.personId };
  }
  return filter.customerIds ? { customerId: { $in: filter.customerIds }, status } : { status };
}

const queryReceived = ({ from, to, customerId }: ReceivedWithin): Record<string, unknown> => ({
  ...(customerId === undefined ? {} : { customerId }),
  receivedAt: { $gte: from, $lt: to },
});

function queryUnder(under: Under): Record<string, unknown> {
  const open = { closedAt: null };
  if ('policyId' in under) return { ...open, 'terms.policy.id': under.policyId };
  const { calendarId, notPolicies } = under;
  return {
    ...open,
    // Requests of the time when there was one calendar do not name it.
    'terms.calendarId': calendarId === DEFAULT_CALENDAR.id ? { $in: [calendarId, null] } : calendarId,
    ...(notPolicies.length > 0 ? { 'terms.policy.id': { $nin: [...notPolicies] } } : {}),
  };
}

/** The auditor has yet to look at the chain as it is now (store/seals.ts). */
const notYetAnchored = (now: Date) => ({ unanchoredSince: now });

/** A request as the domain has it. */
export const readTicket = ({ _id, ...rest }: Stored): Ticket => ticketSchema.parse({ ...rest, id: _id });
/** A new request as it is stored. */
export const storedTicket = ({ id, ...rest }: Ticket): Stored => ({
  ...{ _id: id, ...rest, words: ticketWords(rest) },
  ...notYetAnchored(rest.history.at(-1)?.recordedAt ?? rest.receivedAt),
});
