import { Schema, type Connection, type Model, type mongo } from 'mongoose';
import { COLLECTIONS, type Collection, type CollectionName } from './collections.js';

/** A stored document: the domain's fields (checked by zod on the way out) under the key `_id`. */
export interface Stored {
  _id: string;
  [field: string]: unknown;
}
/** Writes go to the driver's own collection, by string keys; mongoose's would take keys for ObjectIds. */
export type StoredModel = Omit<Model<Stored>, 'collection'> & {
  readonly collection: mongo.Collection<{ _id: string }>;
};

export type Models = Readonly<Record<CollectionName, StoredModel>>;

const OUTBOX_INDEXES: [Record<string, 1>, Record<string, unknown>][] = [
  [{ 'outbox.dueAt': 1 }, { partialFilterExpression: { 'outbox.dueAt': { $exists: true } } }],
  [{ 'outbox.lane': 1 }, { partialFilterExpression: { 'outbox.lane': { $exists: true } } }],
  [{ 'undeliverable.at': 1 }, { partialFilterExpression: { 'undeliverable.at': { $exists: true } } }],
];

export function defineModels(connection: Connection): Models {
  const names = Object.keys(COLLECTIONS) as CollectionName[];
  return Object.fromEntries(names.map((name) => [name, define(connection, name)])) as unknown as Models;
}

/** The zod schemas of the domain are the only schemas; mongoose adds connection, indexes and queries. */
function define(connection: Connection, name: CollectionName): StoredModel {
  const schema = new Schema<Stored>(
    { _id: String },
    { strict: false, minimize: false, versionKey: false, collection: name },
  );
  const { indexes, owes }: Collection = COLLECTIONS[name];
  for (const [keys, options] of [...indexes, ...(owes ? OUTBOX_INDEXES : [])]) {
    schema.index({ ...keys }, options);
  }
  return connection.model<Stored>(name, schema, name) as unknown as StoredModel;
}
