import mongoose from 'mongoose';

type Filter = mongoose.mongo.Filter<mongoose.mongo.Document>;

/** A document as JSON has it: times as ISO 8601, ids in hexadecimal. */
export const plain = (stored: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(stored)) as Record<string, unknown>;

/**
 * Documents whose `_id` begins with this; all of them when it is empty. The library's own ids are found when they are
 * named whole.
 */
export function byId(id: string): Filter {
  if (!id) return {};
  const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const begins: Filter = { _id: { $regex: `^${escaped}` } as never };
  return mongoose.isObjectIdOrHexString(id)
    ? { $or: [begins, { _id: new mongoose.Types.ObjectId(id) as never }] }
    : begins;
}
