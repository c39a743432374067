import { binaryOrder, compare } from '../bson/compare.js';
import { describe } from '../bson/describe.js';
import type { Doc } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { indexKeys } from './index-keys.js';
import type { IndexSpec } from './index-spec.js';
import { OrderedList } from './ordered-list.js';

/** A document and its place in the order of insertion. The document is replaced as a whole, never changed. */
export interface StoredRecord {
  readonly id: number;
  doc: Doc;
}

/** One key of one record. */
export interface Entry {
  key: unknown[];
  record: StoredRecord;
}

/** An index of a collection: its definition and its entries in key order. */
export class Index {
  readonly entries: OrderedList<Entry>;
  readonly paths: string[][];
  /** Whether any document ever had an array on an indexed path; ranges then may not be intersected. */
  multikey = false;

  constructor(readonly spec: IndexSpec) {
    this.paths = spec.key.map(([path]) => path.split('.'));
    this.entries = new OrderedList((a, b) => this.compareKeys(a.key, b.key) || a.record.id - b.record.id);
  }

  /** The keys a document has in this index; none when the index leaves it out (partial, sparse). */
  keysOf(doc: Doc): { keys: unknown[][]; multikey: boolean } {
    const { partial, sparse } = this.spec;
    if (partial && !partial.test(doc, {})) return { keys: [], multikey: false };
    const { keys, multikey, missing } = indexKeys(doc, this.paths);
    return sparse && missing ? { keys: [], multikey: false } : { keys, multikey };
  }

  /** Throws 11000 when another record has one of the keys and the index is unique. */
  requireUnique(keys: unknown[][], self: StoredRecord | undefined, namespace: string): void {
    if (!this.spec.unique) return;
    for (const key of keys) {
      for (const entry of this.entries.within((other) => this.compareKeys(other.key, key))) {
        if (entry.record !== self) throw this.duplicate(key, namespace);
      }
    }
  }

  add(keys: unknown[][], record: StoredRecord): void {
    for (const key of keys) this.entries.insert({ key, record });
  }

  remove(keys: unknown[][], record: StoredRecord): void {
    for (const key of keys) this.entries.remove({ key, record });
  }

  sameKeys(a: unknown[][], b: unknown[][]): boolean {
    return (
      a.length === b.length && a.every((key, i) => key.every((value, j) => compare(value, b[i]![j]) === 0))
    );
  }

  private compareKeys(a: unknown[], b: unknown[]): number {
    const strings = this.spec.collation?.order ?? binaryOrder;
    for (let i = 0; i < a.length; i += 1) {
      const result = compare(a[i], b[i], strings);
      if (result !== 0) return result * this.spec.key[i]![1];
    }
    return 0;
  }

  private duplicate(key: unknown[], namespace: string): MongoError {
    const keyValue = Object.fromEntries(this.spec.key.map(([path], i) => [path, key[i]]));
    const collation = this.spec.collation ? ` collation: ${describe(this.spec.collation.spec)}` : '';
    return new MongoError(
      11000,
      `E11000 duplicate key error collection: ${namespace} index: ${this.spec.name}${collation} dup key: ${describe(keyValue)}`,
      { keyPattern: this.spec.doc.key, keyValue },
    );
  }
}
