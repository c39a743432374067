import mongoose from 'mongoose';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** Documents remembered; of more, the one that has been there longest is parsed anew. */
const MOST = 500;

/**
 * Stored documents as they were parsed last, known by their bytes: what is read at every act and hardly ever changes is
 * fetched every time, and parsed when it is another. What is given out is frozen, for others have it too.
 */
export class ParsedOnce<T> {
  private readonly known = new Map<string, { readonly bytes: Buffer; readonly value: T }>();

  constructor(private readonly parse: (stored: Stored[]) => T) {}

  /**
   * @param key of the question to which this is the answer
   * @param documents as the driver gives them with `raw`
   */
  of(key: string, documents: readonly Uint8Array[]): T {
    const bytes = Buffer.concat(documents);
    const known = this.known.get(key);
    if (known?.bytes.equals(bytes)) return known.value;
    const { deserialize } = mongoose.mongo.BSON;
    const value = frozen(this.parse(documents.map((one) => deserialize(one) as Stored)));
    const oldest = this.known.size >= MOST ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, { bytes, value });
    return value;
  }
}

type Asked = Readonly<Record<string, unknown>>;

/** The document that fits, as its bytes; none when there is none. */
export const rawOne = async (model: StoredModel, query: Asked): Promise<Uint8Array[]> =>
  rawAll(model, query, { limit: 1 });

/** All documents that fit, as their bytes. */
export async function rawAll(
  model: StoredModel,
  query: Asked,
  { limit = 0, fields }: { limit?: number; fields?: Record<string, 1> } = {},
): Promise<Uint8Array[]> {
  const how = { raw: true, limit, ...(fields ? { projection: fields } : {}) };
  // With `raw` the driver gives bytes where its types have documents.
  const find = () => model.collection.find<Uint8Array>(query, how).toArray();
  return withStore(find);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value))
    return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
