import { erasureSchema, type Erasure } from '../domain/privacy/erasure.js';
import type { StoredModel } from './models.js';
import { Records } from './records.js';
import { unfinishedOf, workOf } from './work-in-progress.js';

/** Demands to erase personal data: those that are being met, and those that were. They tell nobody anything. */
export class Erasures {
  private readonly records: Records<Erasure>;

  constructor(model: StoredModel) {
    this.records = new Records(model, { schema: erasureSchema });
  }

  async load(id: string): Promise<Erasure | undefined> {
    return this.records.load(id);
  }

  /** @returns false when it is there already */
  async insert(erasure: Erasure): Promise<boolean> {
    const owing = { intents: [], cause: erasure.id, now: erasure.at };
    return (await this.records.insert(erasure, owing)) === undefined;
  }

  /** Ids of those with work left, the oldest first; those that wait for open requests must not keep later ones from beginning. */
  async unfinished(limit = 1_000): Promise<string[]> {
    return unfinishedOf(this.records, limit);
  }

  /** Ids of all, the oldest first. */
  async all(): Promise<string[]> {
    return this.records.ids({}, { sort: { at: 1 } });
  }

  /** The newest, at most so many. */
  async newest(limit: number): Promise<Erasure[]> {
    const ids = (await this.all()).slice(-limit).reverse();
    const found = await Promise.all(ids.map((id) => this.load(id)));
    return found.filter((one) => one !== undefined);
  }

  /** @returns false when another process was quicker: what it did need not be done again */
  async commit(before: Erasure, after: Erasure): Promise<boolean> {
    return this.records.commit(before, after, workOf(before, [], before.at));
  }
}
