import type { Intent } from '../domain/outbox.js';
import { termsChangeSchema, type TermsChange } from '../domain/terms/terms-change.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { commitWork, insertOnce, unfinishedOf } from './work-in-progress.js';

const NOT_SET = new Set(['id', 'version']);

/** Changes of terms on their way to the open requests, and those that have reached them. */
export class TermsChanges {
  constructor(private readonly model: StoredModel) {}

  async load(id: string): Promise<TermsChange | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  /** Those of these ids that have not been taken up. */
  async unknownOf(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const found = await withStore(() =>
      this.model.find({ _id: { $in: [...ids] } }, { _id: 1 }).lean<Stored[]>(),
    );
    const known = new Set(found.map(({ _id }) => _id));
    return ids.filter((id) => !known.has(id));
  }

  /** @returns false when another process has taken it up */
  async insert(change: TermsChange): Promise<boolean> {
    return insertOnce(this.model, { ...change, outbox: [] });
  }

  /** Ids of those with work left, the oldest first: a later change of the same policy comes after the earlier one. */
  async unfinished(limit = 20): Promise<string[]> {
    return unfinishedOf(this.model, limit);
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
    return commitWork(this.model, before, after, NOT_SET, { intents, now });
  }
}

const read = ({ _id, ...rest }: Stored): TermsChange => termsChangeSchema.parse({ ...rest, id: _id });
