import { leaveRecordSchema, leaveSchema, type LeaveRecord } from '../domain/duty/leave.js';
import type { DutyPlan } from '../domain/duty/on-duty.js';
import { rotaFields, type Rota } from '../domain/duty/rota.js';
import { rotaRecordSchema, withPast, type RotaRecord } from '../domain/duty/rota-record.js';
import { outboxEntries, type Intent } from '../domain/outbox.js';
import { changes } from './changes.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { readable, type Unreadable } from './readable.js';

type Kind = 'rota' | 'leave';
/** What is kept of either. */
type Kept = RotaRecord | LeaveRecord;

/** Counted by the update itself. */
const NOT_SET = new Set(['id', 'version']);
/** What a rota says from now on; the rest of its document is read only where it is asked for. */
const IN_FORCE = { version: 1, name: 1, zone: 1, layers: 1, overrides: 1, retiredAt: 1 } as const;

/** Rotas and leaves: one document each, with its history and what it owes. */
export class DutyStore {
  /** @param unreadable told of a stored rota or leave that was left out of a plan */
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  /** Who is on duty from now on: rotas in force, overrides and leaves that have not ended. */
  async load(now: Date): Promise<DutyPlan> {
    const [rotas, leaves] = await Promise.all([
      this.found('rota', {}, IN_FORCE),
      this.found('leave', { to: { $gt: now } }),
    ]);
    return this.plan(rotas, leaves, (stored) => inForce(stored, now));
  }

  /** The same with all that was: for a calendar that looks back as far as `from`. */
  async loadSince(from: Date): Promise<DutyPlan> {
    const [rotas, leaves] = await Promise.all([
      this.found('rota', {}, { outbox: 0, receipts: 0, history: 0 }),
      this.found('leave', { to: { $gt: from } }),
    ]);
    return this.plan(rotas, leaves, (stored) =>
      withPast(rotaRecordSchema.parse({ ...named(stored), history: [] })),
    );
  }

  async rota(id: string): Promise<RotaRecord | undefined> {
    const stored = await this.one('rota', id);
    return stored && rotaRecordSchema.parse(named(stored));
  }

  async leave(id: string): Promise<LeaveRecord | undefined> {
    const stored = await this.one('leave', id);
    return stored && leaveRecordSchema.parse(named(stored));
  }

  /** Rotas and leaves whose instant has come, the longest waiting first. */
  async due(now: Date, limit: number): Promise<{ kind: Kind; id: string }[]> {
    const found = await withStore(() =>
      this.model
        .find({ nextInstantAt: { $lte: now } }, { kind: 1 })
        .sort({ nextInstantAt: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return found.map(({ _id: id, kind }) => ({ kind: kind as Kind, id }));
  }

  /** When anything was last changed by somebody; undefined when there is nothing. */
  async changedAt(): Promise<Date | undefined> {
    const stored = await withStore(() =>
      this.model.findOne({}, { changedAt: 1 }).sort({ changedAt: -1 }).lean<Stored>(),
    );
    return stored?.['changedAt'] as Date | undefined;
  }

  /** Ids of all rotas, retired ones too. */
  async rotaIds(): Promise<string[]> {
    return (await this.found('rota', {}, { _id: 1 })).map(({ _id }) => _id);
  }

  /** The rota that this act has made, if it has. */
  async madeBy(cause: string): Promise<RotaRecord | undefined> {
    const stored = await withStore(() => this.model.findOne({ madeBy: cause }).lean<Stored>());
    return stored ? rotaRecordSchema.parse(named(stored)) : undefined;
  }

  /** @returns false when there is one of this id */
  async insert(
    kind: Kind,
    record: Kept,
    intents: readonly Intent[],
    cause: string,
    now: Date,
  ): Promise<boolean> {
    const { id: _id, ...fields } = record;
    const outbox = outboxEntries(intents, cause, now);
    try {
      await withStore(() =>
        this.model.collection.insertOne({ _id, kind, ...fields, madeBy: cause, outbox } as never),
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** @returns false when somebody else has changed it since it was loaded */
  async commit<T extends Kept>(
    before: T,
    after: T,
    intents: readonly Intent[],
    cause: string,
    now: Date,
  ): Promise<boolean> {
    const { version, changedAt } = before;
    const entries = outboxEntries(intents, cause, now, { version, changedAt });
    const update = {
      ...changes(before, after, NOT_SET),
      $inc: { version: 1 },
      $push: { outbox: { $each: entries } },
    };
    const result = await withStore(() =>
      this.model.collection.updateOne({ _id: before.id, version } as never, update as never),
    );
    return result.matchedCount === 1;
  }

  private plan(rotas: Stored[], leaves: Stored[], rota: (stored: Stored) => Rota): DutyPlan {
    const inUse = rotas.filter((stored) => !stored['retiredAt']);
    const leave = (stored: Stored) => leaveSchema.parse(named(stored));
    return {
      rotas: readable(inUse, rota, this.unreadable),
      leaves: readable(leaves, leave, this.unreadable),
    };
  }

  private async one(kind: Kind, id: string): Promise<Stored | undefined> {
    return (await withStore(() => this.model.findOne({ _id: id, kind }).lean<Stored>())) ?? undefined;
  }

  private found(kind: Kind, more: object, fields: Record<string, 0 | 1> = {}): Promise<Stored[]> {
    return withStore(() =>
      this.model
        .find({ kind, ...more }, fields)
        .sort({ _id: 1 })
        .lean<Stored[]>(),
    );
  }
}

const named = ({ _id: id, ...rest }: Stored) => ({ ...rest, id });

function inForce(stored: Stored, now: Date): Rota {
  const rota = rotaFields.parse(named(stored));
  return { ...rota, overrides: rota.overrides.filter(({ to }) => to > now) };
}
