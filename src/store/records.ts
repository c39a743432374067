import type { mongo } from 'mongoose';
import type { z } from 'zod';
import { outboxEntries, type Intent } from '../domain/record/outbox.js';
import { SEQUENCE_DIGITS, type Numbering } from '../domain/record/number.js';
import type { Recorded } from '../domain/record/record.js';
import { changes, setAndUnset } from './changes.js';
import { duplicateField, isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { ParsedOnce } from './parsed-once.js';
import { readable, type Unreadable } from './readable.js';

export type Query = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;
export interface How {
  readonly sort?: Record<string, 1 | -1>;
  readonly limit?: number;
  readonly skip?: number;
}

/** The act that makes or changes a record: what is owed by it to Slack is written in the same update. */
export interface Owing {
  readonly intents: readonly Intent[];
  readonly cause: string;
  readonly now: Date;
}

/** How one kind of record is stored. */
export interface RecordForm<R extends Recorded> {
  readonly schema: z.ZodType<R>;
  /** Fields of the record that a change does not carry: delivery writes them, or the update itself. */
  readonly apart?: readonly (keyof R & string)[];
  /** Lists that are only added to: a change carries what is new. */
  readonly growing?: readonly (keyof R & string)[];
  /** When the record was changed last: what it owes comes in order though clocks of processes differ. */
  readonly changedAt?: (record: R) => Date | undefined;
  /** Records that are asked for at every act and hardly ever change are parsed when they have. */
  readonly parsedOnce?: boolean;
  /** What is the same for all records of this kind, where others share their collection. */
  readonly only?: Fields;
  /** What is stored beside the record, for searches and jobs. @param before absent when it is made */
  readonly beside?: (record: R, owing: Owing, before?: R) => Fields;
}

/**
 * Records of one kind in the store: read whole, made once, and changed by one update that is guarded by the version which
 * was decided on, with what the change owes to Slack (architecture.md, "The one flow").
 */
export class Records<R extends Recorded> {
  private readonly apart: ReadonlySet<string>;
  private readonly parsed: ParsedOnce<R | undefined> | undefined;

  /** @param unreadable told of a stored record that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    private readonly form: RecordForm<R>,
    private readonly unreadable: Unreadable = () => undefined,
  ) {
    const { apart = [], growing = [] } = form;
    this.apart = new Set<string>(['id', 'version', ...apart, ...growing]);
    if (form.parsedOnce) this.parsed = new ParsedOnce(model, ([stored]) => stored && this.read(stored));
  }

  /** @throws ZodError when it cannot be read */
  read(stored: Stored): R {
    return this.form.schema.parse({ ...stored, id: stored._id });
  }

  /** Those of these documents that can be read. */
  readable(stored: readonly Stored[]): R[] {
    return readable(stored, (one) => this.read(one), this.unreadable);
  }

  async load(id: string): Promise<R | undefined> {
    return this.one({ _id: id });
  }

  async one(query: Query, { sort = {} }: Pick<How, 'sort'> = {}): Promise<R | undefined> {
    const asked = this.asked(query);
    if (this.parsed) return this.parsed.load({ query: asked, limit: 1 });
    const stored = await withStore(() => this.model.findOne(asked).sort(sort).lean<Stored>());
    return stored ? this.read(stored) : undefined;
  }

  async find(query: Query, how: How = {}): Promise<R[]> {
    return this.readable(await this.stored(query, how));
  }

  async ids(query: Query, how: How = {}): Promise<string[]> {
    return (await this.stored(query, how, { _id: 1 })).map(({ _id }) => _id);
  }

  async count(query: Query): Promise<number> {
    const asked = this.asked(query);
    return withStore(() => this.model.countDocuments(asked));
  }

  /** Read as they are used. @param without lists that are not fetched, and empty in what is read */
  async *each(
    query: Query,
    { sort = {}, slice = 100, without = [] }: Pick<How, 'sort'> & { slice?: number; without?: string[] } = {},
  ): AsyncGenerator<R> {
    const fields = Object.fromEntries(without.map((list) => [list, 0 as const]));
    const found = this.model.find(this.asked(query), fields).sort(sort).lean<Stored[]>();
    // Lists that were not fetched are empty ones.
    const blank = Object.fromEntries(without.map((list) => [list, []]));
    for await (const stored of found.cursor({ batchSize: slice }))
      yield* this.readable([{ ...blank, ...(stored as unknown as Stored) }]);
  }

  /** Ids of those whose instant has come, the longest waiting first. @param except those that have had their turn */
  async due(now: Date, limit: number, except: ReadonlySet<string> = new Set()): Promise<string[]> {
    const others = except.size > 0 ? { _id: { $nin: [...except] } } : {};
    return this.ids({ nextInstantAt: { $lte: now }, ...others }, { sort: { nextInstantAt: 1 }, limit });
  }

  /**
   * Stores a new record.
   * @returns the first field of the unique index by which there is one already; undefined when it is stored
   */
  async insert(record: R, owing: Owing): Promise<string | undefined> {
    const document = this.document(record, owing);
    try {
      await withStore(() => this.model.collection.insertOne(document));
      return undefined;
    } catch (error) {
      const field = duplicateField(error);
      if (field === undefined) throw error;
      return field;
    }
  }

  /**
   * Stores new records in order, in one round trip.
   * @returns how many of them are stored: those behind the first for which there is one already are not
   */
  async insertInOrder(made: readonly { readonly record: R; readonly owing: Owing }[]): Promise<number> {
    const documents = made.map(({ record, owing }) => this.document(record, owing));
    try {
      await withStore(() => this.model.collection.insertMany(documents, { ordered: true }));
      return made.length;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (error as mongo.MongoBulkWriteError).insertedCount;
    }
  }

  /** A new record as it is stored. */
  document(record: R, owing: Owing): Stored {
    const { id, ...fields } = record;
    const { intents, cause, now } = owing;
    return {
      _id: id,
      ...this.form.only,
      ...fields,
      ...this.form.beside?.(record, owing),
      outbox: outboxEntries(intents, cause, now),
    };
  }

  /**
   * State, history and outbox in one update.
   * @returns false when somebody else has changed it since it was loaded: load and decide anew
   */
  async commit(before: R, after: R, owing: Owing): Promise<boolean> {
    const { set, unset } = changes(before, after, this.apart);
    const beside = this.form.beside?.(after, owing, before);
    return this.update(before, owing, { set: { ...set, ...beside }, unset }, this.grown(before, after));
  }

  /** The same where what has been written is written anew, also in lists that are only added to. */
  async rewrite(before: R, after: R, owing: Owing, more: { set: Fields; unset: Record<string, ''> }) {
    const { growing = [] } = this.form;
    const { set, unset } = changes(before, after, this.apart);
    const anew = Object.fromEntries(growing.map((list) => [list, after[list]]));
    const all = { set: { ...set, ...anew, ...more.set }, unset: { ...unset, ...more.unset } };
    return this.update(before, owing, all, {});
  }

  /** The highest number of a year that is taken; 0 when none is. */
  async highest({ prefix, sequenceOf }: Numbering, year: number): Promise<number> {
    const inYear = { $gte: `${prefix}-${year}-`, $lt: `${prefix}-${year + 1}-` };
    // As keys are compared, SR-2026-1000000 comes before SR-2026-999999: the longer ones are asked for when they begin.
    for (let digits = SEQUENCE_DIGITS, known = 0; ; digits += 1) {
      // The range is for the index, where a pattern alone may not use it.
      const ofLength = { _id: { ...inYear, $regex: `^${prefix}-${year}-\\d{${digits}}$` } };
      const [last] = await this.ids(ofLength, { sort: { _id: -1 }, limit: 1 });
      const sequence = last ? sequenceOf(last) : 0;
      if (sequence < 10 ** digits - 1) return Math.max(sequence, known);
      known = sequence;
    }
  }

  private async update(
    before: R,
    { intents, cause, now }: Owing,
    changed: { set: Record<string, unknown>; unset: Record<string, ''> },
    grown: Fields,
  ): Promise<boolean> {
    const { id, version } = before;
    const entries = outboxEntries(intents, cause, now, { version, changedAt: this.form.changedAt?.(before) });
    const push = { ...grown, ...(entries.length > 0 ? { outbox: { $each: entries } } : {}) };
    const update = {
      ...setAndUnset(changed),
      $inc: { version: 1 },
      ...(Object.keys(push).length > 0 ? { $push: push } : {}),
    };
    const guard = { _id: id, ...this.form.only, version };
    const result = await withStore(() => this.model.collection.updateOne(guard, update));
    return result.matchedCount === 1;
  }

  private grown(before: R, after: R): Fields {
    const { growing = [] } = this.form;
    const added = growing.map((list) => [list, newIn(before[list], after[list])] as const);
    return Object.fromEntries(
      added.filter(([, $each]) => $each.length > 0).map(([list, $each]) => [list, { $each }]),
    );
  }

  private asked(query: Query): Query {
    return { ...this.form.only, ...query };
  }

  private stored(query: Query, { sort = {}, skip = 0, limit = 0 }: How, fields: Record<string, 1> = {}) {
    const asked = this.asked(query);
    return withStore(() =>
      this.model.find(asked, fields).sort(sort).skip(skip).limit(limit).lean<Stored[]>(),
    );
  }
}

const newIn = (before: unknown, after: unknown): readonly unknown[] =>
  (after as readonly unknown[]).slice((before as readonly unknown[]).length);
