import { Decimal128, Double, Int32, Long } from 'bson';

/** A BSON document; numbers are held as `Int32`, `Double`, `Long` or `Decimal128`, so that their type survives. */
export type Doc = Record<string, unknown>;

export type TypeName =
  | 'missing'
  | 'minKey'
  | 'undefined'
  | 'null'
  | 'double'
  | 'int'
  | 'long'
  | 'decimal'
  | 'symbol'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey';

const CLASSES: Record<string, TypeName> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  ObjectID: 'objectId',
  Binary: 'binData',
  UUID: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  DBRef: 'object',
};

/** Numbers of the types as `$type` takes them. */
export const TYPE_NUMBERS: Record<number, TypeName> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
};

/** The name of a value's BSON type as `$type` says it; `undefined` counts as the type undefined. */
export function typeOf(value: unknown): TypeName {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return 'long';
    default:
      return typeOfObject(value);
  }
}

function typeOfObject(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof Uint8Array) return 'binData';
  if (value instanceof RegExp) return 'regex';
  const tag = (value as { _bsontype?: string })._bsontype;
  if (tag === undefined || typeof tag !== 'string') return 'object';
  if (tag === 'Code') return (value as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript';
  return CLASSES[tag] ?? 'object';
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

export function isObject(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && typeOf(value) === 'object';
}

export function isNumber(value: unknown): boolean {
  const type = typeOf(value);
  return type === 'int' || type === 'double' || type === 'long' || type === 'decimal';
}

/** The nearest JavaScript number of a BSON number; NaN of anything else. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (Long.isLong(value)) return (value as Long).toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  return NaN;
}

/** A JavaScript number as BSON: Int32 where it fits, Double otherwise. */
export function fromNumber(value: number): Int32 | Double {
  return isInt32(value) ? new Int32(value) : new Double(value);
}

/** What counts as true in an expression or an option: everything but false, null, undefined and zero. */
export function truthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return !(isNumber(value) && toNumber(value) === 0);
}

/** A copy that shares no array or object with the original; leaves are immutable and stay shared. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isObject(value)) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) setKey(copy, key, clone(value[key]));
  return copy as T;
}

/** Sets a key also when it is called `__proto__`. */
export function setKey(target: Doc, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  } else {
    target[key] = value;
  }
}
