import { describe } from '../bson/describe.js';
import type { Doc } from '../bson/types.js';
import { clone } from '../bson/types.js';
import { MongoError } from '../errors.js';
import type { Filter } from '../query/filter.js';
import type { Update } from './update.js';
import { changeAt } from './walk.js';

/**
 * The document that an upsert inserts: the equalities of the filter, then the update. A replacement takes only the
 * `_id` from the filter. Throws 54 NotSingleValueField when a field would have two values.
 */
export function upsertDocument(filter: Filter, update: Update): Doc {
  const seed: Doc = {};
  const seen = new Set<string>();
  for (const [path, value] of equalities(filter)) {
    if (update.kind === 'replacement' && path !== '_id') continue;
    if (seen.has(path))
      throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    seen.add(path);
    changeAt(seed, path, { creates: true, apply: () => clone(value) }, { selects: () => false });
  }
  const { _id: seedId } = seed;
  const result = update.apply(seed, {}, true);
  if (seedId !== undefined && result._id !== seedId && describe(seedId) !== describe(result._id)) {
    throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  return result;
}

function equalities(filter: Filter): [string, unknown][] {
  if (filter.kind === 'and') return filter.filters.flatMap(equalities);
  if (filter.kind === 'or' && filter.filters.length === 1) return equalities(filter.filters[0]!);
  if (filter.kind === 'field' && filter.predicate.operator === '$eq')
    return [[filter.path, filter.predicate.operand]];
  return [];
}
