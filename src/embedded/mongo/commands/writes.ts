import { ObjectId } from 'bson';
import type { Variables } from '../aggregate/expression.js';
import { encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isObject, toNumber, truthy } from '../bson/types.js';
import { MongoError, failedToParse, typeMismatch } from '../errors.js';
import type { MatchState } from '../query/filter.js';
import { parseFilter } from '../query/filter.js';
import { select } from '../query/select.js';
import { compileSort } from '../query/sort.js';
import type { Collection } from '../storage/collection.js';
import type { StoredRecord } from '../storage/collection-index.js';
import { parseUpdate } from '../update/update.js';
import { upsertDocument } from '../update/upsert.js';
import type { Commands, Context } from './context.js';
import { collationOf, namespaceOf, requireField, requireFields, variablesOf } from './context.js';

const MOST_WRITES = 100_000;

/** What one write statement did. */
export interface WriteResult {
  n: number;
  nModified: number;
  /** The `_id` of the document that an upsert inserted. */
  upserted?: { _id: unknown };
}

/** One update statement, of `update` or of `bulkWrite`. */
export interface UpdateStatement {
  filter: unknown;
  update: unknown;
  multi: boolean;
  upsert: boolean;
  options: Doc;
  variables: Variables;
}

export function runInsert(context: Context, namespace: string, doc: unknown): WriteResult {
  if (!isObject(doc)) throw typeMismatch("BSON field 'insert.documents' must be an array of objects");
  context.catalog.obtain(namespace).insert(doc);
  return { n: 1, nModified: 0 };
}

