import { outboxEntries, type Intent } from '../domain/outbox.js';
import { changes } from './changes.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** A document of long work: `workingSince` is there while any is left, and indexed. */
type Work = Fields & { readonly version: number };
type Fields = Readonly<Record<string, unknown>> & { readonly id: string };

/** @returns false when it is there already */
export async function insertOnce(model: StoredModel, { id, ...fields }: Fields): Promise<boolean> {
  try {
    await withStore(() => model.collection.insertOne({ _id: id, ...fields } as never));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Ids of those with work left, the longest waiting first. */
export async function unfinishedOf(model: StoredModel, limit: number): Promise<string[]> {
  const found = await withStore(() =>
    model
      .find({ workingSince: { $gt: new Date(0) } }, { _id: 1 })
      .sort({ workingSince: 1 })
      .limit(limit)
      .lean<Stored[]>(),
  );
  return found.map(({ _id }) => _id);
}

/**
 * How far it has come, and what is told of that, in one update.
 * @param notSet fields that are written by delivery, or by the update itself
 * @returns false when it was changed since it was loaded
 */
export async function commitWork(
  model: StoredModel,
  before: Work,
  after: Work,
  notSet: ReadonlySet<string>,
  told?: { readonly intents: readonly Intent[]; readonly now: Date },
): Promise<boolean> {
  const { version, id } = before;
  const entries = told ? outboxEntries(told.intents, `${id}:${version + 1}`, told.now, { version }) : [];
  const update = {
    ...changes(before, after, notSet),
    $inc: { version: 1 },
    ...(entries.length > 0 ? { $push: { outbox: { $each: entries } } } : {}),
  };
  const result = await withStore(() =>
    model.collection.updateOne({ _id: id, version } as never, update as never),
  );
  return result.matchedCount === 1;
}
