import mongoose from 'mongoose';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { SharedNext } from './shared-next.js';

/** Answers remembered; of more, the one that has been there longest is parsed anew. */
const MOST = 500;

interface Asked {
  readonly query: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, 1>>;
  /** The documents that are wanted; all that fit, without it. */
  readonly limit?: number;
}

/**
 * What is read at every act and hardly ever changes: fetched every time, as bytes, and parsed when these are others. What
 * is given out is frozen, for others have it too.
 */
export class ParsedOnce<T> {
  private readonly known = new Map<string, { readonly bytes: Buffer; readonly value: T }>();
  private readonly shared = new SharedNext<T>();

  constructor(
    private readonly model: StoredModel,
    private readonly parse: (stored: Stored[]) => T,
  ) {}

  /** @throws what parsing throws; Fault `store-unavailable` */
  async load(asked: Asked): Promise<T> {
    const key = JSON.stringify(asked);
    return this.shared.ask(key, () => this.fetch(key, asked));
  }

  private async fetch(key: string, { query, fields, limit = 0 }: Asked): Promise<T> {
    const how = { raw: true, limit, ...(fields ? { projection: fields } : {}) };
    // With `raw` the driver gives bytes where its types have documents.
    const found = await withStore(() => this.model.collection.find<Uint8Array>(query, how).toArray());
    return this.parsed(key, found);
  }

  private parsed(key: string, documents: readonly Uint8Array[]): T {
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

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) {
    return value;
  }
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
