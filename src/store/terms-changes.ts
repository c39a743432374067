import type { Intent } from '../domain/record/outbox.js';
import { termsChangeSchema, type TermsChange } from '../domain/terms/terms-change.js';
import type { StoredModel } from './models.js';
import { Records } from './records.js';
import { unfinishedOf, workOf } from './work-in-progress.js';

/** Changes of terms on their way to the open requests, and those that have reached them. */
export class TermsChanges {
  private readonly records: Records<TermsChange>;

  constructor(model: StoredModel) {
    this.records = new Records(model, { schema: termsChangeSchema });
  }

  async load(id: string): Promise<TermsChange | undefined> {
    return this.records.load(id);
  }

  /** Those of these ids that have not been taken up. */
  async unknownOf(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const known = new Set(await this.records.ids({ _id: { $in: [...ids] } }));
    return ids.filter((id) => !known.has(id));
  }

  /** @returns false when another process has taken it up */
  async insert(change: TermsChange): Promise<boolean> {
    const owing = { intents: [], cause: change.id, now: change.at };
    return (await this.records.insert(change, owing)) === undefined;
  }

  /** Ids of those with work left, the oldest first: a later change of the same policy comes after the earlier one. */
  async unfinished(limit = 20): Promise<string[]> {
    return unfinishedOf(this.records, limit);
  }

  /**
   * How far it has come, and what is told of that, in one update.
   * @returns false when another process was quicker: it has counted the same requests
   */
  async commit(
    before: TermsChange,
    after: TermsChange,
    intents: readonly Intent[],
    now: Date,
  ): Promise<boolean> {
    return this.records.commit(before, after, workOf(before, intents, now));
  }
}
