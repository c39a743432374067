import { erasureSchema, type Erasure } from '../domain/privacy/erasure.js';
import { changes } from './changes.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

const NOT_SET = new Set(['id', 'version']);

/** Demands to erase personal data: those that are being met, and those that were. */
export class Erasures {
  constructor(private readonly model: StoredModel) {}

  async load(id: string): Promise<Erasure | undefined> {
    const stored = await withStore(() => this.model.findById(id).lean<Stored>());
    return stored ? read(stored) : undefined;
  }

  /** @returns false when it is there already */
  async insert({ id, ...fields }: Erasure): Promise<boolean> {
    try {
      await withStore(() => this.model.collection.insertOne({ _id: id, ...fields } as never));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Ids of those with work left, the oldest first. */
  async unfinished(limit = 20): Promise<string[]> {
    const found = await withStore(() =>
      this.model
        .find({ workingSince: { $gt: new Date(0) } }, { _id: 1 })
        .sort({ workingSince: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
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
    const update = { ...changes(before, after, NOT_SET), $inc: { version: 1 } };
    const guard = { _id: before.id, version: before.version };
    const result = await withStore(() => this.model.collection.updateOne(guard as never, update as never));
    return result.matchedCount === 1;
  }
}

const read = ({ _id, ...rest }: Stored): Erasure => erasureSchema.parse({ ...rest, id: _id });
