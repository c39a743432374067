import { binaryOrder, compare, typeOrder } from '../bson/compare.js';
import { typeOf } from '../bson/types.js';
import type { Index } from '../storage/collection-index.js';
import type { Filter } from './filter.js';
import type { Predicate } from './predicates.js';

/** A condition on one path; conditions of the same `group` hold for the same element of an array. */
export interface Condition {
  path: string;
  predicate: Predicate;
  group: number;
}

interface Limit {
  value: unknown;
  inclusive: boolean;
}

/** A stretch of an index: equal to `prefix`, then within `low`..`high` of one type, if any. */
export interface Range {
  prefix: unknown[];
  low?: Limit;
  high?: Limit;
}

/** What an index can do for a filter. */
export interface Bounds {
  ranges: Range[];
  /** How many of the index's fields are fixed to one value. */
  fixed: number;
  /** How many fields bound the scan. */
  used: number;
}

const MOST_POINTS = 2000;

/** The conditions that every match of a filter fulfils: its leaves that are joined by "and". */
export function conditionsOf(filter: Filter): Condition[] {
  let groups = 0;
  const collect = (part: Filter, prefix: string, group?: number): Condition[] => {
    if (part.kind === 'and') return part.filters.flatMap((inner) => collect(inner, prefix, group));
    if (part.kind === 'field')
      return [{ path: prefix + part.path, predicate: part.predicate, group: group ?? (groups += 1) }];
    if (part.kind === 'elemMatch')
      return collect(part.inner, `${prefix}${part.path}.`, group ?? (groups += 1));
    return [];
  };
  return collect(filter, '');
}

/** The stretches of an index to scan for these conditions; `used` is 0 when they do not bound it. */
export function boundsFor(index: Index, conditions: Condition[], sameCollation: boolean): Bounds {
  let points: unknown[][] = [[]];
  let fixed = 0;
  let used = 0;
  const groupOf = new Map<string, number>();
  for (const [path] of index.spec.key) {
    const top = path.split('.')[0]!;
    const onPath = conditions.filter(
      (condition) =>
        condition.path === path &&
        (sameCollation || !typeOf(condition.predicate.operand).match(/string|object|array|symbol/)),
    );
    const bound = groupOf.get(top);
    // Two fields of one array may be bounded together only by conditions on the same element.
    const usable =
      index.multikey && bound !== undefined ? onPath.filter(({ group }) => group === bound) : onPath;
    const equality = usable.find(({ predicate }) => pointsOf(predicate, sameCollation) !== undefined);
    if (equality) {
      const values = pointsOf(equality.predicate, sameCollation)!;
      if (points.length * values.length > MOST_POINTS) break;
      points = points.flatMap((prefix) => values.map((value) => [...prefix, value]));
      groupOf.set(top, equality.group);
      if (values.length === 1 && fixed === used) fixed += 1;
      used += 1;
      continue;
    }
    const range = rangeOf(usable, index.multikey);
    if (range) {
      used += 1;
      return { ranges: points.map((prefix) => ({ prefix, ...range })), fixed, used };
    }
    break;
  }
  return { ranges: points.map((prefix) => ({ prefix })), fixed, used };
}

/** The values that an equality or `$in` allows, when an index can look them up; sorted and each once. */
function pointsOf({ operator, operand }: Predicate, sameCollation: boolean): unknown[] | undefined {
  if (operator === '$eq') return typeOf(operand) === 'array' ? undefined : [operand];
  if (operator !== '$in') return undefined;
  const values = operand as unknown[];
  if (
    values.some(
      (value) =>
        ['array', 'regex'].includes(typeOf(value)) ||
        (!sameCollation && ['string', 'object'].includes(typeOf(value))),
    )
  )
    return undefined;
  const sorted = [...values].sort((a, b) => compare(a, b));
  return sorted.filter((value, i) => i === 0 || compare(value, sorted[i - 1]) !== 0);
}

function rangeOf(conditions: Condition[], multikey: boolean): { low?: Limit; high?: Limit } | undefined {
  const usable = conditions.filter(
    ({ predicate: { operator, operand } }) =>
      /^\$[gl]te?$/.test(operator) && !['null', 'array', 'minKey', 'maxKey'].includes(typeOf(operand)),
  );
  const [first] = usable;
  if (!first) return undefined;
  const range: { low?: Limit; high?: Limit } = {};
  for (const { predicate, group } of usable) {
    // In an array one element may fulfil one side and another the other, so only one group counts.
    if (
      (multikey && group !== first.group) ||
      typeOrder(predicate.operand) !== typeOrder(first.predicate.operand)
    )
      continue;
    const limit = { value: predicate.operand, inclusive: predicate.operator.endsWith('e') };
    const side = predicate.operator.startsWith('$g') ? 'low' : 'high';
    const known = range[side];
    const tighter = known ? compare(limit.value, known.value) * (side === 'low' ? 1 : -1) : 1;
    if (tighter > 0 || (tighter === 0 && !limit.inclusive)) range[side] = limit;
  }
  return range;
}

/** Tells of an index key whether it comes before (-1), in (0) or after (1) the range. */
export function positionIn(range: Range, index: Index): (key: unknown[]) => number {
  const strings = index.spec.collation?.order ?? binaryOrder;
  const { prefix, low, high } = range;
  const limit = low ?? high;
  return (key) => {
    for (let i = 0; i < prefix.length; i += 1) {
      const result = compare(key[i], prefix[i], strings);
      if (result !== 0) return result * index.spec.key[i]![1];
    }
    if (!limit) return 0;
    const value = key[prefix.length];
    const direction = index.spec.key[prefix.length]![1];
    const type = typeOrder(value) - typeOrder(limit.value);
    if (type !== 0) return type * direction;
    if (low) {
      const result = compare(value, low.value, strings);
      if (result < 0 || (result === 0 && !low.inclusive)) return -direction;
    }
    if (high) {
      const result = compare(value, high.value, strings);
      if (result > 0 || (result === 0 && !high.inclusive)) return direction;
    }
    return 0;
  };
}
