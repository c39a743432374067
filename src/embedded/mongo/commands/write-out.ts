import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { MongoError, badValue, failedToParse } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import { select } from '../query/select.js';
import { valueAt } from '../bson/paths.js';
import { parseUpdate } from '../update/update.js';
import type { Context } from './context.js';
import type { Collection } from '../storage/collection.js';

/** Puts `$out` (replace a collection) or `$merge` (into a collection) into effect. */
export function writeOut(context: Context, stage: '$out' | '$merge', spec: unknown, docs: Doc[]): void {
  if (stage === '$out') return replaceCollection(context, targetOf(context, spec), docs);
  if (typeof spec !== 'string' && !isObject(spec))
    throw new MongoError(51182, '$merge only supports a string or object argument');
  merge(context, typeof spec === 'string' ? { into: spec } : spec, docs);
}

function targetOf(context: Context, spec: unknown): string {
  if (typeof spec === 'string') return `${context.database}.${spec}`;
  if (isObject(spec) && typeof spec.coll === 'string')
    return `${typeof spec.db === 'string' ? spec.db : context.database}.${spec.coll}`;
  throw new MongoError(16990, 'the target of $out or $merge must be a string or an object with db and coll');
}

/** Fills a collection beside the target first, so that a duplicate key leaves the target as it was. */
function replaceCollection(context: Context, target: string, docs: Doc[]): void {
  const { catalog } = context;
  const known = catalog.get(target);
  const temporary = `${context.database}.tmp.agg_out.${Date.now()}`;
  const made = catalog.obtain(temporary, known?.options);
  try {
    for (const { spec } of known?.indexes.values() ?? [])
      if (spec.name !== '_id_') catalog.createIndex(made, spec);
    for (const doc of docs) made.insert(doc);
  } catch (error) {
    catalog.drop(temporary);
    throw error;
  }
  catalog.rename(temporary, target, true);
}

function merge(context: Context, spec: Doc, docs: Doc[]): void {
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec;
  const target = targetOf(context, spec.into);
  const collection = context.catalog.obtain(target);
  const on = spec.on === undefined ? ['_id'] : ([spec.on].flat() as string[]);
  requireUniqueOn(collection, on);
  for (const doc of docs) {
    const filter = Object.fromEntries(on.map((path) => [path, { $eq: valueAt(doc, path) ?? null }]));
    const match = select({ collection, filter: parseFilter(filter), limit: 1 }).matches[0]?.record;
    if (match && whenMatched === 'fail') collection.insert(doc);
    else if (match) {
      const after = merged(match.doc, doc, whenMatched);
      if (after) collection.replace(match, after);
    } else if (whenNotMatched === 'insert') collection.insert(doc);
    else if (whenNotMatched === 'fail')
      throw new MongoError(
        13113,
        '$merge could not find a matching document in the target collection for at least one document in the source collection',
      );
    else if (whenNotMatched !== 'discard')
      throw badValue(
        `Enumeration value '${String(whenNotMatched)}' for field 'whenNotMatched' is not a valid value.`,
      );
  }
}

function merged(before: Doc, doc: Doc, whenMatched: unknown): Doc | undefined {
  if (Array.isArray(whenMatched))
    return parseUpdate(whenMatched, { variables: { new: doc } }).apply(before, {}, false);
  switch (whenMatched) {
    case 'merge':
      return parseUpdate([{ $replaceWith: { $mergeObjects: ['$$ROOT', { $literal: doc }] } }]).apply(
        before,
        {},
        false,
      );
    case 'replace':
      return parseUpdate(doc).apply(before, {}, false);
    case 'keepExisting':
      return undefined;
    default:
      throw badValue(
        `Enumeration value '${String(whenMatched)}' for field 'whenMatched' is not a valid value.`,
      );
  }
}

function requireUniqueOn(collection: Collection, on: string[]): void {
  if (!on.every((path) => typeof path === 'string'))
    throw failedToParse("$merge 'on' field must be a string or an array of strings");
  const wanted = [...on].sort().join();
  const found = [...collection.indexes.values()].some(
    ({ spec }) =>
      spec.unique &&
      !spec.partial &&
      spec.key
        .map(([path]) => path)
        .sort()
        .join() === wanted,
  );
  if (!found) throw new MongoError(51183, 'Cannot find index to verify that join fields will be unique');
}
