import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { badValue, failedToParse, typeMismatch } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { parseFilter } from '../query/filter.js';

/**
 * Parses `arrayFilters`: one filter for each identifier used in a path of the update. Throws 9 FailedToParse for a
 * filter that is not used or given twice, 2 BadValue for an identifier without a filter.
 */
export function parseArrayFilters(
  list: unknown,
  update: Doc,
): (identifier: string, element: unknown) => boolean {
  if (list !== undefined && !Array.isArray(list)) throw typeMismatch('arrayFilters must be an array');
  const filters = new Map<string, Filter>();
  for (const item of (list as unknown[] | undefined) ?? []) {
    if (!isObject(item)) throw typeMismatch('Each array filter must be an object');
    const names = new Set(identifiersOf(item));
    const [name] = names;
    if (name === undefined)
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
    if (names.size > 1)
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`,
      );
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    if (filters.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    filters.set(name, parseFilter(item));
  }
  requireMatch(filters, update);
  return (identifier, element) => filters.get(identifier)!.test({ [identifier]: element }, {});
}

function identifiersOf(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (!key.startsWith('$')) return [key.split('.')[0]!];
    return Array.isArray(value) ? value.flatMap((item) => (isObject(item) ? identifiersOf(item) : [])) : [];
  });
}

function requireMatch(filters: Map<string, Filter>, update: Doc): void {
  const used = new Set<string>();
  for (const operands of Object.values(update)) {
    if (!isObject(operands)) continue;
    for (const path of Object.keys(operands)) {
      for (const [, name] of path.matchAll(/\$\[([^\]]+)\]/g)) {
        if (!filters.has(name!))
          throw badValue(`No array filter found for identifier '${name}' in path '${path}'`);
        used.add(name!);
      }
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  }
}
