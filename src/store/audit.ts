import { memorySchema, NO_MEMORY, type Memory } from '../domain/audit/memory.js';
import type { Finding } from '../domain/audit/finding.js';
import type { PastRound, Round } from '../domain/audit/round.js';
import { outboxEntries, type Intent } from '../domain/record/outbox.js';
import { ticketSchema, type Ticket } from '../domain/ticket/ticket.js';
import { OPEN_STATUSES } from '../domain/ticket/words.js';
import { isDuplicateKey, withStore } from './faults.js';
import { COLLECTIONS, OUTBOX_OWNERS, type Collection, type OwnerKind } from './collections.js';
import type { Models, Stored } from './models.js';

export interface AuditReading {
  readonly ranAt?: Date | undefined;
  readonly findings: Finding[];
  readonly more: number;
  readonly walk: {
    readonly round?: Round | undefined;
    readonly pastRound?: PastRound | undefined;
  };
}

type Owes = NonNullable<Collection['owes']>;

/** There is one auditor however many processes there are. */
const KEY = 'auditor';

/** An open request as the auditor finds it; `ticket` is absent when it cannot be read. */
export interface Checked {
  readonly id: string;
  readonly deskChannel?: string;
  readonly ticket?: Ticket;
  readonly reason?: string;
}

/** What the auditor looks at, each by an index and at most so many; and its memory, which owes what it tells. */
export class AuditStore {
  constructor(private readonly models: Pick<Models, OwnerKind>) {}

  async load(): Promise<Memory> {
    const stored = await withStore(() => this.models.audit.findById(KEY).lean<Stored>());
    return stored ? memorySchema.parse(stored) : NO_MEMORY;
  }

  /** For `/service health`: when it ran last, what it has told that is not over, and how far the walk over all chains has come. */
  async reading(): Promise<AuditReading> {
    const { ranAt, findings, unkept, round, pastRound } = await this.load();
    const told = findings.filter(({ toldAt }) => toldAt);
    return { ranAt, findings: told, more: unkept, walk: { round, pastRound } };
  }

