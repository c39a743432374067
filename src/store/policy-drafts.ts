import { policyDraftSchema, type PolicyDraft } from '../domain/terms/policy-draft.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** Policies that somebody is typing, for a day. */
export class PolicyDrafts {
  constructor(private readonly model: StoredModel) {}

  async load(id: string): Promise<PolicyDraft | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    if (!stored) return undefined;
    const { _id, ...rest } = stored;
    return policyDraftSchema.parse({ ...rest, id: _id });
  }

  /** A press that is repeated finds its draft. */
  async begin({ id, ...draft }: PolicyDraft): Promise<void> {
    try {
      await withStore(() => this.model.collection.insertOne({ _id: id, ...draft }));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** What was written since is not overwritten. @returns the draft as it stands now, or undefined when it was another */
  async write(
    before: PolicyDraft,
    more: Partial<Pick<PolicyDraft, 'base' | 'policy' | 'ladder'>>,
    now: Date,
  ): Promise<PolicyDraft | undefined> {
    const { tally: _old, ...kept } = before;
    const after = { ...kept, ...more, revision: before.revision + 1, at: now };
    const { id, ...fields } = after;
    const result = await withStore(() =>
      this.model.collection.updateOne(
        { _id: id, revision: before.revision },
        {
          $set: fields,
          $unset: { tally: '' },
        },
      ),
    );
    return result.matchedCount === 1 ? after : undefined;
  }

  /** @returns false when something was written since it was counted: it is of no use */
  async counted({ id, revision }: PolicyDraft, tally: NonNullable<PolicyDraft['tally']>): Promise<boolean> {
    const result = await withStore(() =>
      this.model.collection.updateOne({ _id: id, revision }, { $set: { tally } }),
    );
    return result.matchedCount === 1;
  }
}
