import { parseCollation } from '../bson/collation.js';
import type { Doc } from '../bson/types.js';
import { MongoError } from '../errors.js';
import type { ChangeSink } from './collection.js';
import { Collection } from './collection.js';
import type { IndexSpec } from './index-spec.js';
import { parseIndexSpec } from './index-spec.js';

/** Where the catalog's own changes go besides those of documents. */
export interface CatalogSink extends ChangeSink {
  create(namespace: string, options: Doc): void;
  drop(namespace: string): void;
  rename(from: string, to: string): void;
  createIndex(namespace: string, spec: Doc): void;
  dropIndex(namespace: string, name: string): void;
}

/** All collections by namespace (`database.collection`). A database exists while it has a collection. */
export class Catalog {
  readonly collections = new Map<string, Collection>();

  constructor(private readonly sink?: CatalogSink) {}

  get(namespace: string): Collection | undefined {
    return this.collections.get(namespace);
  }

  /** The collection, made when it is not there; throws 73 for a name that is none. */
  obtain(namespace: string, options: Doc = {}): Collection {
    const known = this.collections.get(namespace);
    if (known) return known;
    requireName(namespace);
    const made = new Collection(namespace, options, parseCollation(options.collation), this.sink);
    this.collections.set(namespace, made);
    this.sink?.create(namespace, options);
    return made;
  }

  /** Puts back a collection as a log or snapshot has it. */
  restore(namespace: string, options: Doc, indexes: Doc[], docs: Iterable<Doc>): void {
    const collection = this.obtain(namespace, options);
    for (const doc of docs) collection.insert(doc);
    for (const spec of indexes) collection.createIndex(parseIndexSpec(spec));
  }

  drop(namespace: string): boolean {
    const dropped = this.collections.delete(namespace);
    if (dropped) this.sink?.drop(namespace);
    return dropped;
  }

  /** Gives a collection another name; throws 26 when it is not there, 48 when the name is taken and not to be dropped. */
  rename(from: string, to: string, dropTarget: boolean): void {
    const collection = this.collections.get(from);
    if (!collection) throw new MongoError(26, `Source collection ${from} does not exist`);
    requireName(to);
    if (this.collections.has(to) && !dropTarget) throw new MongoError(48, 'target namespace exists');
    this.drop(to);
    this.collections.delete(from);
    collection.namespace = to;
    this.collections.set(to, collection);
    this.sink?.rename(from, to);
  }

  createIndex(collection: Collection, spec: IndexSpec): boolean {
    const made = collection.createIndex(spec);
    if (made) this.sink?.createIndex(collection.namespace, spec.doc);
    return made;
  }

  dropIndex(collection: Collection, name: string): void {
    collection.indexes.delete(name);
    this.sink?.dropIndex(collection.namespace, name);
  }

  /** The collections of a database. */
  of(database: string): Collection[] {
    return [...this.collections.values()].filter(({ namespace }) => databaseOf(namespace) === database);
  }

  databases(): string[] {
    return [...new Set([...this.collections.keys()].map(databaseOf))].sort();
  }
}

export const databaseOf = (namespace: string) => namespace.slice(0, namespace.indexOf('.'));

export const nameOf = (namespace: string) => namespace.slice(namespace.indexOf('.') + 1);

function requireName(namespace: string): void {
  const [database, name] = [databaseOf(namespace), nameOf(namespace)];
  const valid =
    database !== '' &&
    !/[/\\. "$*<>:|?\0]/.test(database) &&
    name !== '' &&
    !/^\.|\.$|\$|\0/.test(name) &&
    Buffer.byteLength(namespace) <= 255;
  if (!valid) throw new MongoError(73, `Invalid namespace specified '${namespace}'`);
  if (name.startsWith('system.')) throw new MongoError(73, `Invalid system namespace: ${namespace}`);
}
