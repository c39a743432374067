import { isDuplicateKey, withStore } from './faults.js';
import type { StoredModel } from './models.js';

/** Remembers for three days what was done and leaves no other trace; Slack repeats events for one (slack.md, "Time"). */
export class Handled {
  constructor(private readonly model: StoredModel) {}

  /** @returns true for the first to ask; the others leave it alone */
  async first(cause: string, now: Date): Promise<boolean> {
    try {
      await withStore(() => this.model.collection.insertOne({ _id: cause, at: now } as never));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** It failed: the repetition may try again. */
  async forget(cause: string): Promise<void> {
    await withStore(() => this.model.collection.deleteOne({ _id: cause } as never));
  }
}
