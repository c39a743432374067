import { z } from 'zod';
import type { Anchor } from '../domain/custody/verdict.js';
import { ticketSchema, type Ticket } from '../domain/ticket/ticket.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Models, Stored } from './models.js';

const anchorSchema = z.object({ facts: z.number().int(), hash: z.string() });

/** A request with where its chain was when it was last found whole; `ticket` is absent when it cannot be read. */
export interface Kept {
  readonly id: string;
  readonly ticket?: Ticket;
  /** The path of what could not be read. */
  readonly reason?: string;
  readonly anchor?: Anchor;
  readonly deskChannel?: string;
  /** As it was read: what was changed since is looked at again. */
  readonly version: number;
}

/**
 * How far the chain of each request had come, in documents of their own: one that is cut off, or put back to what it
 * was, is found by what is written here and not there. The auditor writes it after it has found the chain whole.
 */
export class SealStore {
  constructor(private readonly models: Pick<Models, 'tickets' | 'seals' | 'records'>) {}

  async anchorOf(id: string): Promise<Anchor | undefined> {
    return (await this.anchorsOf([id])).get(id);
  }

  /** Numbers of requests that have changed since the auditor looked, the longest waiting first. */
  async unanchored(limit: number): Promise<string[]> {
    const found = await withStore(() =>
      this.models.tickets
        .find({ unanchoredSince: { $exists: true } }, { _id: 1 })
        .sort({ unanchoredSince: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
  }

  /** These requests, as far as they exist, by number. */
  async among(ids: readonly string[]): Promise<Kept[]> {
    // Before the requests: one that changes in between is longer than its anchor, as it should be.
    const anchors = await this.anchorsOf(ids);
    const found = await withStore(() =>
      this.models.tickets
        .find({ _id: { $in: [...ids] } }, { outbox: 0, receipts: 0 })
        .sort({ _id: 1 })
        .lean<Stored[]>(),
    );
    return found.map((stored) => kept(stored, anchors.get(stored._id)));
  }

  /** Requests after a number, in the order of the keys; fewer than `limit` at the end. */
  async after(number: string, limit: number): Promise<Kept[]> {
    const found = await withStore(() =>
      this.models.tickets
        .find({ _id: { $gt: number } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return this.among(found.map(({ _id }) => _id));
  }

  /** The same for a record of another kind: where its chain stands, when it was found whole. */
  async anchor(id: string, { facts, hash }: Anchor): Promise<void> {
    const behind = { _id: id, facts: { $lt: facts } };
    await withStore(() =>
      this.models.seals.collection.updateOne(behind, { $set: { facts, hash } }, { upsert: true }),
    ).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }

  /** Of the requests and records that were once found whole, after a number: `limit` are looked at. */
  async anchorsAfter(
    number: string,
    limit: number,
  ): Promise<{ readonly last?: string; readonly gone: readonly string[] }> {
    const { seals, tickets, records } = this.models;
    const found = await withStore(() =>
      seals
        .find({ _id: { $gt: number } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    const ids = found.map(({ _id }) => _id);
    const there = await Promise.all(
      [tickets, records].map((model) =>
        withStore(() => model.find({ _id: { $in: ids } }, { _id: 1 }).lean<Stored[]>()),
      ),
    );
    const known = new Set(there.flat().map(({ _id }) => _id));
    return { last: ids.length === limit ? ids.at(-1) : undefined, gone: ids.filter((id) => !known.has(id)) };
  }

  /**
   * A request was looked at, as it was then; it is not again until it changes.
   * @param anchor where its chain stands, when it was found whole. What was written by whoever saw more of it stays
   */
  async looked({ id, version }: Pick<Kept, 'id' | 'version'>, anchor?: Anchor): Promise<void> {
    if (anchor) await this.anchor(id, anchor);
    await withStore(() =>
      this.models.tickets.collection.updateOne(
        { _id: id, version },
        {
          $unset: { unanchoredSince: '' },
        },
      ),
    );
  }

  private async anchorsOf(ids: readonly string[]): Promise<Map<string, Anchor>> {
    const found = await withStore(() => this.models.seals.find({ _id: { $in: [...ids] } }).lean<Stored[]>());
    return new Map(found.map(({ _id, ...rest }) => [_id, anchorSchema.parse(rest)]));
  }
}

function kept({ _id: id, ...rest }: Stored, anchor: Anchor | undefined): Kept {
  const read = ticketSchema.safeParse({ ...rest, id, outbox: [] });
  const channel = (rest['places'] as { desk?: { channel?: unknown } } | undefined)?.desk?.channel;
  return {
    id,
    version: Number(rest['version']),
    ...(anchor ? { anchor } : {}),
    ...(typeof channel === 'string' ? { deskChannel: channel } : {}),
    ...(read.success
      ? { ticket: read.data }
      : // The path alone: what stands there may be what people wrote.
        { reason: read.error.issues[0]?.path.join('.') ?? 'unreadable' }),
  };
}
