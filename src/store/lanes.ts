import { isDuplicateKey, withStore } from './faults.js';
import type { StoredModel } from './models.js';

/** What all processes know of a lane. */
export interface LaneState {
  /** When the next message may go: the theoretical arrival time of the generic cell rate algorithm. */
  readonly tat: Date;
  /** When its person was paged lately (delivery/storm.ts). */
  readonly pages: readonly Date[];
  /** When it was for the last time for what is not major. */
  readonly generalAt?: Date;
}

/** Lanes of delivery: one process at a time sends to a channel or a person, and notes for all what they have to know. */
export class Lanes {
  constructor(private readonly model: StoredModel) {}

  /** @returns the lane's state, or undefined while another holder has it */
  async acquire(lane: string, holder: string, now: Date, leaseMs: number): Promise<LaneState | undefined> {
    const free = { _id: lane, $or: [{ holder }, { until: { $lte: now } }] };
    const mine = { $set: { holder, until: new Date(now.getTime() + leaseMs) } };
    try {
      const stored = await withStore(() =>
        this.model.collection.findOneAndUpdate(free, mine, {
          upsert: true,
          returnDocument: 'after',
        }),
      );
      const { tat = new Date(0), pages = [], generalAt } = (stored ?? {}) as unknown as Partial<LaneState>;
      return { tat, pages, ...(generalAt ? { generalAt } : {}) };
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /**
   * Stays the holder, and notes the state when it is given.
   * @returns false when the lane was lost
   */
  async renew(lane: string, holder: string, now: Date, leaseMs: number, state?: LaneState): Promise<boolean> {
    const until = new Date(now.getTime() + leaseMs);
    const result = await withStore(() =>
      this.model.collection.updateOne(
        { _id: lane, holder },
        {
          $set: { until, ...state },
        },
      ),
    );
    return result.matchedCount === 1;
  }

  async release(lane: string, holder: string, now: Date): Promise<void> {
    await withStore(() => this.model.collection.updateOne({ _id: lane, holder }, { $set: { until: now } }));
  }
}
