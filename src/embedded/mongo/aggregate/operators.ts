import { Double, Int32, Long } from 'bson';
import { encode } from '../bson/codec.js';
import { compare, equal, identity } from '../bson/compare.js';
import { arithmetic, toBigInt } from '../bson/numbers.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, setKey, toNumber, truthy, typeOf } from '../bson/types.js';
import { MongoError, typeMismatch } from '../errors.js';
import { binaryMath, divide, unary } from './arithmetic.js';
import { convert } from './convert.js';
import type { Scope } from './expression.js';
import { isNil } from './expression.js';

/** An operator whose arguments are evaluated before it runs; `least` and `most` are how many it takes. */
export interface Operator {
  least: number;
  most?: number;
  run(args: unknown[], scope: Scope): unknown;
}

const fixed = (count: number, run: Operator['run']): Operator => ({ least: count, most: count, run });
const variadic = (run: Operator['run']): Operator => ({ least: 0, run });

/** An operator that answers null as soon as one argument is null or missing. */
const strict = (count: number, run: Operator['run']): Operator =>
  fixed(count, (args, scope) => (args.some(isNil) ? null : run(args, scope)));

const comparison = (holds: (order: number) => boolean): Operator =>
  fixed(2, ([a, b], { collation }) => holds(compareExpressions(a, b, collation?.order)));

/** In expressions a missing value is below null, unlike in filters. */
function compareExpressions(a: unknown, b: unknown, strings?: (a: string, b: string) => number): number {
  return compare(a, b, strings);
}

function array(name: string, code: number, value: unknown): unknown[] {
  if (!Array.isArray(value))
    throw new MongoError(code, `The argument to ${name} must be an array, but was of type: ${typeOf(value)}`);
  return value;
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNumber(value) || value instanceof Date) return String(convert(value, 'string'));
  throw new MongoError(16007, `can't convert from BSON type ${typeOf(value)} to String in ${name}`);
}

/** `$sum`, `$avg`, `$min` and `$max` take one array or several values. */
const spread = (args: unknown[]) =>
  args.length === 1 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args;

/** The sum of what is a number among the values; Int32(0) of none. */
export function sum(values: unknown[]): unknown {
  return values
    .filter(isNumber)
    .reduce<unknown>(
      (total, value) => arithmetic('add', total, value) ?? new Double(toNumber(total) + toNumber(value)),
      new Int32(0),
    );
}

/** The mean of what is a number among the values; null of none. */
export function average(values: unknown[]): unknown {
  const numbers = values.filter(isNumber);
  return numbers.length === 0 ? null : divide(sum(numbers), new Int32(numbers.length));
}

/** The greatest (direction 1) or least (-1) value that is not null; null of none. */
export function extreme(values: unknown[], direction: 1 | -1, scope: Scope): unknown {
  return (
    values
      .filter((value) => !isNil(value))
      .reduce<unknown>(
        (best, value) =>
          best === undefined || direction * compare(value, best, scope.collation?.order) > 0 ? value : best,
        undefined,
      ) ?? null
  );
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}

function keysOf(values: unknown[]): Set<string> {
  return new Set(values.map(identity));
}

function index(name: string, value: unknown): number {
  const number = toNumber(value);
  if (!Number.isInteger(number))
    throw new MongoError(28690, `${name} must be representable as a 32-bit integer: ${String(value)}`);
  return number;
}

function toObject(pairs: unknown): Doc {
  const result: Doc = {};
  for (const pair of array('$arrayToObject', 40386, pairs)) {
    const [key, value] = Array.isArray(pair) ? pair : isObject(pair) ? [pair.k, pair.v] : [];
    if (typeof key !== 'string') throw new MongoError(40394, '$arrayToObject requires keys of type string');
    setKey(result, key, value ?? null);
  }
  return result;
}

function range([from, to, step = new Int32(1)]: unknown[]): unknown[] {
  const [start, end, by] = [index('$range', from), index('$range', to), index('$range', step)];
  if (by === 0) throw new MongoError(34449, '$range requires a non-zero step value');
  const items: Int32[] = [];
  for (let i = start; by > 0 ? i < end : i > end; i += by) items.push(new Int32(i));
  return items;
}