  /** How many requests and records of other kinds there are, each with its chain. All are counted: not to be asked in every run. */
  async countChains(): Promise<number> {
    const { tickets, records } = this.models;
    const counts = [tickets, records].map((model) => withStore(() => model.countDocuments({})));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Lanes in which something that the auditor had to tell still waits. */
  async owing(): Promise<Set<string>> {
    const stored = await withStore(() =>
      this.models.audit.findById(KEY, { 'outbox.lane': 1 }).lean<{ outbox?: { lane: string }[] }>(),
    );
    return new Set(stored?.outbox?.map(({ lane }) => lane));
  }

  /**
   * Memory and messages in one update, guarded by the version that was loaded.
   * @returns false when another process was quicker: it has told the same
   */
  async save(
    before: Memory,
    after: Omit<Memory, 'version'>,
    intents: readonly Intent[],
    now: Date,
  ): Promise<boolean> {
    const { version, ranAt } = before;
    const entries = outboxEntries(intents, `audit:${version + 1}`, now, { version, changedAt: ranAt });
    try {
      const result = await withStore(() =>
        this.models.audit.collection.updateOne(
          { _id: KEY, version },
          { $set: { ...after, version: version + 1 }, $push: { outbox: { $each: entries } } },
          { upsert: version === 0 },
        ),
      );
      return result.matchedCount + result.upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Requests, and records of other kinds, whose next instant was before this, the oldest first, and those that the sweep has set aside since. */
  async missedTurns(before: Date, limit: number): Promise<Finding[]> {
    const fields = { nextInstantAt: 1, 'places.desk.channel': 1, 'listed.desk': 1 };
    const late: Stored[] = [];
    const aside: Stored[] = [];
    for (const model of [this.models.tickets, this.models.records]) {
      const missed = model.find({ nextInstantAt: { $lte: before } }, fields).sort({ nextInstantAt: 1 });
      late.push(...(await withStore(() => missed.clone().limit(limit).lean<Stored[]>())));
      // Since then nothing has moved its clock on.
      const isAside = { asideUntil: { $gt: before }, $expr: { $eq: ['$nextInstantAt', '$asideUntil'] } };
      aside.push(...(await withStore(() => model.find(isAside, fields).limit(limit).lean<Stored[]>())));
    }
    const found = (kind: Finding['kind']) => (stored: Stored) => ({
      kind,
      about: stored._id,
      ...deskOf(stored),
      ...(kind === 'clock-late' ? { since: stored['nextInstantAt'] as Date } : {}),
    });
    return [...late.map(found('clock-late')), ...aside.map(found('clock-aside'))];
  }

  /** Numbers of the open requests that come after one, in the order of their keys; at most `limit`, fewer at the end. */
  async openAfter(cursor: string, limit: number): Promise<string[]> {
    const open = { status: { $in: OPEN_STATUSES }, _id: { $gt: cursor } };
    const found = await withStore(() =>
      this.models.tickets.find(open, { _id: 1 }).sort({ _id: 1 }).limit(limit).lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
  }

  /** These requests, as far as they are still open. */
  async openAmong(ids: readonly string[]): Promise<Checked[]> {
    const open = { _id: { $in: ids }, status: { $in: OPEN_STATUSES } };
    const found = await withStore(() => this.models.tickets.find(open).sort({ _id: 1 }).lean<Stored[]>());
    return found.map(checked);
  }

  /** Lanes that owe something which was due before this, the longest waiting first. */
  async stuckLanes(before: Date, limit: number): Promise<Finding[]> {
    const due = { 'outbox.dueAt': { $lte: before } };
    const lanes = new Map<string, Finding>();
    for (const owner of OUTBOX_OWNERS) {
      const { owes }: { owes: Owes } = COLLECTIONS[owner];
      const found = await withStore(() =>
        this.models[owner].aggregate<{
          _id: string;
          since: Date;
          count: number;
          desk: unknown;
          owner: string;
        }>([
          { $match: due },
          { $unwind: '$outbox' },
          { $match: due },
          {
            $group: {
              _id: '$outbox.lane',
              since: { $min: '$outbox.dueAt' },
              count: { $sum: 1 },
              desk: { $first: owes.desk ?? null },
              owner: { $first: '$_id' },
            },
          },
          { $sort: { since: 1 } },
          { $limit: limit },
        ]),
      );
      for (const { _id: about, since, count, desk, owner: ownerId } of found) {
        const known = lanes.get(about);
        const deskChannel = known?.deskChannel ?? (await this.deskChannel(owes, ownerId, desk));
        lanes.set(about, {
          kind: 'outbox-stuck',
          about,
          ...(deskChannel ? { deskChannel } : {}),
          since: known?.since && known.since < since ? known.since : since,
          count: count + (known?.count ?? 0),
        });
      }
    }
    return [...lanes.values()];
  }

  private async deskChannel(owes: Owes, ownerId: string, desk: unknown): Promise<string | undefined> {
    if (!owes.contractInId) return typeof desk === 'string' ? desk : undefined;
    const contract = await withStore(() =>
      this.models.contracts.findById(ownerId.split('@')[0], { deskChannel: 1 }).lean<Stored>(),
    );
    return contract?.['deskChannel'] as string | undefined;
  }
}

function checked(stored: Stored): Checked {
  const { _id: id, ...rest } = stored;
  const read = ticketSchema.safeParse({ ...rest, id });
  if (read.success) return { id, ...deskOf(stored), ticket: read.data };
  // The path alone: what stands there may be what people wrote.
  return { id, ...deskOf(stored), reason: read.error.issues[0]?.path.join('.') ?? 'unreadable' };
}

function deskOf(stored: Stored): { deskChannel?: string } {
  const places = stored['places'] as { desk?: { channel?: unknown } } | undefined;
  const channel = places?.desk?.channel ?? (stored['listed'] as { desk?: unknown } | undefined)?.desk;
  return typeof channel === 'string' ? { deskChannel: channel } : {};
}
