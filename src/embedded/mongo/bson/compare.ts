import type { Binary, BSONRegExp, Code, ObjectId, Timestamp } from 'bson';
import { compareNumbers } from './numbers.js';
import type { Doc, TypeName } from './types.js';
import { toNumber, typeOf } from './types.js';

/** MongoDB's order of types (manual, "Comparison/Sort Order"); numbers of all types are one class. */
const ORDER: Record<TypeName, number> = {
  minKey: 0,
  missing: 1,
  undefined: 1,
  null: 2,
  int: 3,
  long: 3,
  double: 3,
  decimal: 3,
  string: 4,
  symbol: 4,
  object: 5,
  array: 6,
  binData: 7,
  objectId: 8,
  bool: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  dbPointer: 13,
  javascript: 14,
  javascriptWithScope: 15,
  maxKey: 16,
};

/** How strings compare: by code point, or by a collation. */
export type StringOrder = (a: string, b: string) => number;

export const binaryOrder: StringOrder = (a, b) => {
  if (a === b) return 0;
  // Code units order like UTF-8 bytes except for surrogates, which sort above U+E000..U+FFFF in bytes.
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return fixSurrogate(x) - fixSurrogate(y) < 0 ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
};

const fixSurrogate = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

export function typeOrder(value: unknown): number {
  return ORDER[typeOf(value)];
}

/** Total order of BSON values, negative, 0 or positive; `undefined` (what an empty array sorts as) is below null. */
export function compare(a: unknown, b: unknown, strings: StringOrder = binaryOrder): number {
  if (typeof a === 'string' && typeof b === 'string') return strings(a, b);
  const type = typeOf(a);
  const difference = ORDER[type] - ORDER[typeOf(b)];
  if (difference !== 0) return difference;
  switch (type) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return compareNumbers(a, b);
    case 'string':
    case 'symbol':
      return strings(String(a), String(b));
    case 'date':
      return (a as Date).getTime() - (b as Date).getTime();
    case 'bool':
      return Number(a) - Number(b);
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'array':
      return compareArrays(a as unknown[], b as unknown[], strings);
    case 'object':
      return compareObjects(a as Doc, b as Doc, strings);
    case 'binData':
      return compareBinary(a as Binary, b as Binary);
    case 'timestamp':
      return (a as Timestamp).toBigInt() < (b as Timestamp).toBigInt()
        ? -1
        : Number((a as Timestamp).toBigInt() !== (b as Timestamp).toBigInt());
    case 'regex':
      return binaryOrder(regexText(a as BSONRegExp), regexText(b as BSONRegExp));
    case 'javascript':
    case 'javascriptWithScope':
      return binaryOrder((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

export function equal(a: unknown, b: unknown, strings?: StringOrder): boolean {
  return compare(a, b, strings) === 0;
}

const regexText = (regex: BSONRegExp) => `${regex.pattern}/${regex.options}`;

function compareArrays(a: unknown[], b: unknown[], strings: StringOrder): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const result = compare(a[i], b[i], strings);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

/** Field by field: type of the value, then name, then value; the order of the fields matters. */
function compareObjects(a: Doc, b: Doc, strings: StringOrder): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    const [x, y] = [left[i]!, right[i]!];
    const result = typeOrder(a[x]) - typeOrder(b[y]) || binaryOrder(x, y) || compare(a[x], b[y], strings);
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

function compareBinary(a: Binary, b: Binary): number {
  const x = bytesOf(a);
  const y = bytesOf(b);
  return x.length - y.length || (a.sub_type ?? 0) - (b.sub_type ?? 0) || Buffer.compare(x, y);
}

function bytesOf(value: Binary | Uint8Array): Uint8Array {
  return value instanceof Uint8Array ? value : value.buffer.subarray(0, value.position);
}

/**
 * A text that two values share exactly when they are equal (numbers by value, whatever their type): the key for
 * grouping, sets and distinct. Strings are as they are, so it serves only without a collation.
 */
export function identity(value: unknown): string {
  const type = typeOf(value);
  switch (type) {
    case 'string':
      return JSON.stringify(value);
    case 'int':
    case 'double':
      return `n${Object.is(toNumber(value), -0) ? 0 : toNumber(value)}`;
    case 'long': {
      const exact = (value as { toBigInt(): bigint }).toBigInt();
      return `n${BigInt(Number(exact)) === exact ? Number(exact) : exact}`;
    }
    case 'decimal': {
      const near = toNumber(value);
      return compareNumbers(value, near) === 0 ? `n${near}` : `d${String(value)}`;
    }
    case 'date':
      return `t${(value as Date).getTime()}`;
    case 'array':
      return `[${(value as unknown[]).map(identity).join(',')}]`;
    case 'object':
      return `{${Object.entries(value as Doc)
        .map(([key, item]) => `${JSON.stringify(key)}:${identity(item)}`)
        .join(',')}}`;
    case 'binData':
      return `b${(value as Binary).sub_type ?? 0}:${Buffer.from(bytesOf(value as Binary)).toString('base64')}`;
    case 'regex':
      return `r${regexText(value as BSONRegExp)}`;
    default:
      return `${type}:${value === null || value === undefined ? '' : String(value)}`;
  }
}