function slice([input, ...rest]: unknown[]): unknown {
  if (isNil(input) || rest.some(isNil)) return null;
  const items = array('$slice', 28724, input);
  const numbers = rest.map((value) => index('$slice', value));
  if (numbers.length === 1) return numbers[0]! >= 0 ? items.slice(0, numbers[0]) : items.slice(numbers[0]);
  const [position, count] = numbers as [number, number];
  if (count <= 0) throw new MongoError(28729, 'Third argument to $slice must be positive');
  const start = position < 0 ? Math.max(0, items.length + position) : position;
  return items.slice(start, start + count);
}

function elementAt([input, at]: unknown[]): unknown {
  if (isNil(input) || isNil(at)) return null;
  const items = array('$arrayElemAt', 28689, input);
  return items.at(index('$arrayElemAt', at));
}

function add(args: unknown[]): unknown {
  if (args.some(isNil)) return null;
  const dates = args.filter((arg) => arg instanceof Date) as Date[];
  if (dates.length > 1) throw new MongoError(16612, 'only one date allowed in an $add expression');
  for (const arg of args) {
    if (!isNumber(arg) && !(arg instanceof Date))
      throw typeMismatch(`$add only supports numeric or date types, not ${typeOf(arg)}`);
  }
  const total = sum(args);
  return dates[0] ? new Date(dates[0].getTime() + Math.round(toNumber(total))) : total;
}

function subtract([a, b]: unknown[]): unknown {
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  return binaryMath('subtract', a, b);
}

function merge(args: unknown[]): Doc {
  const result: Doc = {};
  for (const arg of args) {
    if (isNil(arg)) continue;
    if (!isObject(arg))
      throw new MongoError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeOf(arg)}`,
      );
    for (const [key, value] of Object.entries(arg)) setKey(result, key, value);
  }
  return result;
}

/** Operators computed on BSON values, so that number types, their order and MongoDB's errors are right. */
export const OPERATORS: Record<string, Operator> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: fixed(2, ([a, b], { collation }) => new Int32(Math.sign(compareExpressions(a, b, collation?.order)))),
  $not: fixed(1, ([value]) => !truthy(value)),

  $add: variadic(add),
  $subtract: strict(2, subtract),
  $multiply: variadic((args) =>
    args.some(isNil) ? null : args.reduce((a, b) => binaryMath('multiply', a, b), new Int32(1)),
  ),
  $divide: strict(2, ([a, b]) => divide(a, b)),
  $mod: strict(2, ([a, b]) => binaryMath('mod', a, b)),
  $pow: strict(2, ([a, b]) => binaryMath('pow', a, b)),
  $log: strict(2, ([a, b]) => new Double(Math.log(toNumber(a)) / Math.log(toNumber(b)))),
  $round: {
    least: 1,
    most: 2,
    run: ([value, place]) => (isNil(value) ? null : unary('$round', value, place)),
  },
  $trunc: {
    least: 1,
    most: 2,
    run: ([value, place]) => (isNil(value) ? null : unary('$trunc', value, place)),
  },
  $sum: variadic((args) => sum(spread(args))),
  $avg: variadic((args) => average(spread(args))),
  $min: variadic((args, scope) => extreme(spread(args), -1, scope)),
  $max: variadic((args, scope) => extreme(spread(args), 1, scope)),
  $rand: fixed(0, () => new Double(Math.random())),

  $concat: variadic((args) => {
    if (args.some(isNil)) return null;
    for (const arg of args)
      if (typeof arg !== 'string')
        throw new MongoError(16702, `$concat only supports strings, not ${typeOf(arg)}`);
    return args.join('');
  }),
  $toLower: fixed(1, ([value]) => (isNil(value) ? '' : text('$toLower', value).toLowerCase())),
  $toUpper: fixed(1, ([value]) => (isNil(value) ? '' : text('$toUpper', value).toUpperCase())),
  $strLenCP: fixed(1, ([value]) => {
    if (typeof value !== 'string')
      throw new MongoError(34471, `$strLenCP requires a string argument, found: ${typeOf(value)}`);
    return new Int32([...value].length);
  }),

  $size: fixed(1, ([value]) => new Int32(array('$size', 17124, value).length)),
  $arrayElemAt: fixed(2, elementAt),
  $first: fixed(1, ([value]) => elementAt([value, new Int32(0)])),
  $last: fixed(1, ([value]) => elementAt([value, new Int32(-1)])),
  $slice: { least: 2, most: 3, run: slice },
  $in: fixed(2, ([value, list], { collation }) =>
    array('$in', 40081, list).some((item) => equal(item, value, collation?.order)),
  ),
  $indexOfArray: {
    least: 2,
    most: 4,
    run: ([list, value, from, to]) => {
      if (isNil(list)) return null;
      const items = array('$indexOfArray', 40090, list);
      const start = isNil(from) ? 0 : toNumber(from);
      const end = isNil(to) ? items.length : toNumber(to);
      return new Int32(items.findIndex((item, i) => i >= start && i < end && equal(item, value)));
    },
  },
  $concatArrays: variadic((args) =>
    args.some(isNil) ? null : args.flatMap((arg) => array('$concatArrays', 28664, arg)),
  ),
  $isArray: fixed(1, ([value]) => Array.isArray(value)),
  $range: { least: 2, most: 3, run: range },
  $reverseArray: strict(1, ([value]) => [...array('$reverseArray', 34435, value)].reverse()),
  $arrayToObject: strict(1, ([value]) => toObject(value)),
  $objectToArray: strict(1, ([value]) => {
    if (!isObject(value))
      throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeOf(value)}`);
    return Object.entries(value).map(([k, v]) => ({ k, v }));
  }),
  $mergeObjects: variadic((args) => merge(spread(args))),

  $setUnion: variadic((args) =>
    args.some(isNil) ? null : distinct(args.flatMap((arg) => array('$setUnion', 17043, arg))),
  ),
  $setIntersection: variadic((args) => {
    if (args.some(isNil)) return null;
    const [first = [], ...others] = args.map((arg) => array('$setIntersection', 17047, arg));
    const sets = others.map(keysOf);
    return distinct(first).filter((item) => sets.every((set) => set.has(identity(item))));
  }),
  $setDifference: strict(2, ([a, b]) => {
    const without = keysOf(array('$setDifference', 17049, b));
    return distinct(array('$setDifference', 17048, a)).filter((item) => !without.has(identity(item)));
  }),
  $setEquals: {
    least: 2,
    run: (args) => {
      const [first, ...others] = args.map((arg) => keysOf(array('$setEquals', 17044, arg)));
      return others.every((set) => set.size === first!.size && [...set].every((key) => first!.has(key)));
    },
  },
  $setIsSubset: fixed(2, ([a, b]) => {
    const within = keysOf(array('$setIsSubset', 17042, b));
    return array('$setIsSubset', 17046, a).every((item) => within.has(identity(item)));
  }),
  $allElementsTrue: fixed(1, ([value]) => array('$allElementsTrue', 17040, value).every(truthy)),
  $anyElementTrue: fixed(1, ([value]) => array('$anyElementTrue', 17041, value).some(truthy)),

  $type: fixed(1, ([value]) => (value === undefined ? 'missing' : typeOf(value))),
  $isNumber: fixed(1, ([value]) => isNumber(value)),
  $bsonSize: strict(1, ([value]) => new Int32(sizeOf(value))),
  $bitAnd: variadic((args) => bitwise(args, (a, b) => a & b, -1n)),
  $bitOr: variadic((args) => bitwise(args, (a, b) => a | b, 0n)),
  $bitXor: variadic((args) => bitwise(args, (a, b) => a ^ b, 0n)),
};

