import type { Doc } from '../bson/types.js';
import { toNumber, truthy } from '../bson/types.js';
import { MongoError, badValue, typeMismatch } from '../errors.js';
import type { Commands, Context } from './context.js';
import { requireField, requireFields, variablesOf } from './context.js';
import { runDelete, runInsert, runUpdate, writeError } from './writes.js';
import type { WriteResult } from './writes.js';
import type { Variables } from '../aggregate/expression.js';

const FIELDS: Record<string, string[]> = {
  insert: ['insert', 'document'],
  update: [
    'update',
    'filter',
    'updateMods',
    'multi',
    'upsert',
    'collation',
    'arrayFilters',
    'hint',
    'constants',
    'sort',
  ],
  delete: ['delete', 'filter', 'multi', 'collation', 'hint'],
};

/** The command behind the drivers' `client.bulkWrite`: writes to several collections in one batch. */
function bulkWrite(command: Doc, context: Context): Buffer {
  if (context.database !== 'admin')
    throw new MongoError(13, 'bulkWrite may only be run against the admin database.');
  const [ops, nsInfo] = [
    requireField('bulkWrite', command, 'ops'),
    requireField('bulkWrite', command, 'nsInfo'),
  ];
  if (!Array.isArray(ops) || !Array.isArray(nsInfo))
    throw typeMismatch("BSON field 'bulkWrite.ops' is the wrong type, expected type 'array'");
  const variables = variablesOf(command.let);
  const ordered = command.ordered === undefined || truthy(command.ordered);
  const totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const results: Doc[] = [];
  for (const [idx, op] of (ops as Doc[]).entries()) {
    const kind = Object.keys(op)[0]!;
    requireFields('bulkWrite.ops', op, FIELDS[kind] ?? []);
    try {
      const result = runOne(context, kind, op, namespaceAt(nsInfo as Doc[], op[kind]), variables);
      if (kind === 'insert') totals.nInserted += 1;
      else if (kind === 'delete') totals.nDeleted += result.n;
      else if (result.upserted) totals.nUpserted += 1;
      else totals.nMatched += result.n;
      totals.nModified += result.nModified;
      if (truthy(command.errorsOnly)) continue;
      results.push({
        ok: 1,
        idx,
        n: result.n,
        ...(kind === 'update' ? { nModified: result.nModified } : {}),
        ...(result.upserted ? { upserted: result.upserted } : {}),
      });
    } catch (error) {
      const { index: _index, ...failure } = writeError(error, idx);
      totals.nErrors += 1;
      results.push({ ok: 0, idx, ...failure, n: 0, ...(kind === 'update' ? { nModified: 0 } : {}) });
      if (ordered) break;
    }
  }
  return context.cursors.first(
    'admin.$cmd.bulkWrite',
    results,
    { batchSize: ((command.cursor ?? {}) as Doc).batchSize },
    totals,
  );
}

function namespaceAt(nsInfo: Doc[], at: unknown): string {
  const ns = nsInfo[toNumber(at)]?.ns;
  if (typeof ns !== 'string')
    throw badValue(`BulkWrite ops entry has an invalid nsInfo index: ${String(at)}`);
  return ns;
}

function runOne(
  context: Context,
  kind: string,
  op: Doc,
  namespace: string,
  variables: Variables,
): WriteResult {
  const { filter, multi, upsert, updateMods, ...options } = op;
  if (kind === 'insert') return runInsert(context, namespace, op.document);
  if (kind === 'delete') return runDelete(context, namespace, filter, truthy(multi), options, variables);
  return runUpdate(context, namespace, {
    filter,
    update: updateMods,
    multi: truthy(multi),
    upsert: truthy(upsert),
    options,
    variables,
  });
}

export const bulkWriteCommands: Commands = {
  bulkWrite: {
    fields:
      'ops nsInfo ordered errorsOnly bypassDocumentValidation bypassEmptyTsReplacement let cursor maxTimeMS',
    run: bulkWrite,
  },
};
