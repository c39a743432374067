import { contractSchema, type Contract } from '../domain/contract/contract.js';
import { outboxEntries, type Intent } from '../domain/outbox.js';
import { changes } from './changes.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { readable, type Unreadable } from './readable.js';

/** Written by delivery, or by the update itself; a change of what is agreed must not carry them. */
const NOT_SET = new Set(['id', 'version', 'intakeCardTs']);

const PARTY_FIELDS = [
  'name',
  'customerId',
  'customerName',
  'customerChannel',
  'deskChannel',
  'engineers',
  'zone',
] as const satisfies readonly (keyof Contract)[];
/** A contract by what it is found by. */
export type Party = Pick<Contract, 'id' | (typeof PARTY_FIELDS)[number]>;

export class Contracts {
  /** @param unreadable told of a stored contract that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  async load(id: string): Promise<Contract | undefined> {
    return this.one({ _id: id });
  }

  async byCustomerChannel(channel: string): Promise<Contract | undefined> {
    return this.one({ customerChannel: channel });
  }

  /** All contracts whose desk is this channel; more than one customer can share a desk. */
  async byDeskChannel(channel: string): Promise<Contract[]> {
    const found = await withStore(() =>
      this.model.find({ deskChannel: channel }).sort({ _id: 1 }).lean<Stored[]>(),
    );
    return readable(found, read, this.unreadable);
  }

  /** Of all of them, or of a desk's: whose they are, where they are served and who works for them; without what they cover. */
  async parties(deskChannel?: string): Promise<Party[]> {
    const fields = Object.fromEntries(PARTY_FIELDS.map((field) => [field, 1]));
    const query = deskChannel === undefined ? {} : { deskChannel };
    const found = await withStore(() => this.model.find(query, fields).sort({ _id: 1 }).lean<Stored[]>());
    return found.map(({ _id, ...rest }) => ({ ...(rest as Omit<Party, 'id'>), id: _id }));
  }

  async all(limit = 100): Promise<Contract[]> {
    const found = await withStore(() => this.model.find().sort({ _id: 1 }).limit(limit).lean<Stored[]>());
    return readable(found, read, this.unreadable);
  }

  /** The first contracts with a policy, and how many there are. */
  async withPolicy(policyId: string, limit: number): Promise<{ named: Contract[]; total: number }> {
    const [found, total] = await Promise.all([
      withStore(() => this.model.find({ policyId }).sort({ _id: 1 }).limit(limit).lean<Stored[]>()),
      withStore(() => this.model.countDocuments({ policyId })),
    ]);
    return { named: readable(found, read, this.unreadable), total };
  }

  async reportDue(now: Date, limit = 50): Promise<Contract[]> {
    const found = await withStore(() =>
      this.model
        .find({ nextReportAt: { $lte: now } })
        .sort({ nextReportAt: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return readable(found, read, this.unreadable);
  }

  /** @returns false when the channel already has a contract */
  async insert(contract: Contract, intents: readonly Intent[], cause: string, now: Date): Promise<boolean> {
    const { id, ...fields } = contract;
    try {
      const document = { _id: id, ...fields, outbox: outboxEntries(intents, cause, now) };
      await withStore(() => this.model.collection.insertOne(document as never));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** @returns false when somebody else changed the contract since it was loaded */
  async commit(
    before: Contract,
    after: Contract,
    intents: readonly Intent[],
    cause: string,
    now: Date,
  ): Promise<boolean> {
    const { version } = before;
    const entries = outboxEntries(intents, cause, now, { version, changedAt: before.history.at(-1)?.at });
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

  /** Contracts whose periods were not looked at since, those that never were first. */
  async endingsDue(before: Date, limit: number): Promise<Contract[]> {
    const of = (endingsLookedAt: unknown, most: number) =>
      withStore(() =>
        this.model.find({ endingsLookedAt }).sort({ endingsLookedAt: 1 }).limit(most).lean<Stored[]>(),
      );
    const never = await of(null, limit);
    const rest = never.length < limit ? await of({ $lte: before }, limit - never.length) : [];
    return readable([...never, ...rest], read, this.unreadable);
  }

  /** They were looked at and nothing was to be told: no version, nobody who edits the contract is in the way. */
  async endingsLookedAt(id: string, now: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id } as never, { $set: { endingsLookedAt: now } }),
    );
  }

  /** The report of a week has been made; moves on only if nobody else did. */
  async reportMade(id: string, due: Date, next: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id, nextReportAt: due } as never, {
        $set: { nextReportAt: next },
      }),
    );
  }

  /** A private channel gets another id when sharing begins (slack.md). */
  async channelChanged(from: string, to: string): Promise<void> {
    for (const field of ['customerChannel', 'deskChannel']) {
      await withStore(() => this.model.collection.updateMany({ [field]: from }, { $set: { [field]: to } }));
    }
  }

  private async one(query: Record<string, unknown>): Promise<Contract | undefined> {
    const stored = await withStore(() => this.model.findOne(query).lean<Stored>());
    return stored ? read(stored) : undefined;
  }
}

const read = ({ _id, ...rest }: Stored): Contract => contractSchema.parse({ ...rest, id: _id });
