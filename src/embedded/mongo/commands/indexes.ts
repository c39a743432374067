import { encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, toNumber } from '../bson/types.js';
import { MongoError, badValue, notImplemented, typeMismatch } from '../errors.js';
import type { Collection } from '../storage/collection.js';
import { parseIndexSpec } from '../storage/index-spec.js';
import type { Commands, Context } from './context.js';
import { namespaceOf } from './context.js';

function createIndexes(command: Doc, context: Context): Doc {
  const namespace = namespaceOf(command, 'createIndexes', context);
  const known = context.catalog.get(namespace);
  if (!Array.isArray(command.indexes))
    throw typeMismatch("BSON field 'createIndexes.indexes' is the wrong type, expected type 'array'");
  if (command.indexes.length === 0) throw badValue('Must specify at least one index to create');
  const specs = command.indexes.map((spec) => parseIndexSpec(spec, known?.collation));
  const collection = context.catalog.obtain(namespace);
  const before = collection.indexes.size;
  for (const spec of specs) context.catalog.createIndex(collection, spec);
  const after = collection.indexes.size;
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: !known,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
  };
}

function existing(command: Doc, name: string, context: Context): Collection {
  const namespace = namespaceOf(command, name, context);
  const collection = context.catalog.get(namespace);
  if (!collection)
    throw new MongoError(
      26,
      name === 'listIndexes' ? `ns does not exist: ${namespace}` : `ns not found ${namespace}`,
    );
  return collection;
}

function dropIndexes(command: Doc, context: Context): Doc {
  const collection = existing(command, 'dropIndexes' in command ? 'dropIndexes' : 'deleteIndexes', context);
  const before = collection.indexes.size;
  const wanted = Array.isArray(command.index) ? command.index : [command.index];
  if (wanted.length === 1 && wanted[0] === '*') {
    for (const name of [...collection.indexes.keys()])
      if (name !== '_id_') context.catalog.dropIndex(collection, name);
    return { nIndexesWas: before, msg: 'non-_id indexes dropped for collection' };
  }
  const names = wanted.map((one) => nameOf(collection, one));
  for (const name of names) context.catalog.dropIndex(collection, name);
  return { nIndexesWas: before };
}

function nameOf(collection: Collection, wanted: unknown): string {
  const found = [...collection.indexes.values()].find(({ spec }) =>
    typeof wanted === 'string'
      ? spec.name === wanted
      : isObject(wanted) && encode(wanted).equals(encode(spec.doc.key as Doc)),
  );
  if (!found)
    throw new MongoError(
      27,
      typeof wanted === 'string' ? `index not found with name [${wanted}]` : "can't find index with key",
    );
  if (found.spec.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
  return found.spec.name;
}

/** `collMod` for the one thing that is asked of it: another time to live. */
function collMod(command: Doc, context: Context): Doc {
  const collection = existing(command, 'collMod', context);
  const { index } = command;
  if (!isObject(index) || !isNumber(index.expireAfterSeconds))
    throw notImplemented('collMod of anything but expireAfterSeconds of an index');
  const name = nameOf(collection, index.name ?? index.keyPattern);
  const { doc } = collection.indexes.get(name)!.spec;
  const changed = parseIndexSpec({ ...doc, expireAfterSeconds: index.expireAfterSeconds });
  context.catalog.dropIndex(collection, name);
  context.catalog.createIndex(collection, changed);
  return {
    ...('expireAfterSeconds' in doc ? { expireAfterSeconds_old: toNumber(doc.expireAfterSeconds) } : {}),
    expireAfterSeconds_new: index.expireAfterSeconds,
  };
}

export const indexCommands: Commands = {
  createIndexes: { fields: 'indexes commitQuorum ignoreUnknownIndexOptions', run: createIndexes },
  dropIndexes: { fields: 'index', run: dropIndexes },
  deleteIndexes: { fields: 'index', run: dropIndexes },
  collMod: { fields: 'index', run: collMod },
  listIndexes: {
    fields: 'cursor',
    run(command, context) {
      const collection = existing(command, 'listIndexes', context);
      const docs = [...collection.indexes.values()].map(({ spec }) => spec.doc);
      return context.cursors.first(collection.namespace, docs, {
        batchSize: ((command.cursor ?? {}) as Doc).batchSize,
      });
    },
  },
};
