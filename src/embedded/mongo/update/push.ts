import type { Collation } from '../bson/collation.js';
import { compare } from '../bson/compare.js';
import { isNumber, isObject, toNumber, typeOf } from '../bson/types.js';
import { badValue } from '../errors.js';
import { compileSort } from '../query/sort.js';

/** `$push`: one value, or `$each` with `$position`, then `$sort`, then `$slice`. Throws 2 BadValue for other clauses. */
export function pushed(operand: unknown, collation?: Collation): (items: unknown[]) => unknown[] {
  if (!isObject(operand) || !('$each' in operand)) return (items) => [...items, operand];
  for (const clause of Object.keys(operand)) {
    if (!['$each', '$position', '$sort', '$slice'].includes(clause))
      throw badValue(`Unrecognized clause in $push: ${clause}`);
  }
  const { $each: each, $position, $sort, $slice } = operand;
  if (!Array.isArray(each))
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeOf(each)}`);
  const position = integer('$position', $position);
  const slice = integer('$slice', $slice);
  const sort = $sort === undefined ? undefined : sorter($sort, collation);
  return (items) => {
    const at =
      position === undefined
        ? items.length
        : position < 0
          ? Math.max(0, items.length + position)
          : Math.min(position, items.length);
    let result = [...items.slice(0, at), ...each, ...items.slice(at)];
    if (sort) result = sort(result);
    if (slice === undefined) return result;
    return slice < 0 ? result.slice(slice) : result.slice(0, slice);
  };
}

function integer(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (!isNumber(value) || !Number.isInteger(toNumber(value)))
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeOf(value)}`);
  return toNumber(value);
}

function sorter(spec: unknown, collation?: Collation): (items: unknown[]) => unknown[] {
  if (isNumber(spec)) {
    const direction = toNumber(spec);
    if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
    return (items) => [...items].sort((a, b) => direction * compare(a, b, collation?.order));
  }
  if (!isObject(spec) || Object.keys(spec).length === 0)
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const sort = compileSort(spec);
  return (items) => sort.sort(items, collation);
}
