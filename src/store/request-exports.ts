import { requestExportSchema, type RequestExport } from '../domain/export/request-export.js';
import type { Intent } from '../domain/record/outbox.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { Records, type RecordForm } from './records.js';
import { WITH_WORK_LEFT, workOf } from './work-in-progress.js';

const FORM: RecordForm<RequestExport> = { schema: requestExportSchema, apart: ['receipts'] };

/** Files of requests that people have asked for, and those that they got. */
export class RequestExports {
  private readonly records: Records<RequestExport>;

  constructor(private readonly model: StoredModel) {
    this.records = new Records(model, FORM);
  }

  async load(id: string): Promise<RequestExport | undefined> {
    return this.records.load(id);
  }

  /**
   * Stores a new one.
   * @returns `repeated` when this very act was stored before, `running` when another one of the person's is under way
   */
  async insert(one: RequestExport, intents: readonly Intent[]): Promise<'stored' | 'repeated' | 'running'> {
    const taken = await this.records.insert(one, { intents, cause: one.id, now: one.askedAt });
    if (taken === undefined) return 'stored';
    return (await this.load(one.id)) ? 'repeated' : 'running';
  }

  /** Ids of those with work left that no process is at, the longest waiting first. */
  async waiting(now: Date, limit = 20): Promise<string[]> {
    const found = await withStore(() =>
      this.model
        .find(WITH_WORK_LEFT, { heldUntil: 1 })
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
    return this.records.commit(before, after, workOf(before, intents, now));
  }
}
