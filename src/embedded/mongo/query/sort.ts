import type { Collation } from '../bson/collation.js';
import { binaryOrder, compare } from '../bson/compare.js';
import { lookup } from '../bson/paths.js';
import { isNumber, isObject, toNumber } from '../bson/types.js';
import { MongoError, badValue } from '../errors.js';

export interface Sort {
  /** Path and direction of each key. */
  keys: [string, 1 | -1][];
  /** A sorted copy; equal documents keep their order. */
  sort<T>(docs: readonly T[], collation?: Collation, read?: (doc: T) => unknown): T[];
}

/** Parses a sort specification; throws 15975 and the like for what is no direction. */
export function compileSort(spec: unknown): Sort {
  if (!isObject(spec)) throw new MongoError(14, 'Expected sort to be of type object');
  const keys = Object.entries(spec).map(([path, value]): [string, 1 | -1] => {
    if (isObject(value)) throw badValue('$meta sorts are not supported: there is no text search');
    const direction = toNumber(value);
    if (!isNumber(value) || (direction !== 1 && direction !== -1))
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (path === '' || path.split('.').includes(''))
      throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (path.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$': ${path}`);
    return [path, direction];
  });
  const parts = keys.map(([path]) => path.split('.'));
  return {
    keys,
    sort(docs, collation, read = (doc) => doc) {
      const order = collation?.order ?? binaryOrder;
      const entries = docs.map((doc) => ({
        doc,
        values: keys.map(([, direction], i) => sortValue(read(doc), parts[i]!, direction, order)),
      }));
      entries.sort((a, b) => {
        for (let i = 0; i < keys.length; i += 1) {
          const result = compare(a.values[i], b.values[i], order);
          if (result !== 0) return result * keys[i]![1];
        }
        return 0;
      });
      return entries.map((entry) => entry.doc);
    },
  };
}

/** What a document sorts by: of an array its least element ascending, its greatest descending; missing as null. */
function sortValue(doc: unknown, parts: string[], direction: 1 | -1, order: typeof binaryOrder): unknown {
  let best: unknown;
  let any = false;
  const offer = (value: unknown) => {
    if (!any || compare(value, best, order) * direction < 0) best = value;
    any = true;
  };
  lookup(doc, parts, ({ value }) => {
    if (!Array.isArray(value)) offer(value ?? null);
    else if (value.length === 0) offer(undefined);
    else value.forEach(offer);
    return false;
  });
  return any ? best : parts.length > 1 ? undefined : null;
}
