import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/**
 * Lanes of delivery: one process at a time sends to a channel or a person, and remembers for all processes when
 * the next message may go (`tat`, the theoretical arrival time of the generic cell rate algorithm).
 */
export class Lanes {
  constructor(private readonly model: StoredModel) {}

  /** @returns the lane's `tat`, or undefined while another holder has it */
  async acquire(
    lane: string,
    holder: string,
    now: Date,
    leaseMs: number,
  ): Promise<{ tat: Date } | undefined> {
    const free = { _id: lane, $or: [{ holder }, { until: { $lte: now } }] };
    const mine = { $set: { holder, until: new Date(now.getTime() + leaseMs) } };
    try {
      const stored = await withStore(() =>
        this.model.collection.findOneAndUpdate(free as never, mine, {
          upsert: true,
          returnDocument: 'after',
        }),
      );
      return { tat: ((stored as Stored | null)?.['tat'] as Date | undefined) ?? new Date(0) };
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /**
   * Stays the holder, and notes when the next message may go.
   * @returns false when the lane was lost
   */
  async renew(lane: string, holder: string, now: Date, leaseMs: number, tat?: Date): Promise<boolean> {
    const until = new Date(now.getTime() + leaseMs);
    const result = await withStore(() =>
      this.model.collection.updateOne({ _id: lane, holder } as never, {
        $set: { until, ...(tat ? { tat } : {}) },
      }),
    );
    return result.matchedCount === 1;
  }

  async release(lane: string, holder: string, now: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: lane, holder } as never, { $set: { until: now } }),
    );
  }
}
