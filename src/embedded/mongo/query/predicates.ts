import type { BSONRegExp } from 'bson';
import { Binary } from 'bson';
import type { Collation } from '../bson/collation.js';
import { binaryOrder, compare, typeOrder } from '../bson/compare.js';
import { toBigInt } from '../bson/numbers.js';
import type { TypeName } from '../bson/types.js';
import { TYPE_NUMBERS, isNumber, toNumber, typeOf } from '../bson/types.js';
import { MongoError, badValue, failedToParse, typeMismatch } from '../errors.js';

/** One test of one value; `operator` and `operand` are kept for the planner. `undefined` as a value means missing. */
export interface Predicate {
  operator: string;
  operand: unknown;
  /** Whether an array is also tested element by element. */
  elements: boolean;
  test(value: unknown): boolean;
}

const TYPE_NAMES = new Set<string>(Object.values(TYPE_NUMBERS));

export function isRegex(value: unknown): value is BSONRegExp {
  return typeOf(value) === 'regex';
}

/** Equality as a filter means it: null equals missing, numbers equal across types. */
export function equalTo(operand: unknown, collation?: Collation): Predicate {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  const strings = collation?.order ?? binaryOrder;
  const test =
    operand === null
      ? (value: unknown) => value === null || value === undefined
      : (value: unknown) => value !== undefined && compare(value, operand, strings) === 0;
  return { operator: '$eq', operand, elements: true, test };
}

