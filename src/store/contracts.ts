import { contractSchema, type Contract } from '../domain/contract/contract.js';
import { outboxEntries } from '../domain/record/outbox.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import type { Unreadable } from './readable.js';
import { Records, type Owing, type Query, type RecordForm } from './records.js';

const FORM: RecordForm<Contract> = {
  schema: contractSchema,
  apart: ['intakeCardTs', 'intakeCardShown', 'intakeCardLookAt'],
  changedAt: ({ history }) => history.at(-1)?.at,
  parsedOnce: true,
};

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
  private readonly records: Records<Contract>;

  /** @param unreadable told of a stored contract that was left out of a list */
  constructor(
    private readonly model: StoredModel,
    unreadable: Unreadable = () => undefined,
  ) {
    this.records = new Records(model, FORM, unreadable);
  }

  async load(id: string): Promise<Contract | undefined> {
    return this.records.load(id);
  }

  async byCustomerChannel(channel: string): Promise<Contract | undefined> {
    return this.records.one({ customerChannel: channel });
  }

  /** All contracts whose desk is this channel; more than one customer can share a desk. */
  async byDeskChannel(channel: string): Promise<Contract[]> {
    return this.records.find({ deskChannel: channel }, { sort: { _id: 1 } });
  }

  /** Of all of them, or of a desk's: whose they are, where they are served and who works for them; without what they cover. */
  async parties(deskChannel?: string): Promise<Party[]> {
    const fields = Object.fromEntries(PARTY_FIELDS.map((field) => [field, 1]));
    const query = deskChannel === undefined ? {} : { deskChannel };
    const found = await withStore(() => this.model.find(query, fields).sort({ _id: 1 }).lean<Stored[]>());
    return found.map(({ _id, ...rest }) => ({ ...(rest as Omit<Party, 'id'>), id: _id }));
  }

  async all(limit = 100): Promise<Contract[]> {
    return this.records.find({}, { sort: { _id: 1 }, limit });
  }

  /** The first contracts with a policy, and how many there are. */
  async withPolicy(policyId: string, limit: number): Promise<{ named: Contract[]; total: number }> {
    const [named, total] = await Promise.all([
      this.records.find({ policyId }, { sort: { _id: 1 }, limit }),
      this.records.count({ policyId }),
    ]);
    return { named, total };
  }

  /** Contracts that name no engineer. */
  async withoutEngineers(limit: number): Promise<Contract[]> {
    return this.records.find({ engineers: [] }, { sort: { _id: 1 }, limit });
  }

  async reportDue(now: Date, limit = 50): Promise<Contract[]> {
    return this.records.find({ nextReportAt: { $lte: now } }, { sort: { nextReportAt: 1 }, limit });
  }

  /** @returns false when the channel already has a contract */
  async insert(contract: Contract, owing: Owing): Promise<boolean> {
    return (await this.records.insert(contract, owing)) === undefined;
  }

  /** @returns false when somebody else changed the contract since it was loaded */
  async commit(before: Contract, after: Contract, owing: Owing): Promise<boolean> {
    return this.records.commit(before, after, owing);
  }

  /** Contracts whose periods were not looked at since, those that never were first. */
  async endingsDue(before: Date, limit: number): Promise<Contract[]> {
    const of = (endingsLookedAt: Query[string], most: number) =>
      this.records.find({ endingsLookedAt }, { sort: { endingsLookedAt: 1 }, limit: most });
    const never = await of(null, limit);
    const rest = never.length < limit ? await of({ $lte: before }, limit - never.length) : [];
    return [...never, ...rest];
  }

  /** They were looked at and nothing was to be told: no version, nobody who edits the contract is in the way. */
  async endingsLookedAt(id: string, now: Date): Promise<void> {
    await withStore(() => this.model.collection.updateOne({ _id: id }, { $set: { endingsLookedAt: now } }));
  }

  /** Contracts whose card is to be looked at, those that never were first. */
  async cardsDue(now: Date, limit: number): Promise<Contract[]> {
    const of = (intakeCardLookAt: Query[string], most: number) =>
      this.records.find({ intakeCardLookAt }, { sort: { intakeCardLookAt: 1 }, limit: most });
    const never = await of(null, limit);
    const rest = never.length < limit ? await of({ $lte: now }, limit - never.length) : [];
    return [...never, ...rest];
  }

  /** Something that the cards under these policies, or in these calendars, say is otherwise: they are to be looked at. */
  async cardsChanged(policyIds: readonly string[], calendarIds: readonly string[], now: Date): Promise<void> {
    const $set = { intakeCardLookAt: now };
    for (const under of [{ policyId: { $in: [...policyIds] } }, { calendarId: { $in: [...calendarIds] } }]) {
      await withStore(() => this.model.collection.updateMany(under, { $set }));
    }
  }

  /**
   * A card was looked at, and what is owed to it is owed: no version, nobody who edits the contract is in the way. Whoever has
   * said meanwhile that it is to be looked at again is not overruled.
   */
  async cardLookedAt(
    { id, version, intakeCardLookAt }: Contract,
    next: Date,
    { intents, cause, now }: Owing,
  ): Promise<boolean> {
    const entries = outboxEntries(intents, cause, now, { version });
    const guard = { _id: id, intakeCardLookAt: intakeCardLookAt ?? null };
    const owe = entries.length > 0 ? { $push: { outbox: { $each: entries } } } : {};
    const update = { $set: { intakeCardLookAt: next }, ...owe } as object;
    const result = await withStore(() => this.model.collection.updateOne(guard, update));
    return result.matchedCount === 1;
  }

  /** The report of a week has been made; moves on only if nobody else did. */
  async reportMade(id: string, due: Date, next: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, nextReportAt: due },
        {
          $set: { nextReportAt: next },
        },
      ),
    );
  }

  /** A private channel gets another id when sharing begins (slack.md). */
  async channelChanged(from: string, to: string): Promise<void> {
    for (const field of ['customerChannel', 'deskChannel']) {
      await withStore(() => this.model.collection.updateMany({ [field]: from }, { $set: { [field]: to } }));
    }
  }
}
