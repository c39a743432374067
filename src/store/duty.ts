import { leaveRecordSchema, leaveSchema, type LeaveRecord } from '../domain/duty/leave.js';
import type { DutyPlan } from '../domain/duty/on-duty.js';
import { rotaFields, type Rota } from '../domain/duty/rota.js';
import { rotaRecordSchema, withPast, type RotaRecord } from '../domain/duty/rota-record.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { readable, type Unreadable } from './readable.js';
import { Records, type Query, type RecordForm } from './records.js';

type Kind = 'rota' | 'leave';

/** Both stand in one collection; by the act that made it there is one. */
const formOf = <R extends RotaRecord | LeaveRecord>(
  kind: Kind,
  schema: RecordForm<R>['schema'],
): RecordForm<R> => ({
  schema,
  only: { kind },
  growing: ['history'],
  changedAt: (record) => record.changedAt,
  beside: (_record, { cause }, before) => (before ? {} : { madeBy: cause }),
});

/** What a rota says from now on; the rest of its document is read only where it is asked for. */
const IN_FORCE = { version: 1, name: 1, zone: 1, layers: 1, overrides: 1, retiredAt: 1 } as const;

/** Rotas and leaves, each with its history, and the plan that they make together. */
export class DutyStore {
  readonly rotas: Records<RotaRecord>;
  readonly leaves: Records<LeaveRecord>;

  /** @param unreadable told of a stored rota or leave that was left out of a plan */
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {
    this.rotas = new Records(model, formOf('rota', rotaRecordSchema));
    this.leaves = new Records(model, formOf('leave', leaveRecordSchema));
  }

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

  private plan(rotas: Stored[], leaves: Stored[], rota: (stored: Stored) => Rota): DutyPlan {
    const inUse = rotas.filter((stored) => !stored['retiredAt']);
    const leave = (stored: Stored) => leaveSchema.parse(named(stored));
    return {
      rotas: readable(inUse, rota, this.unreadable),
      leaves: readable(leaves, leave, this.unreadable),
    };
  }

  private found(kind: Kind, more: Query, fields: Record<string, 0 | 1> = {}): Promise<Stored[]> {
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
