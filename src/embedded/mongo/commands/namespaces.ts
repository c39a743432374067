import { Long } from 'bson';
import type { Doc } from '../bson/types.js';
import { truthy } from '../bson/types.js';
import { encode } from '../bson/codec.js';
import { MongoError, notImplemented, typeMismatch } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import { nameOf } from '../storage/catalog.js';
import { storageStats } from './aggregate.js';
import type { Commands, Context } from './context.js';
import { namespaceOf } from './context.js';

const REFUSED = [
  'capped',
  'size',
  'max',
  'viewOn',
  'pipeline',
  'timeseries',
  'clusteredIndex',
  'expireAfterSeconds',
  'encryptedFields',
  'changeStreamPreAndPostImages',
];

function create(command: Doc, context: Context): Doc {
  const namespace = namespaceOf(command, 'create', context);
  for (const option of REFUSED) if (truthy(command[option])) throw notImplemented(`create with ${option}`);
  for (const option of ['validator', 'validationLevel', 'validationAction']) {
    if (option in command && Object.keys((command.validator as Doc | undefined) ?? {}).length > 0)
      throw notImplemented(`create with ${option}`);
  }
  const options = command.collation === undefined ? {} : { collation: command.collation };
  const known = context.catalog.get(namespace);
  if (known && !encode(known.options).equals(encode(options)))
    throw new MongoError(48, `namespace ${namespace} already exists, but with different options`);
  context.catalog.obtain(namespace, options);
  return {};
}

function listCollections(command: Doc, context: Context): Buffer {
  const filter = parseFilter(command.filter ?? {});
  const docs = context.catalog.of(context.database).map(({ namespace, options, indexes, uuid }) => ({
    name: nameOf(namespace),
    type: 'collection',
    ...(truthy(command.nameOnly)
      ? {}
      : { options, info: { readOnly: false, uuid }, idIndex: indexes.get('_id_')!.spec.doc }),
  }));
  const { batchSize } = (command.cursor ?? {}) as Doc;
  return context.cursors.first(
    `${context.database}.$cmd.listCollections`,
    docs.filter((doc) => filter.test(doc, {})),
    { batchSize },
  );
}

function listDatabases(command: Doc, { catalog }: Context): Doc {
  const filter = parseFilter(command.filter ?? {});
  const all = catalog
    .databases()
    .map((name) => ({ name, sizeOnDisk: sizeOf(catalog.of(name)), empty: false }));
  const databases = all.filter((doc) => filter.test(doc, {}));
  if (truthy(command.nameOnly)) return { databases: databases.map(({ name }) => ({ name })) };
  return {
    databases,
    totalSize: Long.fromNumber(databases.reduce((sum, { sizeOnDisk }) => sum + sizeOnDisk.toNumber(), 0)),
  };
}

function sizeOf(collections: Parameters<typeof storageStats>[0][]): Long {
  return Long.fromNumber(
    collections.reduce((sum, collection) => sum + (storageStats(collection).size as Long).toNumber(), 0),
  );
}

export const namespaceCommands: Commands = {
  create: {
    fields: `collation validator validationLevel validationAction autoIndexId idIndex storageEngine indexOptionDefaults flags ${REFUSED.join(' ')}`,
    run: create,
  },
  drop: {
    fields: '',
    run(command, context) {
      const namespace = namespaceOf(command, 'drop', context);
      const indexes = context.catalog.get(namespace)?.indexes.size;
      return context.catalog.drop(namespace) ? { nIndexesWas: indexes, ns: namespace } : {};
    },
  },
  dropDatabase: {
    fields: '',
    run(_command, { catalog, database }) {
      const collections = catalog.of(database);
      for (const { namespace } of collections) catalog.drop(namespace);
      return collections.length > 0 ? { dropped: database } : {};
    },
  },
  renameCollection: {
    fields: 'to dropTarget',
    run(command, { catalog, database }) {
      if (database !== 'admin')
        throw new MongoError(13, 'renameCollection may only be run against the admin database.');
      if (typeof command.renameCollection !== 'string' || typeof command.to !== 'string')
        throw typeMismatch('renameCollection and to must be strings');
      if (command.renameCollection === command.to)
        throw new MongoError(20, "Can't rename a collection to itself");
      catalog.rename(command.renameCollection, command.to, truthy(command.dropTarget));
      return {};
    },
  },
  listCollections: { fields: 'filter nameOnly cursor authorizedCollections', run: listCollections },
  listDatabases: { fields: 'filter nameOnly authorizedDatabases', run: listDatabases },
  collStats: {
    fields: 'scale',
    run(command, context) {
      const namespace = namespaceOf(command, 'collStats', context);
      const collection = context.catalog.get(namespace);
      return {
        ns: namespace,
        ...(collection ? storageStats(collection) : { size: 0, count: 0, storageSize: 0, nindexes: 0 }),
      };
    },
  },
  dbStats: {
    fields: 'scale freeStorage',
    run(_command, { catalog, database }) {
      const collections = catalog.of(database);
      const objects = collections.reduce((sum, { records }) => sum + records.size, 0);
      return {
        db: database,
        collections: collections.length,
        objects,
        dataSize: sizeOf(collections),
        indexes: collections.reduce((sum, { indexes }) => sum + indexes.size, 0),
      };
    },
  },
};
