import { Int32, Long } from 'bson';
import type { Environment } from '../aggregate/pipeline.js';
import { compilePipeline, runPipeline } from '../aggregate/pipeline.js';
import { encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isObject, toNumber } from '../bson/types.js';
import { MongoError, badValue, failedToParse, typeMismatch } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import type { Selection } from '../query/select.js';
import { select } from '../query/select.js';
import { compileSort } from '../query/sort.js';
import type { Collection } from '../storage/collection.js';
import type { Commands, Context } from './context.js';
import { collationOf, requireFields, variablesOf } from './context.js';
import { explainSelection } from './explain-plan.js';
import { writeOut } from './write-out.js';

const SOURCES = [
  '$collStats',
  '$indexStats',
  '$documents',
  '$currentOp',
  '$listLocalSessions',
  '$changeStream',
];

function aggregate(command: Doc, context: Context): Buffer | Doc {
  if (!isObject(command.cursor) && command.explain !== true) {
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  }
  if (command.cursor !== undefined) requireFields('aggregate.cursor', command.cursor, ['batchSize']);
  const whole = typeof command.aggregate !== 'string';
  if (whole && toNumber(command.aggregate) !== 1)
    throw badValue("Invalid command format: the 'aggregate' field must specify a collection name or 1");
  const namespace = `${context.database}.${whole ? '$cmd.aggregate' : String(command.aggregate)}`;
  const collection = context.catalog.get(namespace);
  const collation = collationOf(command.collation, collection);
  const pipeline = command.pipeline;
  if (!Array.isArray(pipeline))
    throw typeMismatch("BSON field 'aggregate.pipeline' is the wrong type, expected type 'array'");
  const stages = compilePipeline(pipeline);
  const first = stages[0]?.name ?? '';
  if (whole && !SOURCES.includes(first))
    throw new MongoError(73, `{aggregate: 1} is not valid for '${first}'; a collection is required.`);
  const environment: Environment = {
    variables: variablesOf(command.let),
    collation,
    read: (name) =>
      [...(context.catalog.get(`${context.database}.${name}`)?.records.values() ?? [])].map(({ doc }) => doc),
    write: (stage, spec, docs) => writeOut(context, stage, spec, docs),
    source: (stage, spec) => sourceDocuments(stage, spec, namespace, collection, command.lsid),
  };
  const { selection, rest } = leading(pipeline, collection, environment, command.hint);
  if (command.explain === true)
    return explainSelection(
      namespace,
      selection,
      rest.map((at) => Object.keys(pipeline[at] as Doc)[0]!),
    );
  const docs = runPipeline(
    rest.map((at) => stages[at]!),
    selection?.matches.map(({ record }) => record.doc) ?? [],
    environment,
  );
  return context.cursors.first(namespace, docs, { batchSize: (command.cursor as Doc).batchSize });
}

/** Leading `$match`, `$sort` and `$limit` run as a query, so that indexes serve them; `rest` are the other stages' places. */
function leading(
  pipeline: unknown[],
  collection: Collection | undefined,
  environment: Environment,
  hint: unknown,
): { selection?: Selection; rest: number[] } {
  const stage = (at: number, name: string) =>
    isObject(pipeline[at]) && name in (pipeline[at] as Doc) ? (pipeline[at] as Doc)[name] : undefined;
  let at = 0;
  const match = stage(at, '$match');
  if (match !== undefined) at += 1;
  const sort = stage(at, '$sort');
  if (sort !== undefined) at += 1;
  const limit = stage(at, '$limit');
  if (limit !== undefined) at += 1;
  const rest = pipeline.map((_, i) => i).slice(at);
  const filter = parseFilter(match ?? {}, environment);
  if (!collection) return { rest };
  const { collation } = environment;
  return {
    selection: select({
      collection,
      filter,
      sort: sort === undefined ? undefined : compileSort(sort),
      collation,
      hint,
      limit: limit === undefined ? 0 : toNumber(limit),
    }),
    rest,
  };
}

function sourceDocuments(
  stage: string,
  spec: unknown,
  namespace: string,
  collection: Collection | undefined,
  session: unknown,
): Doc[] {
  if (stage === '$currentOp') return [];
  if (stage === '$listLocalSessions') return isObject(session) ? [{ _id: session, lastUse: new Date() }] : [];
  if (stage === '$indexStats') {
    return [...(collection?.indexes.values() ?? [])].map(({ spec: { name, doc } }) => ({
      name,
      key: doc.key,
      spec: doc,
    }));
  }
  if (!collection)
    throw new MongoError(26, `Unable to retrieve collStats: Collection [${namespace}] not found.`);
  const wanted = isObject(spec) ? spec : {};
  return [
    {
      ns: namespace,
      ...('count' in wanted ? { count: new Int32(collection.records.size) } : {}),
      ...('storageStats' in wanted ? { storageStats: storageStats(collection) } : {}),
    },
  ];
}

/** Sizes of a collection in bytes, as `collStats` and `$collStats` give them. */
export function storageStats(collection: Collection): Doc {
  let size = 0;
  for (const { doc } of collection.records.values()) size += encode(doc).length;
  const count = collection.records.size;
  return {
    size: Long.fromNumber(size),
    count: new Int32(count),
    ...(count > 0 ? { avgObjSize: new Int32(Math.round(size / count)) } : {}),
    storageSize: Long.fromNumber(size),
    nindexes: new Int32(collection.indexes.size),
    capped: false,
  };
}

export const aggregateCommands: Commands = {
  aggregate: {
    fields: 'pipeline cursor explain allowDiskUse bypassDocumentValidation collation hint let maxTimeMS',
    run: aggregate,
  },
};
