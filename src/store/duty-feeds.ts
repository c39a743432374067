import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** Whose duties an address tells; of each address only a hash is kept. */
export class DutyFeeds {
  constructor(private readonly model: StoredModel) {}

  /** A person's address; the one before is none any more. */
  async renew(personId: string, tokenHash: string, now: Date): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne(
        { _id: personId },
        { $set: { tokenHash, madeAt: now } },
        { upsert: true },
      ),
    );
  }

  /** When the address in use was made. */
  async madeAt(personId: string): Promise<Date | undefined> {
    const stored = await withStore(() => this.model.findById(personId, { madeAt: 1 }).lean<Stored>());
    return stored?.['madeAt'] as Date | undefined;
  }

  /** Whose address it is. */
  async byHash(tokenHash: string): Promise<{ personId: string; tokenHash: string } | undefined> {
    const stored = await withStore(() => this.model.findOne({ tokenHash }).lean<Stored>());
    return stored ? { personId: stored._id, tokenHash: String(stored['tokenHash']) } : undefined;
  }
}
