import { requestExportSchema, type RequestExport } from '../domain/export/request-export.js';
import { outboxEntries, type Intent } from '../domain/outbox.js';
import { duplicateField, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { commitWork } from './work-in-progress.js';

/** Written by delivery, or by the update itself. */
const NOT_SET = new Set(['id', 'version', 'receipts']);

/** Files of requests that people have asked for, and those that they got. */
export class RequestExports {
  constructor(private readonly model: StoredModel) {}

  async load(id: string): Promise<RequestExport | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  /**
   * Stores a new one.
   * @returns `repeated` when this very act was stored before, `running` when another one of the person's is under way
   */
  async insert(one: RequestExport, intents: readonly Intent[]): Promise<'stored' | 'repeated' | 'running'> {
    const { id, ...fields } = one;
    const document = { _id: id, ...fields, outbox: outboxEntries(intents, id, one.askedAt) };
    try {
      await withStore(() => this.model.collection.insertOne(document as never));
      return 'stored';
    } catch (error) {
      if (duplicateField(error) === undefined) throw error;
      return (await this.load(id)) ? 'repeated' : 'running';
    }
  }

  /** Ids of those with work left that no process is at, the longest waiting first. */
  async waiting(now: Date, limit = 20): Promise<string[]> {
    const found = await withStore(() =>
      this.model
        .find({ workingSince: { $gt: new Date(0) } }, { heldUntil: 1 })
        .sort({ workingSince: 1 })
        .limit(limit)
        .lean<(Stored & { heldUntil?: Date })[]>(),
    );
    return found.filter(({ heldUntil }) => !heldUntil || heldUntil <= now).map(({ _id }) => _id);
  }

  /**
   * What has become of it, and what is told of that, in one update.
   * @returns false when it was changed since it was loaded: cancelled, or taken by another process
   */
  async commit(
    before: RequestExport,
    after: RequestExport,
    intents: readonly Intent[],
    now: Date,
  ): Promise<boolean> {
    return commitWork(this.model, before, after, NOT_SET, { intents, now });
  }
}

const read = ({ _id, ...rest }: Stored): RequestExport => requestExportSchema.parse({ ...rest, id: _id });
