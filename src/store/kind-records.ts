import { toldSchema, type Told } from '../domain/record/told.js';
import type { Decision } from '../domain/record/decision.js';
import type { AnyKind, Kinds } from '../domain/record/kinds.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { NumberedInserts } from './numbered-inserts.js';
import { owedFrom } from './owes-bundle.js';
import type { Unreadable } from './readable.js';
import { Records, type Owing, type Query, type RecordForm } from './records.js';

interface OfKind {
  readonly kind: AnyKind;
  readonly records: Records<Told>;
  readonly inserts: NumberedInserts<Told>;
}

/** A page of a list: of those that are found by all of these words, the newest first. */
export interface Page {
  readonly keys: readonly string[];
  readonly from: number;
  readonly limit: number;
}

/** Records of all kinds that their history tells, in one collection. */
export class KindRecords {
  private readonly kept = new Map<string, OfKind>();

  /** @param unreadable told of a stored record that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    readonly kinds: Kinds,
    unreadable: Unreadable = () => undefined,
  ) {
    for (const kind of kinds.all) {
      const records = new Records(model, formOf(kind), unreadable);
      this.kept.set(kind.name, { kind, records, inserts: new NumberedInserts(records, kind.numbers) });
    }
  }

  /** @returns undefined also for a number of no kind */
  async load(number: string): Promise<Told | undefined> {
    const kind = this.kinds.ofNumber(number);
    return kind && this.of(kind).records.load(number);
  }

  /**
   * Stores a new record under the next free number of the year; by its cause there is one, however often and by however many
   * processes it is opened.
   */
  async open(
    kind: AnyKind,
    year: number,
    cause: string,
    now: Date,
    build: (number: string) => Decision<Told>,
  ): Promise<{ record: Told; repeated: boolean }> {
    const { inserts } = this.of(kind);
    for (;;) {
      const inserted = await inserts.insert(year, (number) => {
        const { record, intents } = build(number);
        return { record, owing: { intents, cause, now } };
      });
      if ('record' in inserted) return { record: inserted.record, repeated: false };
      const known = await this.openedBy(kind, cause);
      if (known) return { record: known, repeated: true };
    }
  }

  async openedBy(kind: AnyKind, cause: string): Promise<Told | undefined> {
    return this.of(kind).records.one({ openCause: cause });
  }

  /** @returns false when somebody else was quicker: load and decide anew */
  async commit(before: Told, after: Told, owing: Owing): Promise<boolean> {
    return this.of(this.kinds.named(before.kind)).records.commit(before, after, owing);
  }

  /** Personal data was erased: the history is written anew, and what stands in the archive is to be replaced. */
  async commitErased(before: Told, after: Told, owing: Owing): Promise<boolean> {
    const set = {
      ...besideOf(this.kinds.named(after.kind), after, owing, before),
      'bundleOwed.erased': true,
    };
    return this.of(this.kinds.named(before.kind)).records.rewrite(before, after, owing, { set, unset: {} });
  }

  /** Numbers of those whose instant has come, of whatever kind. @param except those that have had their turn */
  async due(now: Date, limit: number, except?: ReadonlySet<string>): Promise<string[]> {
    const others = except && except.size > 0 ? { _id: { $nin: [...except] } } : {};
    return this.numbers({ nextInstantAt: { $lte: now }, ...others }, { nextInstantAt: 1 }, limit);
  }

