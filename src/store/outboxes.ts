import type { PipelineStage } from 'mongoose';
import type { OutboxEntry } from '../domain/record/outbox.js';
import { setAndUnset } from './changes.js';
import { withStore } from './faults.js';
import { OUTBOX_OWNERS, type OwnerKind } from './collections.js';
import { byAge, PRECEDENCE } from './lane-order.js';
import type { Models, Stored } from './models.js';
import { readEntry, type ReadEntry } from './read-entry.js';

/** An entry and the document that owes it. */
export interface Owed extends ReadEntry {
  readonly owner: OwnerKind;
  readonly ownerId: string;
}

/** What Slack said a message is; `field` is where the owner keeps its place (`places.desk.ts`). */
export interface Receipt {
  readonly channel: string;
  readonly ts?: string | undefined;
  readonly field?: string | undefined;
  /** What else the owner keeps of what was shown. */
  readonly keeps?: Readonly<Record<string, unknown>> | undefined;
  /** Verbs whose buttons the message shows, for when they lead nowhere any more. */
  readonly offers?: readonly string[] | undefined;
}

interface FoundEntry {
  readonly _id: string;
  readonly owner: OwnerKind;
  readonly outbox: unknown;
  readonly precedence: number;
}

type GivenUp = Readonly<Record<'message' | 'lane' | 'error', string> & { at: Date }>;

/** Receipts kept a document: one that nobody takes care of is told of for ever, and a document may have 16 MB. */
const MOST_RECEIPTS = 500;

/** What is owed to Slack, over all documents that owe. */
export class Outboxes {
  constructor(private readonly models: Pick<Models, OwnerKind>) {}

  /**
   * Lanes in which something is due, at most `limit` per kind of owner: those that owe anything more urgent first, then the
   * longest waiting. They are counted by lane and not by document: many documents behind one blocked lane must not hide
   * the other lanes.
   */
  async dueLanes(now: Date, limit: number): Promise<string[]> {
    const due = { 'outbox.dueAt': { $lte: now } };
    const found = await this.ofAll<{ _id: string; first: number; since: Date }>(() => [
      { $match: due },
      { $unwind: '$outbox' },
      { $match: due },
      { $group: { _id: '$outbox.lane', first: { $min: PRECEDENCE }, since: { $min: '$outbox.dueAt' } } },
      { $sort: { first: 1, since: 1 } },
      { $limit: limit },
    ]);
    const sorted = found.sort((a, b) => a.first - b.first || a.since.getTime() - b.since.getTime());
    return [...new Set(sorted.map(({ _id }) => _id))];
  }

  /**
   * What a lane owes, oldest first; of more than `limit` the most urgent, of those the oldest. In which order it goes is
   * delivery's (`slack/delivery/order.ts`).
   * @param now leaves out what waits for the end of quiet hours, which holds up nothing
   */
  async ofLane(lane: string, limit: number, now?: Date): Promise<Owed[]> {
    const free = { 'outbox.lane': lane, ...(now ? { 'outbox.notBefore': { $not: { $gt: now } } } : {}) };
    const found = await this.ofAll<FoundEntry>((owner) => [
      { $match: { 'outbox.lane': lane } },
      { $unwind: '$outbox' },
      { $match: free },
      { $set: { precedence: PRECEDENCE } },
      { $sort: { precedence: 1, 'outbox.createdAt': 1, _id: 1, 'outbox.seq': 1 } },
      { $limit: limit },
      { $project: { outbox: 1, precedence: 1, owner: { $literal: owner } } },
    ]);
    const owed = found.map(({ _id, owner, outbox, precedence }) => ({
      precedence,
      owed: { owner, ownerId: _id, ...readEntry(outbox, lane) },
    }));
    const urgent = owed.sort((a, b) => a.precedence - b.precedence || byAge(a.owed, b.owed)).slice(0, limit);
    return urgent.map((one) => one.owed).sort(byAge);
  }

  /** Asks all kinds of documents that owe, each by its own index. */
  private async ofAll<T>(of: (owner: OwnerKind) => PipelineStage.FacetPipelineStage[]): Promise<T[]> {
    const found = OUTBOX_OWNERS.map((owner) => withStore(() => this.models[owner].aggregate<T>(of(owner))));
    return (await Promise.all(found)).flat();
  }

