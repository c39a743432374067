import { outboxEntries } from '../domain/outbox.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Judged } from '../domain/wish/judge.js';
import { backedWish, recordedWish, type WishSaid } from '../domain/wish/record.js';
import { wishSchema, type Wish } from '../domain/wish/wish.js';
import { OPEN_WISHES, sameText, wishNumber, wishSequence, type WishStatus } from '../domain/wish/words.js';
import { changes } from './changes.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { readable, type Unreadable } from './readable.js';

const NOT_SET = new Set(['id', 'version', 'history', 'outbox']);

export interface WishFilter {
  /** Absent: those about which a word is still waited for. */
  readonly status?: WishStatus | 'all' | undefined;
  readonly customerIds?: readonly string[] | undefined;
}

/** Wishes and requirements in the store (R16): whole documents in and out, each change one guarded update. */
export class WishStore {
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  async load(id: string): Promise<Wish | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  /**
   * Stores a wish said in a request, under the next free number of the year, or counts it for an open one of the same text.
   * One cause is one wish, however often and by however many processes it is repeated.
   * @returns its number; `joined`: others had wished for it
   */
  async record(
    year: number,
    request: Ticket,
    said: WishSaid,
    now: Date,
  ): Promise<{ number: string; joined: boolean }> {
    for (;;) {
      const known = await this.byCause(said.cause);
      if (known) return { number: known.id, joined: known.backers[0]!.cause !== said.cause };
      const same = await this.openLike(said.text);
      const backed = same && backedWish(same, request, said, now);
      if (same && backed) {
        if (
          await this.commit(
            same,
            { wish: backed, facts: backed.history.slice(-1), intents: [] },
            said.cause,
            now,
          )
        )
          return { number: same.id, joined: true };
        continue;
      }
      // Said before in this very request: it counts once.
      if (same?.backers.some((one) => one.request === request.id)) return { number: same.id, joined: true };
      const number = wishNumber(year, (await this.highest(year)) + 1);
      if (await this.insert(recordedWish(number, request, said, now))) return { number, joined: false };
    }
  }

  /** @returns false when the number, or the cause, is taken by now */
  private async insert(wish: Wish): Promise<boolean> {
    try {
      await withStore(() => this.model.collection.insertOne(storedWish(wish) as never));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async byCause(cause: string): Promise<Wish | undefined> {
    const stored = await withStore(() => this.model.findOne({ 'backers.cause': cause }).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  private async openLike(text: string): Promise<Wish | undefined> {
    const like = { same: sameText(text), status: { $in: OPEN_WISHES } };
    const stored = await withStore(() => this.model.findOne(like).sort({ _id: 1 }).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  private async highest(year: number): Promise<number> {
    const inYear = { _id: { $gte: `WR-${year}-`, $lt: `WR-${year + 1}-` } };
    const last = await withStore(() =>
      this.model.findOne(inYear, { _id: 1 }).sort({ _id: -1 }).lean<Stored>(),
    );
    return last ? wishSequence(last._id) : 0;
  }

  /** State, history and outbox in one update. @returns false when somebody else was quicker */
  async commit(before: Wish, { wish, facts, intents }: Judged, cause: string, now: Date): Promise<boolean> {
    const { id, version } = before;
    const entries = outboxEntries(intents, cause, now, {
      version,
      changedAt: before.history.at(-1)?.recordedAt,
    });
    const update = {
      ...changes(before, wish, NOT_SET),
      $inc: { version: 1 },
      $push: { history: { $each: facts }, outbox: { $each: entries } },
    };
    const result = await withStore(() =>
      this.model.collection.updateOne({ _id: id, version } as never, update as never),
    );
    return result.matchedCount === 1;
  }

  /** A page of the list, what was spoken of last first; and how many there are. */
  async list(filter: WishFilter, from: number, limit: number): Promise<{ wishes: Wish[]; total: number }> {
    const query = queryOf(filter);
    const [found, total] = await Promise.all([
      withStore(() =>
        this.model.find(query).sort({ changedAt: -1, _id: -1 }).skip(from).limit(limit).lean<Stored[]>(),
      ),
      withStore(() => this.model.countDocuments(query)),
    ]);
    return { wishes: readable(found, read, this.unreadable), total };
  }
}

function queryOf({ status, customerIds }: WishFilter): Record<string, unknown> {
  const statuses = status === undefined ? { $in: OPEN_WISHES } : status;
  return {
    ...(status === 'all' ? {} : { status: statuses }),
    ...(customerIds ? { customerIds: { $in: [...customerIds] } } : {}),
  };
}

const read = ({ _id, recordCause: _cause, ...rest }: Stored): Wish => wishSchema.parse({ ...rest, id: _id });
/** A wish as it is stored; by the cause of its recording there is one. */
export const storedWish = ({ id, ...fields }: Wish): Stored => ({
  ...{ _id: id, recordCause: fields.history[0]!.cause },
  ...fields,
});