  /** One that cannot be looked at is asked about again only then; a change of it decides anew. */
  async setAside(id: string, now: Date, until: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, nextInstantAt: { $lte: now } },
        { $set: { nextInstantAt: until, asideUntil: until } },
      ),
    );
  }

  /**
   * @param anyOf words of which a record must have one
   * @returns those of the page that can be read, and how many there are in all
   */
  async list(
    kind: AnyKind,
    { keys, from, limit }: Page,
    anyOf?: readonly string[],
  ): Promise<{ records: Told[]; total: number }> {
    const { records } = this.of(kind);
    const all = [...keys.map((key) => keyOf(kind, key)), kind.name];
    const some = anyOf?.map((key) => keyOf(kind, key));
    const query = { 'listed.keys': { $all: all, ...(some ? { $in: some } : {}) } };
    const sort = { 'listed.at': -1, _id: -1 } as const;
    const [found, total] = await Promise.all([
      records.find(query, { sort, skip: from, limit }),
      records.count(query),
    ]);
    return { records: found, total };
  }

  /** Numbers after one, in the order of the keys; fewer than `limit` at the end. */
  async numbersAfter(number: string, limit: number): Promise<string[]> {
    return this.numbers({ _id: { $gt: number } }, { _id: 1 }, limit);
  }

  /** Numbers of those that have changed since their chain was looked at, the longest waiting first. */
  async unanchored(limit: number): Promise<string[]> {
    return this.numbers({ unanchoredSince: { $exists: true } }, { unanchoredSince: 1 }, limit);
  }

  /** Its chain was looked at as it was then. */
  async looked({ id, version }: Pick<Told, 'id' | 'version'>): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, version }, { $unset: { unanchoredSince: '' } }),
    );
  }

  /** Those that are owed a bundle now, the longest due first. */
  async bundlesDue(now: Date, limit: number): Promise<{ id: string; attempts: number; erased: boolean }[]> {
    const found = await withStore(() =>
      this.model
        .find({ 'bundleOwed.dueAt': { $lte: now } }, { bundleOwed: 1 })
        .sort({ 'bundleOwed.dueAt': 1 })
        .limit(limit)
        .lean<(Stored & { bundleOwed: { attempts?: number; erased?: boolean } })[]>(),
    );
    return found.map(({ _id: id, bundleOwed: { attempts = 0, erased = false } }) => ({
      id,
      attempts,
      erased,
    }));
  }

  /** Records that have waited for a bundle since before: how many, and since when the longest has. */
  async waitingSince(before: Date): Promise<{ readonly count: number; readonly since?: Date }> {
    const waiting = { 'bundleOwed.since': { $lte: before } };
    const first = this.model.findOne(waiting, { 'bundleOwed.since': 1 }).sort({ 'bundleOwed.since': 1 });
    const [count, longest] = await Promise.all([
      withStore(() => this.model.countDocuments(waiting)),
      withStore(() => first.clone().lean<{ bundleOwed: { since: Date } }>()),
    ]);
    return longest ? { count, since: longest.bundleOwed.since } : { count };
  }

  /** Whether bundles still stand in the archive that show what was erased from it. */
  async owesErasing(id: string): Promise<boolean> {
    return (await withStore(() => this.model.exists({ _id: id, 'bundleOwed.erased': true }))) !== null;
  }

  /** It is tried again then. */
  async bundleLater(id: string, dueAt: Date, failed: boolean): Promise<void> {
    const owing = { _id: id, bundleOwed: { $exists: true } };
    const counted = failed ? { $inc: { 'bundleOwed.attempts': 1 } } : {};
    await withStore(() =>
      this.model.collection.updateOne(owing, { $set: { 'bundleOwed.dueAt': dueAt }, ...counted }),
    );
  }

  /** The bundle stands; nothing is owed unless the record has changed since. */
  async bundleWritten({ id, version }: Pick<Told, 'id' | 'version'>): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, version }, { $unset: { bundleOwed: '' } }),
    );
  }

  /** Of any kind. */
  private async numbers(query: Query, sort: Record<string, 1>, limit: number): Promise<string[]> {
    const found = await withStore(() =>
      this.model.find(query, { _id: 1 }).sort(sort).limit(limit).lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
  }

  private of({ name }: Pick<AnyKind, 'name'>): OfKind {
    return this.kept.get(name)!;
  }
}

const keyOf = (kind: AnyKind, key: string): string => `${kind.name}/${key}`;

const formOf = (kind: AnyKind): RecordForm<Told> => ({
  schema: toldSchema(kind.name, kind.state, kind.fact),
  apart: ['outbox', 'receipts'],
  growing: ['history'],
  changedAt: ({ history }) => history.at(-1)?.recordedAt,
  beside: (record, owing, before) => besideOf(kind, record, owing, before),
});

/** What is stored for lists, for the auditor and for the archive. */
function besideOf(kind: AnyKind, record: Told, { now }: Owing, before: Told | undefined) {
  const { keys, at, desk } = kind.listed(record);
  const listed = { keys: [kind.name, ...keys.map((key) => keyOf(kind, key))], at, ...(desk ? { desk } : {}) };
  if (before && record.history.length === before.history.length) return { listed };
  return {
    listed,
    unanchoredSince: now,
    ...(kind.isClosed(record.state) ? owed(now, before) : {}),
  };
}

/** A closed record is owed a bundle, from the update on that closed it or changed it since. */
const owed = (now: Date, before: Told | undefined): Record<string, unknown> =>
  before ? owedFrom(now) : { bundleOwed: { since: now, dueAt: now, attempts: 0 } };
