import { Long } from 'bson';
import { rootScope } from '../aggregate/expression.js';
import { binaryOrder, compare, identity } from '../bson/compare.js';
import { lookup } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isNumber, toNumber, truthy, typeOf } from '../bson/types.js';
import { badValue, notImplemented, typeMismatch } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import { compileProjection } from '../query/projection.js';
import type { Selection } from '../query/select.js';
import { select } from '../query/select.js';
import { compileSort } from '../query/sort.js';
import type { Commands, Context } from './context.js';
import { collationOf, namespaceOf, variablesOf } from './context.js';

const EMPTY: Selection = {
  matches: [],
  plan: { stage: 'COLLSCAN', reverse: false, sorted: true },
  counters: { keysExamined: 0, docsExamined: 0 },
};

/** The selection that a find, count or distinct command makes; `filter` is `query` in the older two. */
export function selectFor(command: Doc, context: Context, namespace: string): Selection {
  const collection = context.catalog.get(namespace);
  const collation = collationOf(command.collation, collection);
  const filter = parseFilter(command.filter ?? command.query ?? {}, {
    collation,
    variables: variablesOf(command.let),
  });
  const sort = command.sort === undefined || command.sort === null ? undefined : compileSort(command.sort);
  const skip = wholeNumber('skip', command.skip);
  const limit = Math.abs(wholeNumber('limit', command.limit));
  if (!collection) return EMPTY;
  return select({
    collection,
    filter,
    sort: sort && sort.keys.length > 0 ? sort : undefined,
    collation,
    hint: command.hint,
    skip,
    limit,
  });
}

function wholeNumber(name: string, value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (!isNumber(value))
    throw typeMismatch(
      `BSON field '${name}' is the wrong type '${typeOf(value)}', expected types '[long, int, decimal, double]'`,
    );
  if (name === 'skip' && toNumber(value) < 0)
    throw badValue(`BSON field 'skip' value must be >= 0, actual value '${toNumber(value)}'`);
  return Math.trunc(toNumber(value));
}

function find(command: Doc, context: Context): Buffer {
  for (const option of ['min', 'max', 'returnKey', 'showRecordId'])
    if (truthy(command[option])) throw notImplemented(`find with ${option}`);
  if (truthy(command.tailable))
    throw badValue('error processing query: tailable cursor requested on non capped collection');
  const namespace = namespaceOf(command, 'find', context);
  if (isNumber(command.limit) && toNumber(command.limit) < 0)
    throw badValue("BSON field 'limit' value must be >= 0");
  const collation = collationOf(command.collation, context.catalog.get(namespace));
  const variables = variablesOf(command.let);
  const project =
    command.projection === undefined ? undefined : compileProjection(command.projection, true, collation);
  const { matches } = selectFor(command, context, namespace);
  // The documents are fixed now: a record may get another one before the cursor comes to it.
  const found = matches.map(({ record, state }) => ({ doc: record.doc, state }));
  function* results() {
    for (const { doc, state } of found)
      yield project ? project(doc, rootScope(doc, variables, collation), state) : doc;
  }
  return context.cursors.first(namespace, results(), {
    batchSize: command.batchSize,
    singleBatch: truthy(command.singleBatch),
  });
}

function distinct(command: Doc, context: Context): Doc {
  const namespace = namespaceOf(command, 'distinct', context);
  if (typeof command.key !== 'string')
    throw typeMismatch("BSON field 'distinct.key' is the wrong type, expected type 'string'");
  const strings = collationOf(command.collation, context.catalog.get(namespace))?.order;
  const values = new Map<string, unknown>();
  const parts = command.key.split('.');
  for (const { record } of selectFor(command, context, namespace).matches) {
    lookup(record.doc, parts, ({ value }) => {
      for (const item of Array.isArray(value) ? value : [value])
        if (item !== undefined) values.set(identity(item), values.get(identity(item)) ?? item);
      return false;
    });
  }
  const sorted = [...values.values()].sort((a, b) => compare(a, b, strings ?? binaryOrder));
  return {
    values: strings
      ? sorted.filter((value, i) => i === 0 || compare(value, sorted[i - 1], strings) !== 0)
      : sorted,
  };
}

export const readCommands: Commands = {
  find: {
    fields:
      'filter projection sort hint skip limit batchSize singleBatch max min returnKey showRecordId tailable oplogReplay noCursorTimeout awaitData allowPartialResults collation allowDiskUse let maxTimeMS',
    run: find,
  },
  count: {
    fields: 'query limit skip hint collation fields maxTimeMS',
    run: (command, context) => ({
      n: selectFor(command, context, namespaceOf(command, 'count', context)).matches.length,
    }),
  },
  distinct: { fields: 'key query collation hint maxTimeMS', run: distinct },
  getMore: {
    fields: 'collection batchSize maxTimeMS',
    run(command, context) {
      if (!Long.isLong(command.getMore))
        throw typeMismatch("BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
      return context.cursors.next(
        command.getMore as Long,
        namespaceOf(command, 'collection', context),
        command.batchSize,
      );
    },
  },
  killCursors: {
    fields: 'cursors',
    run(command, context) {
      if (!Array.isArray(command.cursors))
        throw typeMismatch("BSON field 'killCursors.cursors' is the wrong type, expected type 'array'");
      const killed = command.cursors.filter((id) => context.cursors.kill(id as Long));
      const rest = command.cursors.filter((id) => !killed.includes(id));
      return { cursorsKilled: killed, cursorsNotFound: rest, cursorsAlive: [], cursorsUnknown: [] };
    },
  },
};
