import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import { toBigInt } from '../bson/numbers.js';
import { TYPE_NUMBERS, isInt32, isNumber, toNumber, truthy, typeOf } from '../bson/types.js';
import { MongoError, badValue } from '../errors.js';

/** `$convert` and its short forms: a value that is not null in another type; throws 241 ConversionFailure. */
export function convert(value: unknown, target: unknown): unknown {
  const to = typeof target === 'string' ? target : TYPE_NUMBERS[toNumber(target)];
  const from = typeOf(value);
  if (from === to) return value;
  switch (to) {
    case 'double':
      return new Double(numeric(value, to));
    case 'int':
      return new Int32(integral(value, to, isInt32));
    case 'long':
      return toLong(value);
    case 'decimal':
      return toDecimal(value);
    case 'bool':
      return isNumber(value) || from === 'bool' ? truthy(value) : true;
    case 'string':
      return toText(value);
    case 'date':
      return toDate(value);
    case 'objectId':
      if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
      throw failure(value, to);
    default:
      throw badValue(`Unknown type name: ${String(target)}`);
  }
}

const failure = (value: unknown, to: string) =>
  new MongoError(
    241,
    `Unsupported conversion from ${typeOf(value)} to ${to} in $convert with no onError value: ${String(value)}`,
  );

function numeric(value: unknown, to: string): number {
  if (isNumber(value)) return toNumber(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && to !== 'int') return value.getTime();
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
  throw failure(value, to);
}

function integral(value: unknown, to: string, fits: (n: number) => boolean): number {
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) throw failure(value, to);
  const result = Math.trunc(numeric(value, to)) + 0;
  if (!Number.isFinite(result) || !fits(result)) throw failure(value, to);
  return result;
}

function toLong(value: unknown): Long {
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) {
    const exact = BigInt(value.replace('+', ''));
    if (BigInt.asIntN(64, exact) !== exact) throw failure(value, 'long');
    return Long.fromBigInt(exact);
  }
  return Long.fromBigInt(BigInt(integral(value, 'long', (n) => Math.abs(n) < 2 ** 63)));
}

function toDecimal(value: unknown): Decimal128 {
  if (typeof value === 'string') {
    try {
      return Decimal128.fromString(value);
    } catch {
      throw failure(value, 'decimal');
    }
  }
  if (typeOf(value) === 'long') return Decimal128.fromString(toBigInt(value).toString());
  return Decimal128.fromString(String(Number(numeric(value, 'decimal').toPrecision(15))));
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (isNumber(value) || typeof value === 'boolean')
    return String(typeOf(value) === 'double' ? toNumber(value) : value);
  if (value instanceof ObjectId) return value.toHexString();
  throw failure(value, 'string');
}

function toDate(value: unknown): Date {
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeOf(value) === 'timestamp') return new Date((value as Long).getHighBitsUnsigned() * 1000);
  if (isNumber(value) && typeOf(value) !== 'int') return new Date(Math.trunc(toNumber(value)));
  if (typeof value === 'string') {
    const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?\s?(Z|[+-]\d\d:?\d\d)?$/.exec(value);
    const date = new Date(iso && iso[1] && !iso[4] ? `${value}Z` : value);
    if (iso && !Number.isNaN(date.getTime())) return date;
  }
  throw failure(value, 'date');
}
