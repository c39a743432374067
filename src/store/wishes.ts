import type { Ticket } from '../domain/ticket/ticket.js';
import { backedWish, recordedWish, type WishSaid } from '../domain/wish/record.js';
import { wishSchema, type Wish } from '../domain/wish/wish.js';
import { OPEN_WISHES, sameText, WISH_NUMBERS, type WishStatus } from '../domain/wish/words.js';
import type { Stored, StoredModel } from './models.js';
import { NumberedInserts } from './numbered-inserts.js';
import type { Unreadable } from './readable.js';
import { Records, type Owing, type RecordForm } from './records.js';

const FORM: RecordForm<Wish> = {
  schema: wishSchema,
  apart: ['outbox'],
  growing: ['history'],
  changedAt: ({ history }) => history.at(-1)?.recordedAt,
  // By the cause of its recording there is one.
  beside: ({ history }, _owing, before) => (before ? {} : { recordCause: history[0]!.cause }),
};

export interface WishFilter {
  /** Absent: those about which a word is still waited for. */
  readonly status?: WishStatus | 'all' | undefined;
  readonly customerIds?: readonly string[] | undefined;
}

/** Wishes and requirements in the store (R16). */
export class WishStore {
  private readonly records: Records<Wish>;
  private readonly inserts: NumberedInserts<Wish>;

  constructor(model: StoredModel, unreadable: Unreadable = () => undefined) {
    this.records = new Records(model, FORM, unreadable);
    this.inserts = new NumberedInserts(this.records, WISH_NUMBERS);
  }

  async load(id: string): Promise<Wish | undefined> {
    return this.records.load(id);
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
    const { cause, text } = said;
    const owing = { intents: [], cause, now };
    for (;;) {
      const known = await this.records.one({ 'backers.cause': cause });
      if (known) return { number: known.id, joined: known.backers[0]!.cause !== cause };
      const like = { same: sameText(text), status: { $in: OPEN_WISHES } };
      const same = await this.records.one(like, { sort: { _id: 1 } });
      const backed = same && backedWish(same, request, said, now);
      if (same && backed) {
        if (await this.records.commit(same, backed, owing)) return { number: same.id, joined: true };
        continue;
      }
      // Said before in this very request: it counts once.
      if (same?.backers.some((one) => one.request === request.id)) return { number: same.id, joined: true };
      const made = (number: string) => ({ record: recordedWish(number, request, said, now), owing });
      const inserted = await this.inserts.insert(year, made);
      if ('record' in inserted) return { number: inserted.record.id, joined: false };
    }
  }

  /** @returns false when somebody else was quicker */
  async commit(before: Wish, after: Wish, owing: Owing): Promise<boolean> {
    return this.records.commit(before, after, owing);
  }

  /** A page of the list, what was spoken of last first; and how many there are. */
  async list(filter: WishFilter, from: number, limit: number): Promise<{ wishes: Wish[]; total: number }> {
    const query = queryOf(filter);
    const sort = { changedAt: -1, _id: -1 } as const;
    const [wishes, total] = await Promise.all([
      this.records.find(query, { sort, skip: from, limit }),
      this.records.count(query),
    ]);
    return { wishes, total };
  }
}

function queryOf({ status, customerIds }: WishFilter): Record<string, unknown> {
  const statuses = status === undefined ? { $in: OPEN_WISHES } : status;
  return {
    ...(status === 'all' ? {} : { status: statuses }),
    ...(customerIds ? { customerIds: { $in: [...customerIds] } } : {}),
  };
}

/** A wish as it is stored, owing nothing. */
export const storedWish = (wish: Wish): Stored => {
  const { id, ...fields } = wish;
  const { cause, recordedAt: now } = wish.history[0]!;
  return { _id: id, ...fields, ...FORM.beside?.(wish, { intents: [], cause, now }) };
};
