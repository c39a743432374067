import { Decimal128, Double, Int32, Long } from 'bson';
import { toNumber, typeOf } from './types.js';

/** A BSON number; the result of arithmetic has the widest type of its operands: int, long, double, decimal. */
export type BsonNumber = Int32 | Double | Long | Decimal128;

type Operation = 'add' | 'subtract' | 'multiply';

const MAX_LONG = 2n ** 63n - 1n;
const MIN_LONG = -(2n ** 63n);

/**
 * Exact arithmetic with MongoDB's promotion: int overflows to long, a decimal makes a decimal, a double a double.
 * Returns undefined when a long overflows, for the caller to refuse (updates) or to go on in double (expressions).
 */
export function arithmetic(operation: Operation, left: unknown, right: unknown): BsonNumber | undefined {
  const types = [typeOf(left), typeOf(right)];
  if (types.includes('decimal')) return decimalArithmetic(operation, left, right);
  if (types.includes('double')) {
    const [a, b] = [toNumber(left), toNumber(right)];
    return new Double(operation === 'add' ? a + b : operation === 'subtract' ? a - b : a * b);
  }
  const [a, b] = [toBigInt(left), toBigInt(right)];
  const result = operation === 'add' ? a + b : operation === 'subtract' ? a - b : a * b;
  if (!types.includes('long') && BigInt.asIntN(32, result) === result) return new Int32(Number(result));
  return result > MAX_LONG || result < MIN_LONG ? undefined : Long.fromBigInt(result);
}

export function toBigInt(value: unknown): bigint {
  return Long.isLong(value) ? (value as Long).toBigInt() : BigInt(Math.trunc(toNumber(value)));
}

/** -1, 0 or 1; NaN is below every number and equal to itself, as MongoDB orders it. */
export function compareNumbers(left: unknown, right: unknown): number {
  const a = comparable(left);
  const b = comparable(right);
  if (typeof a === 'object' || typeof b === 'object') return compareDecimals(left, right);
  if (a < b) return -1;
  if (a > b) return 1;
  // Equal, of whichever type, unless one is NaN.
  const aNaN = typeof a === 'number' && Number.isNaN(a);
  const bNaN = typeof b === 'number' && Number.isNaN(b);
  return aNaN === bNaN ? 0 : aNaN ? -1 : 1;
}

/** JavaScript compares a bigint with a number exactly, so only decimals need more. */
function comparable(value: unknown): number | bigint | Decimal128 {
  if (Long.isLong(value)) return (value as Long).toBigInt();
  return value instanceof Decimal128 ? value : toNumber(value);
}

/** coefficient × 10^exponent */
interface Parsed {
  coefficient: bigint;
  exponent: number;
}

/** A double counts with its exact binary value when compared, and with 15 digits when calculated with. */
function parseDecimal(value: unknown, exact = false): Parsed | number {
  const type = typeOf(value);
  if (type === 'long') return { coefficient: toBigInt(value), exponent: 0 };
  if (exact && type === 'double' && Number.isFinite(toNumber(value))) return expandDouble(toNumber(value));
  const text = type === 'decimal' ? String(value) : String(Number(toNumber(value).toPrecision(15)));
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return Number(text.replace(/^([+-]?)Inf$/i, '$1Infinity'));
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction || '0');
  return { coefficient: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

function expandDouble(value: number): Parsed {
  let twos = 0;
  for (; !Number.isInteger(value); value *= 2) twos += 1;
  return { coefficient: BigInt(value) * 5n ** BigInt(twos), exponent: -twos };
}

function aligned(a: Parsed, b: Parsed): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

function compareDecimals(left: unknown, right: unknown): number {
  const a = parseDecimal(left, true);
  const b = parseDecimal(right, true);
  if (typeof a === 'number' || typeof b === 'number') return compareNumbers(toNumber(left), toNumber(right));
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function decimalArithmetic(operation: Operation, left: unknown, right: unknown): Decimal128 {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  if (typeof a === 'number' || typeof b === 'number') {
    const [x, y] = [toNumber(left), toNumber(right)];
    return Decimal128.fromString(
      String(operation === 'add' ? x + y : operation === 'subtract' ? x - y : x * y),
    );
  }
  if (operation === 'multiply') return decimal(a.coefficient * b.coefficient, a.exponent + b.exponent);
  const [x, y, exponent] = aligned(a, b);
  return decimal(operation === 'add' ? x + y : x - y, exponent);
}

/** `left ÷ right` to 34 digits; the caller has refused a zero divisor. */
export function divideDecimals(left: unknown, right: unknown): Decimal128 {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  if (typeof a === 'number' || typeof b === 'number')
    return Decimal128.fromString(String(toNumber(left) / toNumber(right)));
  let exponent = a.exponent - b.exponent;
  let numerator = a.coefficient;
  if (numerator % b.coefficient !== 0n) {
    numerator *= 10n ** 40n;
    exponent -= 40;
  }
  let quotient = numerator / b.coefficient;
  while (quotient !== 0n && exponent < 0 && quotient % 10n === 0n) {
    quotient /= 10n;
    exponent += 1;
  }
  return decimal(quotient, exponent);
}

/** Rounds half to even at 34 digits, as IEEE 754 decimals do. */
function decimal(coefficient: bigint, exponent: number): Decimal128 {
  const negative = coefficient < 0n;
  let digits = negative ? -coefficient : coefficient;
  const excess = digits.toString().length - 34;
  if (excess > 0) {
    const unit = 10n ** BigInt(excess);
    const rest = digits % unit;
    digits /= unit;
    if (rest * 2n > unit || (rest * 2n === unit && digits % 2n === 1n)) digits += 1n;
    exponent += excess;
  }
  return Decimal128.fromString(`${negative ? '-' : ''}${digits}E${exponent}`);
}
