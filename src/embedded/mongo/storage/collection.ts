import { ObjectId } from 'bson';
import type { Collation } from '../bson/collation.js';
import { MAX_DOCUMENT_BYTES, encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isObject, typeOf } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { Index } from './collection-index.js';
import type { StoredRecord } from './collection-index.js';
import type { IndexSpec } from './index-spec.js';
import { parseIndexSpec, sameIndex } from './index-spec.js';

/** What a collection tells of each change, for the log. */
export interface ChangeSink {
  /** `bytes` is the document as BSON. */
  put(namespace: string, bytes: Buffer): void;
  delete(namespace: string, id: unknown): void;
}

/** Documents in order of insertion, and their indexes. Every change is checked as a whole before any of it is made. */
export class Collection {
  readonly records = new Map<number, StoredRecord>();
  readonly indexes = new Map<string, Index>();
  readonly uuid = new ObjectId();
  private lastId = 0;

  constructor(
    public namespace: string,
    readonly options: Doc = {},
    readonly collation?: Collation,
    private readonly sink?: ChangeSink,
  ) {
    this.addIndex(parseIndexSpec({ key: { _id: 1 }, name: '_id_' }, collation));
  }

  /** Adds a document, with an `_id` first; throws 11000, 171, 10334 or what is wrong with the `_id`. */
  insert(doc: Doc): StoredRecord {
    const complete = this.withId(doc);
    const bytes = requireStorable(complete);
    const record: StoredRecord = { id: (this.lastId += 1), doc: complete };
    const changes = this.prepare(complete, undefined);
    for (const { index, keys, multikey } of changes) {
      index.add(keys, record);
      index.multikey ||= multikey;
    }
    this.records.set(record.id, record);
    this.sink?.put(this.namespace, bytes);
    return record;
  }

  /** Puts another document in the place of a record's; the `_id` has been checked to be the same. */
  replace(record: StoredRecord, doc: Doc, encoded?: Buffer): void {
    const bytes = requireStorable(doc, encoded);
    const changes = this.prepare(doc, record);
    for (const { index, keys, multikey } of changes) {
      const before = index.keysOf(record.doc).keys;
      if (index.sameKeys(before, keys)) continue;
      index.remove(before, record);
      index.add(keys, record);
      index.multikey ||= multikey;
    }
    record.doc = doc;
    this.sink?.put(this.namespace, bytes);
  }

  remove(record: StoredRecord): void {
    for (const index of this.indexes.values()) index.remove(index.keysOf(record.doc).keys, record);
    this.records.delete(record.id);
    this.sink?.delete(this.namespace, record.doc._id);
  }

  /**
   * Builds an index over what is there; false when it exists already. Throws 85 and 86 for a clash with another
   * definition, 11000 when the documents are not unique under it.
   */
  createIndex(spec: IndexSpec): boolean {
    const named = this.indexes.get(spec.name);
    if (named) {
      if (sameIndex(named.spec, spec)) return false;
      if (sameIndex(named.spec, spec, false))
        throw new MongoError(
          85,
          `An equivalent index already exists with the same name but different options. Requested index: ${spec.name}`,
        );
      throw new MongoError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${spec.name}`,
      );
    }
    for (const other of this.indexes.values()) {
      if (sameIndex(other.spec, spec, false))
        throw new MongoError(85, `Index already exists with a different name: ${other.spec.name}`);
    }
    this.addIndex(spec);
    return true;
  }

  private addIndex(spec: IndexSpec): void {
    const index = new Index(spec);
    for (const record of this.records.values()) {
      const { keys, multikey } = index.keysOf(record.doc);
      index.requireUnique(keys, record, this.namespace);
      index.add(keys, record);
      index.multikey ||= multikey;
    }
    this.indexes.set(spec.name, index);
  }

  private prepare(
    doc: Doc,
    self: StoredRecord | undefined,
  ): { index: Index; keys: unknown[][]; multikey: boolean }[] {
    return [...this.indexes.values()].map((index) => {
      const { keys, multikey } = index.keysOf(doc);
      index.requireUnique(keys, self, this.namespace);
      return { index, keys, multikey };
    });
  }

  private withId(doc: Doc): Doc {
    if (!Object.hasOwn(doc, '_id')) return { _id: new ObjectId(), ...doc };
    requireId(doc._id);
    if (Object.keys(doc)[0] === '_id') return doc;
    const { _id, ...rest } = doc;
    return { _id, ...rest };
  }
}

/** Throws 53 InvalidIdField for arrays, regular expressions and undefined, 52 for a document with `$` keys. */
export function requireId(id: unknown): void {
  const type = typeOf(id);
  if (type === 'array' || type === 'regex' || type === 'undefined')
    throw new MongoError(53, `The '_id' value cannot be of type ${type}`);
  if (isObject(id)) {
    for (const key of Object.keys(id)) {
      if (key.startsWith('$'))
        throw new MongoError(
          52,
          `_id fields may not contain '$'-prefixed fields: ${key} is not valid for storage.`,
        );
    }
  }
}

/** The document as BSON; throws 10334 when that is too large. */
function requireStorable(doc: Doc, bytes = encode(doc)): Buffer {
  const size = bytes.length;
  if (size > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      10334,
      `BSONObj size: ${size} (0x${size.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
  }
  return bytes;
}
