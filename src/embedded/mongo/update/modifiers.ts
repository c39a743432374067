import { Int32, Long, Timestamp } from 'bson';
import type { Collation } from '../bson/collation.js';
import { compare, equal } from '../bson/compare.js';
import { arithmetic, toBigInt } from '../bson/numbers.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, toNumber, typeOf } from '../bson/types.js';
import { badValue, failedToParse, typeMismatch } from '../errors.js';
import { isOperatorObject, parseFilter } from '../query/filter.js';
import { isRegex } from '../query/predicates.js';
import { pushed } from './push.js';

/** What a modifier makes of a field. */
export const UNCHANGED = Symbol('unchanged');
export const REMOVED = Symbol('removed');

/** One modifier on one path: the value there (undefined: none) to the new value, `UNCHANGED` or `REMOVED`. */
export interface Change {
  /** Whether a missing path is made; otherwise nothing happens there. */
  creates: boolean;
  apply(value: unknown, path: string): unknown;
}

type Maker = (path: string, operand: unknown, collation?: Collation) => Change;

const creating = (apply: Change['apply']): Change => ({ creates: true, apply });
const existing = (apply: Change['apply']): Change => ({ creates: false, apply });

/** The modifiers that work on one path; `$setOnInsert` and `$rename` are the caller's. */
export const MODIFIERS: Record<string, Maker> = {
  $set: (_path, operand) => creating(() => operand),
  $unset: () => existing(() => REMOVED),
  $inc: (path, operand) => number('$inc', 'add', path, operand),
  $mul: (path, operand) => number('$mul', 'multiply', path, operand),
  $min: (_path, operand, collation) =>
    creating((value) =>
      value === undefined || compare(operand, value, collation?.order) < 0 ? operand : UNCHANGED,
    ),
  $max: (_path, operand, collation) =>
    creating((value) =>
      value === undefined || compare(operand, value, collation?.order) > 0 ? operand : UNCHANGED,
    ),
  $currentDate: (path, operand) => {
    const type = isObject(operand) ? operand.$type : operand;
    if (isObject(operand) && Object.keys(operand).some((key) => key !== '$type'))
      throw badValue('Unrecognized $currentDate option');
    if (isObject(operand) ? type !== 'date' && type !== 'timestamp' : typeof type !== 'boolean') {
      throw badValue(
        `${typeOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}): ${path}`,
      );
    }
    return creating(() =>
      type === 'timestamp' ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) : new Date(),
    );
  },
  $bit: bit,
  $push: (path, operand, collation) => {
    const add = pushed(operand, collation);
    return creating((value) => add(arrayAt(path, value)));
  },
  $addToSet: (path, operand, collation) => {
    const values = isObject(operand) && '$each' in operand ? operand.$each : [operand];
    if (!Array.isArray(values))
      throw typeMismatch(
        `The argument to $each in $addToSet must be an array but it was of type ${typeOf(values)}`,
      );
    return creating((value) => {
      const result = [...arrayAt(path, value)];
      for (const item of values)
        if (!result.some((other) => equal(item, other, collation?.order))) result.push(item);
      return result;
    });
  },
  $pop: (path, operand) => {
    const end = toNumber(operand);
    if (!isNumber(operand)) throw failedToParse(`Expected a number in: ${path}: ${typeOf(operand)}`);
    if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${end}`);
    return existing((value) => {
      if (!Array.isArray(value))
        throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeOf(value)}'`);
      return end === 1 ? value.slice(0, -1) : value.slice(1);
    });
  },
  $pull: (_path, operand, collation) => {
    const matches = pullCondition(operand, collation);
    return existing((value) => {
      if (!Array.isArray(value)) throw badValue('Cannot apply $pull to a non-array value');
      return value.filter((item) => !matches(item));
    });
  },
  $pullAll: (_path, operand, collation) => {
    if (!Array.isArray(operand))
      throw badValue(`$pullAll requires an array argument but was given a ${typeOf(operand)}`);
    return existing((value) => {
      if (!Array.isArray(value)) throw badValue('Cannot apply $pullAll to a non-array value');
      return value.filter((item) => !operand.some((other) => equal(item, other, collation?.order)));
    });
  },
};

function number(
  name: '$inc' | '$mul',
  operation: 'add' | 'multiply',
  path: string,
  operand: unknown,
): Change {
  if (!isNumber(operand)) {
    throw typeMismatch(
      `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
    );
  }
  return creating((value) => {
    if (value === undefined) return name === '$inc' ? operand : arithmetic('multiply', operand, new Int32(0));
    if (!isNumber(value)) {
      throw typeMismatch(
        `Cannot apply ${name} to a value of non-numeric type. The document has the field '${path}' of non-numeric type ${typeOf(value)}`,
      );
    }
    const result = arithmetic(operation, value, operand);
    if (result === undefined)
      throw badValue(
        `Failed to apply ${name} operations to current value (${String(value)}) for field '${path}'`,
      );
    return result;
  });
}

function bit(path: string, operand: unknown): Change {
  if (!isObject(operand) || Object.keys(operand).length === 0)
    throw badValue(`The $bit modifier is not compatible with a ${typeOf(operand)}`);
  const steps = Object.entries(operand);
  for (const [name, mask] of steps) {
    if (!['and', 'or', 'xor'].includes(name))
      throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!['int', 'long'].includes(typeOf(mask)))
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(mask)}' is not supported here`,
      );
  }
  return creating((value = new Int32(0)) => {
    if (!['int', 'long'].includes(typeOf(value)))
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. The field '${path}' is of type ${typeOf(value)}`,
      );
    const long = typeOf(value) === 'long' || steps.some(([, mask]) => typeOf(mask) === 'long');
    const result = steps.reduce((bits, [name, mask]) => {
      const other = toBigInt(mask);
      return name === 'and' ? bits & other : name === 'or' ? bits | other : bits ^ other;
    }, toBigInt(value));
    return long ? Long.fromBigInt(result) : new Int32(Number(result));
  });
}

function arrayAt(path: string, value: unknown): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw badValue(`The field '${path}' must be an array but is of type ${typeOf(value)}`);
}

/** `$pull` takes a condition on the elements: operators, fields of an element, a pattern, or a value to equal. */
function pullCondition(operand: unknown, collation?: Collation): (item: unknown) => boolean {
  if (isOperatorObject(operand) || isRegex(operand)) {
    const filter = parseFilter(
      { a: isRegex(operand) ? { $elemMatch: { $regex: operand } } : { $elemMatch: operand as Doc } },
      { collation },
    );
    return (item) => filter.test({ a: [item] }, {});
  }
  if (!isObject(operand)) return (item) => equal(item, operand, collation?.order);
  const filter = parseFilter(operand, { collation });
  return (item) => isObject(item) && filter.test(item, {});
}
