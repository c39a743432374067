import { randomUUID } from 'node:crypto';
import { Fault } from '../domain/fault.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** Longest that something may take; a process that dies in the middle leaves it to a repetition after that. */
const CLAIM_MS = 30_000;

/** Remembers for three days what was done and leaves no other trace; Slack repeats events for one (slack.md, "Time"). */
export class Handled {
  constructor(private readonly model: StoredModel) {}

  /**
   * Does something once, however often its cause comes. What failed, or was cut short by a crash, is done by a
   * repetition.
   * @throws Fault `conflict` while somebody else is at it: Slack asks again, and finds it done or undone
   */
  async once(cause: string, now: Date, work: () => Promise<void>): Promise<void> {
    if (!(await this.claimed(cause, now))) return;
    try {
      await work();
    } catch (error) {
      await withStore(() => this.model.collection.deleteOne({ _id: cause }));
      throw error;
    }
    await withStore(() =>
      this.model.collection.updateOne({ _id: cause }, { $unset: { claim: '', until: '' } }),
    );
  }

  /** @returns false when it is done already */
  private async claimed(cause: string, now: Date): Promise<boolean> {
    // By its name a claim whose answer was lost is known as our own.
    const claim = randomUUID();
    const free = { _id: cause, $or: [{ claim }, { until: { $lte: now } }] };
    const ours = { $set: { at: now, claim, until: new Date(now.getTime() + CLAIM_MS) } };
    try {
      await withStore(() => this.model.collection.updateOne(free, ours, { upsert: true }));
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const stored = await withStore(() => this.model.findById(cause).lean<Stored>());
      if (stored && stored['until'] === undefined) return false;
      throw new Fault('conflict', true, { detail: `${cause} is being done` });
    }
  }
}
