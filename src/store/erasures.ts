import { erasureSchema, type Erasure } from '../domain/privacy/erasure.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { commitWork, insertOnce, unfinishedOf } from './work-in-progress.js';

const NOT_SET = new Set(['id', 'version']);

/** Demands to erase personal data: those that are being met, and those that were. */
export class Erasures {
  constructor(private readonly model: StoredModel) {}

  async load(id: string): Promise<Erasure | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  /** @returns false when it is there already */
  async insert(erasure: Erasure): Promise<boolean> {
    return insertOnce(this.model, erasure);
  }

  /** Ids of those with work left, the oldest first; those that wait for open requests must not keep later ones from beginning. */
  async unfinished(limit = 1_000): Promise<string[]> {
    return unfinishedOf(this.model, limit);
  }

  /** Ids of all, the oldest first. */
  async all(): Promise<string[]> {
    const found = await withStore(() => this.model.find({}, { at: 1 }).lean<(Stored & { at: Date })[]>());
    return found.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ _id }) => _id);
  }

  /** The newest, at most so many. */
  async newest(limit: number): Promise<Erasure[]> {
    const ids = (await this.all()).slice(-limit).reverse();
    const found = await Promise.all(ids.map((id) => this.load(id)));
    return found.filter((one) => one !== undefined);
  }

  /** @returns false when another process was quicker: what it did need not be done again */
  async commit(before: Erasure, after: Erasure): Promise<boolean> {
    return commitWork(this.model, before, after, NOT_SET);
  }
}

const read = ({ _id, ...rest }: Stored): Erasure => erasureSchema.parse({ ...rest, id: _id });