  async load(owner: OwnerKind, id: string): Promise<Stored | undefined> {
    return (await withStore(() => this.models[owner].findById(id).lean<Stored>())) ?? undefined;
  }

  /** From here on Slack may have the message without our knowing. */
  async begin({ owner, ownerId, entry }: Owed): Promise<void> {
    await this.update(owner, ownerId, entry.id, { $set: { 'outbox.$.begun': true } });
  }

  /** Delivered: the entries leave the outbox, the receipt stays. */
  async settle(owed: readonly Owed[], receipt: Receipt, now: Date): Promise<void> {
    const first = owed[0]!;
    const ids = owed.map(({ entry }) => entry.id);
    const { channel, ts, field, keeps, offers = [] } = receipt;
    const { id, message, factId, lane } = first.entry;
    const told = { id, message, factId, lane, channel, ts, deliveredAt: now };
    const kept = offers.length > 0 ? { ...told, offers } : told;
    await this.update(first.owner, first.ownerId, id, {
      $pull: { outbox: { id: { $in: ids } } },
      $push: { receipts: { $each: [kept], $slice: -MOST_RECEIPTS } },
      ...setAndUnset({ set: { ...(field && ts ? { [field]: ts } : {}), ...keeps }, unset: {} }),
    });
  }

  /**
   * A message that was told before shows other buttons now: its receipt says which, there is no new one.
   * @param of the entry by which it was told
   */
  async settleUpdate(owed: Owed, of: string, offers: readonly string[]): Promise<void> {
    const { owner, ownerId, entry } = owed;
    const told = await withStore(() =>
      this.models[owner].collection.updateOne(
        { _id: ownerId, 'receipts.id': of },
        { $pull: { outbox: { id: entry.id } }, $set: { 'receipts.$.offers': offers } },
      ),
    );
    // Only the newest receipts are kept.
    if (told.matchedCount === 0) await this.drop(owed);
  }

  /** There was nothing left to say. */
  async drop({ owner, ownerId, entry }: Owed): Promise<void> {
    await this.update(owner, ownerId, entry.id, { $pull: { outbox: { id: entry.id } } });
  }

  /** Delivered as one message, which was theirs together; each leaves a receipt of its own. */
  async settleTogether(owed: readonly Owed[], receipt: Receipt, now: Date): Promise<void> {
    const { channel, ts, offers = [] } = receipt;
    await this.leave(owed, { channel, ts, deliveredAt: now, ...(offers.length > 0 ? { offers } : {}) });
  }

  /** Not told any more: what they asked for is done. That they were not is kept. */
  async supersede(owed: readonly Owed[], now: Date): Promise<void> {
    await this.leave(owed, { supersededAt: now });
  }

  private async leave(owed: readonly Owed[], receipt: Record<string, unknown>): Promise<void> {
    await this.updateEach(owed, (entries) => ({
      filter: { 'outbox.id': entries[0]!.id },
      update: {
        $pull: { outbox: { id: { $in: entries.map(({ id }) => id) } } },
        $push: {
          receipts: {
            $each: entries.map(({ id, message, factId, lane }) => ({
              id,
              message,
              factId,
              lane,
              ...receipt,
            })),
            $slice: -MOST_RECEIPTS,
          },
        },
      },
    }));
  }

  /** They go out together from here on, and Slack may have them without our knowing; undefined takes both back. */
  async together(owed: readonly Owed[], digest: string | undefined): Promise<void> {
    await this.change(
      owed,
      digest
        ? { $set: { 'outbox.$[one].digest': digest, 'outbox.$[one].begun': true } }
        : { $unset: { 'outbox.$[one].digest': '', 'outbox.$[one].begun': '' } },
    );
  }

  /** Pages beyond what a person is to get in a while wait until then. */
  async holdPages(owed: readonly Owed[], until: Date): Promise<void> {
    const held = {
      'outbox.$[one].notBefore': until,
      'outbox.$[one].dueAt': until,
      'outbox.$[one].storm': true,
    };
    await this.change(owed, { $set: held });
  }

  private async change(owed: readonly Owed[], update: object): Promise<void> {
    await this.updateEach(owed, (entries) => ({
      filter: {},
      update,
      arrayFilters: [{ 'one.id': { $in: entries.map(({ id }) => id) } }],
    }));
  }

