import { Decimal128, Double, Int32, Long } from 'bson';
import { arithmetic, divideDecimals, toBigInt } from '../bson/numbers.js';
import { fromNumber, isNumber, toNumber, typeOf } from '../bson/types.js';
import { MongoError, notImplemented, typeMismatch } from '../errors.js';

function requireNumbers(name: string, ...values: unknown[]): void {
  for (const value of values) {
    if (!isNumber(value)) throw typeMismatch(`$${name} only supports numeric types, not ${typeOf(value)}`);
  }
}

/** `$subtract`, `$multiply`, `$mod` and `$pow` of two numbers; a long that overflows goes on as a double. */
export function binaryMath(name: 'subtract' | 'multiply' | 'mod' | 'pow', a: unknown, b: unknown): unknown {
  requireNumbers(name, a, b);
  const types = [typeOf(a), typeOf(b)];
  const [x, y] = [toNumber(a), toNumber(b)];
  if (name === 'subtract' || name === 'multiply') {
    return arithmetic(name, a, b) ?? new Double(name === 'subtract' ? x - y : x * y);
  }
  if (types.includes('decimal')) throw notImplemented(`$${name} of a decimal`);
  if (name === 'mod') {
    if (y === 0) throw new MongoError(16610, "can't $mod by zero");
    if (types.includes('double')) return new Double(x % y);
    const rest = toBigInt(a) % toBigInt(b);
    return types.includes('long') ? Long.fromBigInt(rest) : new Int32(Number(rest));
  }
  const power = x ** y;
  if (types.includes('double') || !Number.isSafeInteger(power)) return new Double(power);
  return types.includes('long') ? Long.fromNumber(power) : narrow(power);
}

const narrow = (value: number) =>
  typeOf(fromNumber(value)) === 'int' ? new Int32(value) : Long.fromNumber(value);

/** `$divide`: always a double, or a decimal; refuses a zero divisor with 2 BadValue as MongoDB does. */
export function divide(a: unknown, b: unknown): unknown {
  requireNumbers('divide', a, b);
  if (toNumber(b) === 0) throw new MongoError(2, "can't $divide by zero");
  if (typeOf(a) === 'decimal' || typeOf(b) === 'decimal') return divideDecimals(a, b);
  return new Double(toNumber(a) / toNumber(b));
}

/** Operators of one number that keep its type where the result is whole. */
export function unary(name: string, value: unknown, place?: unknown): unknown {
  requireNumbers(name.slice(1), value);
  const type = typeOf(value);
  if (type === 'decimal') return new Decimal128(decimalUnary(name, value as Decimal128, place).bytes);
  const x = toNumber(value);
  switch (name) {
    case '$abs':
      if (type === 'long') return Long.fromBigInt(toBigInt(value) < 0n ? -toBigInt(value) : toBigInt(value));
      return type === 'int' ? narrow(Math.abs(x)) : new Double(Math.abs(x));
    case '$ceil':
    case '$floor':
      return type === 'double' ? new Double(name === '$ceil' ? Math.ceil(x) : Math.floor(x)) : value;
    case '$round':
    case '$trunc': {
      const digits = place === undefined || place === null ? 0 : toNumber(place);
      if (!Number.isInteger(digits) || digits < -20 || digits > 100)
        throw new MongoError(51083, `cannot apply ${name} with precision value ${digits}`);
      if (type !== 'double' && digits >= 0) return value;
      const result = name === '$round' ? roundHalfEven(x, digits) : truncate(x, digits);
      return type === 'double'
        ? new Double(result)
        : type === 'int'
          ? narrow(result)
          : Long.fromNumber(result);
    }
    case '$sqrt':
      if (x < 0) throw new MongoError(28714, "$sqrt's argument must be greater than or equal to 0");
      return new Double(Math.sqrt(x));
    case '$exp':
      return new Double(Math.exp(x));
    default:
      if (x <= 0) throw new MongoError(28766, `${name}'s argument must be a positive number, but is ${x}`);
      return new Double(name === '$ln' ? Math.log(x) : Math.log10(x));
  }
}

function decimalUnary(name: string, value: Decimal128, place: unknown): Decimal128 {
  const digits = String(value);
  if (name === '$abs') return Decimal128.fromString(digits.replace(/^-/, ''));
  if (place === undefined && /^-?\d+$/.test(digits) && ['$ceil', '$floor', '$round', '$trunc'].includes(name))
    return value;
  throw notImplemented(`${name} of a decimal`);
}

/** Shifts by the exponent in the text, where 2.675 is what was written and not its nearest binary fraction. */
const shift = (value: number, digits: number) => {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
};

function roundHalfEven(value: number, digits: number): number {
  const shifted = shift(value, digits);
  const floor = Math.floor(shifted);
  const rest = shifted - floor;
  const whole = rest === 0.5 ? floor + (Math.abs(floor) % 2) : Math.round(shifted);
  return shift(whole, -digits);
}

const truncate = (value: number, digits: number) => shift(Math.trunc(shift(value, digits)), -digits);