for (const name of ['$abs', '$ceil', '$floor', '$sqrt', '$exp', '$ln', '$log10'] as const) {
  OPERATORS[name] = strict(1, ([value]) => unary(name, value));
}

const SHORT = {
  $toInt: 'int',
  $toLong: 'long',
  $toDouble: 'double',
  $toDecimal: 'decimal',
  $toBool: 'bool',
  $toString: 'string',
  $toDate: 'date',
  $toObjectId: 'objectId',
};
for (const [name, type] of Object.entries(SHORT))
  OPERATORS[name] = strict(1, ([value]) => convert(value, type));

function bitwise(args: unknown[], combine: (a: bigint, b: bigint) => bigint, start: bigint): unknown {
  if (args.some(isNil)) return null;
  for (const arg of args)
    if (!['int', 'long'].includes(typeOf(arg)))
      throw typeMismatch(`bitwise operators take int and long, not ${typeOf(arg)}`);
  const result = args.map(toBigInt).reduce(combine, start);
  return args.some((arg) => typeOf(arg) === 'long') ? Long.fromBigInt(result) : new Int32(Number(result));
}

function sizeOf(value: unknown): number {
  if (!isObject(value))
    throw new MongoError(31393, `$bsonSize requires a document input, found: ${typeOf(value)}`);
  return encode(value).length;
}
