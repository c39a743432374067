import { Context, evalExpr } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import { toBigInt } from '../bson/numbers.js';
import type { Doc } from '../bson/types.js';
import { fromNumber, isObject, setKey, toNumber, typeOf } from '../bson/types.js';
import { MongoError, badValue, notImplemented } from '../errors.js';
import type { Evaluate } from './expression.js';
import { compileExpression, isNil } from './expression.js';

const DATES =
  words(`$dateAdd $dateDiff $dateFromParts $dateFromString $dateSubtract $dateToParts $dateToString
  $dayOfMonth $dayOfWeek $dayOfYear $hour $isoDayOfWeek $isoWeek $isoWeekYear $millisecond $minute $month $second $week $year`);
const REST =
  words(`$acos $acosh $asin $asinh $atan $atan2 $atanh $cos $cosh $degreesToRadians $radiansToDegrees $sin $sinh
  $tan $tanh $indexOfBytes $indexOfCP $ltrim $regexFind $regexFindAll $regexMatch $replaceAll $replaceOne $rtrim $split
  $strcasecmp $strLenBytes $substr $substrBytes $substrCP $trim`);

const context = Context.init({ expression: expressions as never });

/**
 * Compiles an operator that is left to mingo: its arguments are evaluated here, handed over as plain JavaScript
 * values, and the result is typed again. Throws 168 InvalidPipelineOperator for a name that MongoDB has not.
 */
export function foreignOperator(name: string, operand: unknown): Evaluate {
  const ofDate = DATES.has(name);
  if (!ofDate && !REST.has(name)) {
    if (name in expressions) throw notImplemented(name);
    throw new MongoError(168, `Unrecognized expression '${name}'`);
  }
  const args = compileExpression(operand);
  return (scope) => {
    const value = args(scope);
    if (ofDate && lacksDate(value)) return isObject(value) && !isNil(value.onNull) ? value.onNull : null;
    const plain = toPlain(ofDate ? withoutUtc(value) : value, name);
    try {
      return fromPlain(evalExpr({}, { [name]: asLiteral(plain) }, { context } as never));
    } catch (error) {
      if (error instanceof MongoError) throw error;
      throw badValue(`${name}: ${(error as Error).message}`);
    }
  };
}

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/));
}

const DATE_FIELDS = ['date', 'dateString', 'startDate', 'endDate'];

/** MongoDB answers null when the date is null or missing; mingo throws. */
function lacksDate(value: unknown): boolean {
  const operand = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isObject(operand)) return isNil(operand);
  if ('year' in operand || 'isoWeekYear' in operand) return Object.values(operand).some(isNil);
  return (
    !DATE_FIELDS.some((field) => !isNil(operand[field])) ||
    DATE_FIELDS.some((field) => field in operand && isNil(operand[field]))
  );
}

/** mingo knows zones with a slash and offsets; no zone at all means UTC. */
function withoutUtc(value: unknown): unknown {
  if (!isObject(value) || !['UTC', 'GMT', 'Z', 'Etc/UTC', 'Etc/GMT', null].includes(value.timezone as string))
    return value;
  const { timezone: _utc, ...rest } = value;
  return rest;
}

/** Values as mingo takes them. A decimal or a long beyond 2^53 would lose digits there, so they are refused. */
function toPlain(value: unknown, name: string): unknown {
  switch (typeOf(value)) {
    case 'int':
    case 'double':
      return toNumber(value);
    case 'long':
      if (!Number.isSafeInteger(Number(toBigInt(value))))
        throw notImplemented(`${name} of a long beyond 2^53`);
      return toNumber(value);
    case 'decimal':
      throw notImplemented(`${name} of a decimal`);
    case 'regex': {
      const { pattern, options } = value as { pattern: string; options: string };
      return new RegExp(pattern, options.replace(/[^ims]/g, ''));
    }
    case 'array':
      return (value as unknown[]).map((item) => toPlain(item, name));
    case 'object': {
      const plain: Doc = {};
      for (const [key, item] of Object.entries(value as Doc)) setKey(plain, key, toPlain(item, name));
      return plain;
    }
    default:
      return value;
  }
}

/** Evaluated arguments must not be read as expressions again. */
function asLiteral(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('$')) return { $literal: value };
  if (Array.isArray(value)) return value.map(asLiteral);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asLiteral(item)]));
}

function fromPlain(value: unknown): unknown {
  if (typeof value === 'number') return fromNumber(value);
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new MongoError(241, 'not a valid date');
    return value;
  }
  if (Array.isArray(value)) return value.map(fromPlain);
  if (!isObject(value)) return value;
  const typed: Doc = {};
  for (const [key, item] of Object.entries(value)) setKey(typed, key, fromPlain(item));
  return typed;
}