  /** Changes each document that owes some of these, in one write per kind of owner. */
  private async updateEach(
    owed: readonly Owed[],
    changeOf: (entries: OutboxEntry[]) => { filter: object; update: object; arrayFilters?: object[] },
  ): Promise<void> {
    for (const [owner, documents] of byOwner(owed)) {
      const writes = [...documents].map(([ownerId, entries]) => {
        const { filter, ...change } = changeOf(entries);
        return { updateOne: { filter: { _id: ownerId, ...filter }, ...change } };
      });
      await withStore(() => this.models[owner].collection.bulkWrite(writes, { ordered: false }));
    }
  }

  /** They are tried again then. @param counts whether this was one of the tries */
  async postpone(owed: readonly Owed[], dueAt: Date, error: string, counts: boolean): Promise<void> {
    for (const { owner, ownerId, entry } of owed) {
      await this.update(owner, ownerId, entry.id, {
        $set: { 'outbox.$.dueAt': dueAt, 'outbox.$.lastError': error },
        ...(counts ? { $inc: { 'outbox.$.attempts': 1 } } : {}),
      });
    }
  }

  /** What a lane's person is held back waits until then, or no longer: their quiet hours are others now. */
  async holdLane(lane: string, now: Date, until: Date | undefined): Promise<void> {
    const update = until
      ? { $set: { 'outbox.$[held].notBefore': until, 'outbox.$[held].dueAt': until } }
      : { $set: { 'outbox.$[held].dueAt': now }, $unset: { 'outbox.$[held].notBefore': '' as const } };
    const arrayFilters = [{ 'held.lane': lane, 'held.notBefore': { $gt: now }, 'held.storm': { $ne: true } }];
    for (const owner of OUTBOX_OWNERS) {
      await withStore(() =>
        this.models[owner].collection.updateMany({ 'outbox.lane': lane }, update, { arrayFilters }),
      );
    }
  }

  /** Cannot be delivered: kept where `/service health` finds it, and the desk is told by another entry. */
  async giveUp(
    { owner, ownerId, entry }: Owed,
    error: string,
    now: Date,
    tell: readonly OutboxEntry[],
  ): Promise<void> {
    const { id, lane, message, factId, kind } = entry;
    // Two updates, because one path cannot be pulled from and pushed to at once; the first can be repeated.
    if (tell.length > 0) {
      const notices = tell.map((notice) => notice.id);
      const untold = { 'outbox.id': { $eq: id, $nin: notices }, 'receipts.id': { $nin: notices } };
      await withStore(() =>
        this.models[owner].collection.updateOne(
          { _id: ownerId, ...untold },
          { $push: { outbox: { $each: tell } } },
        ),
      );
    }
    await this.update(owner, ownerId, id, {
      $pull: { outbox: { id } },
      $push: { undeliverable: { id, lane, message, factId, kind, error, at: now } },
    });
  }

  async undeliverable(limit: number): Promise<(GivenUp & { ownerId: string })[]> {
    const all = [];
    for (const owner of OUTBOX_OWNERS) {
      const found = await withStore(() =>
        this.models[owner]
          .find({ 'undeliverable.at': { $gt: new Date(0) } }, { undeliverable: 1 })
          .sort({ 'undeliverable.at': -1 })
          .limit(limit)
          .lean<Stored[]>(),
      );
      for (const stored of found) {
        const entries = stored['undeliverable'] as GivenUp[];
        all.push(...entries.map((entry) => ({ ownerId: stored._id, ...entry })));
      }
    }
    return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
  }

  /** How many documents owe something that was due before this instant. */
  async overdue(before: Date): Promise<number> {
    const counts = OUTBOX_OWNERS.map((owner) =>
      withStore(() => this.models[owner].countDocuments({ 'outbox.dueAt': { $lte: before } })),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** @param update positional operators mean the entry of this id */
  private async update(owner: OwnerKind, ownerId: string, entryId: string, update: object): Promise<void> {
    await withStore(() =>
      this.models[owner].collection.updateOne({ _id: ownerId, 'outbox.id': entryId }, update),
    );
  }
}

function byOwner(owed: readonly Owed[]): Map<OwnerKind, Map<string, OutboxEntry[]>> {
  const owners = new Map<OwnerKind, Map<string, OutboxEntry[]>>();
  for (const { owner, ownerId, entry } of owed) {
    const documents = owners.get(owner) ?? new Map<string, OutboxEntry[]>();
    owners.set(owner, documents.set(ownerId, [...(documents.get(ownerId) ?? []), entry]));
  }
  return owners;
}