/** The predicate of an operator; throws 2 BadValue for one that does not exist or an operand it cannot take. */
export function makePredicate(operator: string, operand: unknown, collation?: Collation): Predicate {
  const elements = { operator, operand, elements: true };
  switch (operator) {
    case '$eq':
      return equalTo(operand, collation);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { ...elements, test: rangeTest(operator, operand, collation) };
    case '$in':
      return inList(operand, collation);
    case '$exists':
      return { ...elements, elements: false, test: (value) => value !== undefined };
    case '$type': {
      const matches = typeTest(operand);
      return { ...elements, test: matches };
    }
    case '$size': {
      const size = toNumber(operand);
      if (!isNumber(operand) || !Number.isInteger(size)) {
        throw failedToParse(`Failed to parse $size. Expected an integer in: $size: ${String(operand)}`);
      }
      if (size < 0)
        throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
      return { ...elements, elements: false, test: (value) => Array.isArray(value) && value.length === size };
    }
    case '$mod':
      return { ...elements, test: modTest(operand) };
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return { ...elements, test: bitTest(operator, operand) };
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
}

/** Comparison within the operand's type only ("type bracketing"); MinKey and MaxKey compare with everything. */
function rangeTest(operator: string, operand: unknown, collation?: Collation): Predicate['test'] {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  if (isRegex(operand)) throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}`);
  const strings = collation?.order ?? binaryOrder;
  const orEqual = operator.endsWith('e');
  if (operand === null) return (value) => orEqual && (value === null || value === undefined);
  const order = typeOrder(operand);
  const extreme = typeOf(operand) === 'minKey' || typeOf(operand) === 'maxKey';
  const less = operator.startsWith('$lt');
  const isNaNOperand = Number.isNaN(toNumber(operand)) && isNumber(operand);
  return (value) => {
    if (value === undefined || (!extreme && typeOrder(value) !== order)) return false;
    const result = compare(value, operand, strings);
    if (result === 0) return orEqual;
    if (isNaNOperand || (isNumber(value) && Number.isNaN(toNumber(value)))) return false;
    return less ? result < 0 : result > 0;
  };
}

function inList(operand: unknown, collation?: Collation): Predicate {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const tests = operand.map((item) => {
    if (isRegex(item)) return regexPredicate(item).test;
    if (typeOf(item) === 'object' && Object.keys(item as object)[0]?.startsWith('$')) {
      if (!['$ref', '$id', '$db'].includes(Object.keys(item as object)[0]!))
        throw badValue('cannot nest $ under $in');
    }
    return equalTo(item, collation).test;
  });
  return { operator: '$in', operand, elements: true, test: (value) => tests.some((test) => test(value)) };
}

function typeTest(operand: unknown): Predicate['test'] {
  const wanted = new Set<TypeName>();
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw failedToParse('$type must match at least one type');
  for (const item of list) {
    if (item === 'number') for (const type of ['int', 'long', 'double', 'decimal'] as const) wanted.add(type);
    else if (typeof item === 'string') {
      if (!TYPE_NAMES.has(item)) throw badValue(`Unknown type name alias: ${item}`);
      wanted.add(item as TypeName);
    } else if (isNumber(item)) {
      const type = TYPE_NUMBERS[toNumber(item)];
      if (!type) throw badValue(`Invalid numerical type code: ${toNumber(item)}`);
      wanted.add(type);
    } else throw typeMismatch('type must be represented as a number or a string');
  }
  return (value) => value !== undefined && wanted.has(typeOf(value));
}

function modTest(operand: unknown): Predicate['test'] {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  if (!operand.every(isNumber)) throw badValue('malformed mod, divisor and remainder must be numbers');
  const [divisor, remainder] = operand.map((item) => Math.trunc(toNumber(item)));
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder))
    throw badValue('malformed mod, not a finite number');
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return (value) => {
    if (!isNumber(value) || !Number.isFinite(toNumber(value))) return false;
    return Math.trunc(toNumber(value)) % divisor! === remainder;
  };
}

function bitTest(operator: string, operand: unknown): Predicate['test'] {
  const mask = bitMask(operator, operand);
  return (value) => {
    let bits: bigint;
    if (value instanceof Binary) bits = fromBytes(value);
    else if (isNumber(value) && Number.isInteger(toNumber(value))) bits = BigInt.asUintN(64, toBigInt(value));
    else return false;
    const set = bits & mask;
    if (operator === '$bitsAllSet') return set === mask;
    if (operator === '$bitsAllClear') return set === 0n;
    return operator === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
}

function bitMask(operator: string, operand: unknown): bigint {
  if (operand instanceof Binary) return fromBytes(operand);
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, bit) => {
      if (!isNumber(bit) || toNumber(bit) < 0)
        throw badValue(`${operator} takes an Array, a number, or a BinData`);
      return mask | (1n << BigInt(Math.trunc(toNumber(bit))));
    }, 0n);
  }
  if (!isNumber(operand) || toNumber(operand) < 0 || !Number.isInteger(toNumber(operand))) {
    throw badValue(`${operator} takes an Array, a number, or a BinData`);
  }
  return toBigInt(operand);
}

function fromBytes(value: Binary): bigint {
  const hex = Buffer.from(value.buffer.subarray(0, value.position)).reverse().toString('hex');
  return BigInt(`0x${hex || '0'}`);
}

/** A regular expression predicate, from a BSON regex or `$regex` with `$options`; throws 51091 when it cannot be read. */
export function regexPredicate(operand: unknown, options?: unknown): Predicate {
  if (!isRegex(operand) && typeof operand !== 'string') throw badValue('$regex has to be a string');
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  const pattern = isRegex(operand) ? (operand as BSONRegExp).pattern : operand;
  const flags = options ?? (isRegex(operand) ? operand.options : '');
  const regex = toRegExp(pattern, flags);
  const same = isRegex(operand) ? (value: unknown) => compare(value, operand) === 0 : () => false;
  return {
    operator: '$regex',
    operand: { pattern, flags },
    elements: true,
    test: (value) => {
      if (typeof value === 'string') return regex.test(value);
      if (typeOf(value) === 'symbol') return regex.test(String(value));
      return isRegex(value) && same(value);
    },
  };
}

/** A PCRE pattern with MongoDB's options i, m, s, x, u as a JavaScript one. */
export function toRegExp(pattern: string, options: string): RegExp {
  let flags = options;
  let source = pattern;
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    flags += inline[1]!;
    source = source.slice(inline[0].length);
  }
  for (const flag of flags)
    if (!'imsxu'.includes(flag)) throw new MongoError(51108, `invalid flag in regex options: ${flag}`);
  if (flags.includes('x'))
    source = source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, (part) => (/^[\s#]/.test(part) ? '' : part));
  const kept = [...new Set(flags)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    return new RegExp(source, /\\p\{|\\u\{/.test(source) ? `${kept}u` : kept);
  } catch (error) {
    throw new MongoError(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
}