/** Runs one update statement; an upsert into a collection that is not there makes it. */
export function runUpdate(context: Context, namespace: string, statement: UpdateStatement): WriteResult {
  const { filter, multi, upsert, options, variables } = statement;
  const known = context.catalog.get(namespace);
  const collation = collationOf(options.collation, known);
  const parsed = parseFilter(filter, { collation, variables });
  const constants =
    options.constants === undefined ? variables : { ...variables, ...variablesOf(options.constants) };
  const update = parseUpdate(statement.update, {
    arrayFilters: options.arrayFilters,
    collation,
    variables: constants,
  });
  if (multi && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  if (multi && options.sort !== undefined) throw failedToParse('Cannot specify sort with multi=true');
  const sort = options.sort === undefined ? undefined : compileSort(options.sort);
  const matches = known
    ? select({ collection: known, filter: parsed, sort, collation, hint: options.hint, limit: multi ? 0 : 1 })
        .matches
    : [];
  if (matches.length === 0 && upsert) {
    const { doc } = context.catalog.obtain(namespace).insert(withId(upsertDocument(parsed, update)));
    return { n: 1, nModified: 0, upserted: { _id: doc._id } };
  }
  let nModified = 0;
  for (const { record, state } of matches) if (applyTo(known!, record, update, state)) nModified += 1;
  return { n: matches.length, nModified };
}

/** Whether the update changed the record. */
function applyTo(
  collection: Collection,
  record: StoredRecord,
  update: ReturnType<typeof parseUpdate>,
  state: MatchState,
): boolean {
  const after = update.apply(record.doc, state, false);
  const bytes = encode(after);
  if (bytes.equals(encode(record.doc))) return false;
  collection.replace(record, after, bytes);
  return true;
}

const withId = (doc: Doc): Doc => (Object.hasOwn(doc, '_id') ? doc : { _id: new ObjectId(), ...doc });

export function runDelete(
  context: Context,
  namespace: string,
  filter: unknown,
  multi: boolean,
  options: Doc,
  variables: Variables,
): WriteResult {
  const collection = context.catalog.get(namespace);
  const collation = collationOf(options.collation, collection);
  const parsed = parseFilter(filter, { collation, variables });
  if (!collection) return { n: 0, nModified: 0 };
  const { matches } = select({
    collection,
    filter: parsed,
    collation,
    hint: options.hint,
    limit: multi ? 0 : 1,
  });
  for (const { record } of matches) collection.remove(record);
  return { n: matches.length, nModified: 0 };
}

/** A failed statement as an element of `writeErrors`. Anything but a MongoError is a fault of the engine and goes on. */
export function writeError(error: unknown, index: number): Doc {
  if (!(error instanceof MongoError)) throw error;
  return { index, code: error.code, ...error.extra, errmsg: error.message };
}

/** Runs the statements of a batch in order; an error ends it when `ordered`, and is collected otherwise. */
function runBatch(
  name: string,
  statements: unknown,
  ordered: unknown,
  run: (statement: unknown, index: number) => WriteResult,
): Doc {
  if (!Array.isArray(statements))
    throw new MongoError(40414, `BSON field '${name}' is missing but a required field`);
  if (statements.length === 0 || statements.length > MOST_WRITES) {
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MOST_WRITES}. Got ${statements.length} operations.`,
    );
  }
  let [n, nModified] = [0, 0];
  const upserted: Doc[] = [];
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const result = run(statement, index);
      n += result.n;
      nModified += result.nModified;
      if (result.upserted) upserted.push({ index, _id: result.upserted._id });
    } catch (error) {
      writeErrors.push(writeError(error, index));
      if (ordered === undefined || truthy(ordered)) break;
    }
  }
  return { n, nModified, upserted, writeErrors };
}

const unlessEmpty = (key: string, list: unknown) => ((list as unknown[]).length > 0 ? { [key]: list } : {});

const UPDATE_FIELDS = [
  'q',
  'u',
  'c',
  'upsert',
  'multi',
  'collation',
  'arrayFilters',
  'hint',
  'sort',
  'upsertSupplied',
  'sampleId',
];
const DELETE_FIELDS = ['q', 'limit', 'collation', 'hint', 'sampleId'];

export const writeCommands: Commands = {
  insert: {
    fields: 'documents ordered bypassDocumentValidation bypassEmptyTsReplacement maxTimeMS',
    run(command, context) {
      const namespace = namespaceOf(command, 'insert', context);
      const { n, writeErrors } = runBatch('insert.documents', command.documents, command.ordered, (doc) =>
        runInsert(context, namespace, doc),
      );
      return { n, ...unlessEmpty('writeErrors', writeErrors) };
    },
  },
  update: {
    fields: 'updates ordered bypassDocumentValidation bypassEmptyTsReplacement let maxTimeMS',
    run(command, context) {
      const namespace = namespaceOf(command, 'update', context);
      const variables = variablesOf(command.let);
      for (const statement of (command.updates as unknown[] | undefined) ?? [])
        requireFields('update.updates', statement, UPDATE_FIELDS);
      const result = runBatch('update.updates', command.updates, command.ordered, (statement) => {
        const { q, u, c, upsert, multi, ...options } = statement as Doc;
        return runUpdate(context, namespace, {
          filter: q,
          update: u,
          upsert: truthy(upsert),
          multi: truthy(multi),
          options: { ...options, constants: c },
          variables,
        });
      });
      const { n, nModified, upserted, writeErrors } = result;
      return {
        n,
        nModified,
        ...unlessEmpty('upserted', upserted),
        ...unlessEmpty('writeErrors', writeErrors),
      };
    },
  },
  delete: {
    fields: 'deletes ordered let maxTimeMS',
    run(command, context) {
      const namespace = namespaceOf(command, 'delete', context);
      const variables = variablesOf(command.let);
      for (const statement of (command.deletes as unknown[] | undefined) ?? [])
        requireFields('delete.deletes', statement, DELETE_FIELDS);
      const { n, writeErrors } = runBatch('delete.deletes', command.deletes, command.ordered, (statement) => {
        const { q, ...options } = statement as Doc;
        const limit = toNumber(requireField('delete.deletes', options, 'limit'));
        if (limit !== 0 && limit !== 1)
          throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
        return runDelete(context, namespace, q, limit === 0, options, variables);
      });
      return { n, ...unlessEmpty('writeErrors', writeErrors) };
    },
  },
};
