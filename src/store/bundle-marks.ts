import { z } from 'zod';
import type { Bundle } from '../domain/archive/bundle.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { CLOSED_STATUSES } from '../domain/ticket/words.js';
import { duplicateField, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { owedFrom } from './owes-bundle.js';
import { asJson, asRead } from './stored-json.js';
import { readTicket } from './tickets.js';

/** A closed request is owed a bundle; of the store alone, as `unanchoredSince` is. */
const owedSchema = z.object({
  /** Since the change that its newest bundle has not. */
  since: z.date(),
  /** When it is tried next. */
  dueAt: z.date(),
  attempts: z.number().int(),
  /** Personal data was erased: what stands in the archive is to be replaced. */
  erased: z.boolean().optional(),
});
export type BundleOwed = z.infer<typeof owedSchema>;

/** A request that is owed a bundle: as it is stored, and as the domain has it. */
export interface OwedRequest {
  readonly owed: BundleOwed;
  readonly stored: Stored;
  readonly ticket: Ticket;
}

/** No further. */
const MOST_COUNTED = 10_000;

/** By the fields of the index, which have these in one place: what is counted is what is missing, not what exists. */
const WITHOUT = {
  status: { $in: CLOSED_STATUSES },
  'bundle.key': { $exists: false },
  'bundleOwed.since': { $exists: false },
};

/** What is between requests and their bundles: which are owed one, and which they have. */
export class BundleMarks {
  constructor(private readonly model: StoredModel) {}

  /** Numbers of requests that are due for a bundle, the longest due first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const found = await withStore(() =>
      this.model
        .find({ 'bundleOwed.dueAt': { $lte: now } }, { _id: 1 })
        .sort({ 'bundleOwed.dueAt': 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
  }

  /**
   * @returns undefined when nothing is owed any more
   * @throws ZodError when the request cannot be read
   */
  async owed(id: string): Promise<OwedRequest | undefined> {
    const stored = await this.stored(id);
    if (!stored?.['bundleOwed']) return undefined;
    const read = asRead(asJson(stored));
    return { owed: owedSchema.parse(read['bundleOwed']), stored, ticket: readTicket(read) };
  }

  /** Whether bundles still stand in the archive that show what was erased from the request. */
  async owesErasing(id: string): Promise<boolean> {
    const owing = { _id: id, 'bundleOwed.erased': true };
    return (await withStore(() => this.model.exists(owing))) !== null;
  }

  /** A request exactly as it is stored, with the types of its values. */
  async stored(id: string): Promise<Stored | undefined> {
    const found = await withStore(() => this.model.collection.findOne({ _id: id }, { promoteValues: false }));
    return (found ?? undefined) as Stored | undefined;
  }

  /** The bundle stands; nothing is owed unless the request has changed since. */
  async written({ ticket, owed }: Pick<OwedRequest, 'ticket' | 'owed'>, bundle: Bundle): Promise<void> {
    const { id, version } = ticket;
    await withStore(() => this.model.collection.updateOne({ _id: id }, { $set: { bundle } }));
    await this.nothingOwed({ id, version }, owed);
  }

  /** Nothing is to be written, as far as the request has come. */
  async nothingOwed({ id, version }: Pick<Ticket, 'id' | 'version'>, { since }: BundleOwed): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, version, 'bundleOwed.since': since },
        {
          $unset: { bundleOwed: '' },
        },
      ),
    );
  }

  /** It is tried again then. */
  async later(id: string, dueAt: Date, failed: boolean): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, bundleOwed: { $exists: true } },
        {
          $set: { 'bundleOwed.dueAt': dueAt },
          ...(failed ? { $inc: { 'bundleOwed.attempts': 1 } } : {}),
        },
      ),
    );
  }

  /** Requests that have waited since before: how many, and since when the longest has. */
  async waitingSince(before: Date): Promise<{ readonly count: number; readonly since?: Date }> {
    const waiting = { 'bundleOwed.since': { $lte: before } };
    const [count, first] = await Promise.all([
      withStore(() => this.model.countDocuments(waiting).limit(MOST_COUNTED)),
      withStore(() =>
        this.model
          .findOne(waiting, { 'bundleOwed.since': 1 })
          .sort({ 'bundleOwed.since': 1 })
          .lean<{ bundleOwed: { since: Date } }>(),
      ),
    ]);
    return first ? { count, since: first.bundleOwed.since } : { count };
  }

  /** How many closed requests neither have a bundle nor are owed one: they were closed before there were any. */
  async countWithout(): Promise<number> {
    return withStore(() => this.model.countDocuments(WITHOUT).limit(MOST_COUNTED));
  }

  /** They are owed one. @returns how many */
  async oweAll(now: Date): Promise<number> {
    const { modifiedCount } = await withStore(() =>
      this.model.collection.updateMany(WITHOUT, { $set: owedFrom(now) }),
    );
    return modifiedCount;
  }

  /**
   * Puts a request back.
   * @param stored with the types of its values
   * @returns the field that another document has already; then nothing was put in
   */
  async insert(stored: Stored): Promise<string | undefined> {
    try {
      await withStore(() => this.model.collection.insertOne(stored));
      return undefined;
    } catch (error) {
      const field = duplicateField(error);
      if (field === undefined) throw error;
      return field;
    }
  }

  /** The bundle that a request names has been removed. */
  async removed(id: string, key: string, at: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, 'bundle.key': key },
        {
          $set: { 'bundle.removedAt': at },
        },
      ),
    );
  }
}
