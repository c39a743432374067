import { compare } from '../bson/compare.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, setKey, toNumber, truthy, typeOf } from '../bson/types.js';
import { MongoError, failedToParse } from '../errors.js';
import { compileSort } from '../query/sort.js';
import { convert } from './convert.js';
import { compileDateTrunc } from './date-trunc.js';
import type { Evaluate, Scope } from './expression.js';
import { compileExpression, compileFields, isNil } from './expression.js';

const bind = (scope: Scope, variables: Doc): Scope => ({
  ...scope,
  variables: { ...scope.variables, ...variables },
});

const list = (operand: unknown) => (Array.isArray(operand) ? operand : [operand]).map(compileExpression);

/** Operators whose operands are not simply evaluated first: they bind variables, stop early, or take no expression. */
export const FORMS: Record<string, (operand: unknown) => Evaluate> = {
  $dateTrunc: compileDateTrunc,
  $literal: (operand) => () => operand,
  $const: (operand) => () => operand,

  $and: (operand) => {
    const args = list(operand);
    return (scope) => args.every((arg) => truthy(arg(scope)));
  },
  $or: (operand) => {
    const args = list(operand);
    return (scope) => args.some((arg) => truthy(arg(scope)));
  },
  $cond: (operand) => {
    if (Array.isArray(operand) && operand.length !== 3)
      throw new MongoError(16020, 'Expression $cond takes exactly 3 arguments.');
    const fields = Array.isArray(operand) ? { if: operand[0], then: operand[1], else: operand[2] } : operand;
    const branch = compileFields('$cond', fields, ['if', 'then', 'else']);
    return (scope) => (truthy(branch.if!(scope)) ? branch.then!(scope) : branch.else!(scope));
  },
  $ifNull: (operand) => {
    const args = list(operand);
    if (args.length < 2) throw new MongoError(1257300, '$ifNull needs at least two arguments');
    return (scope) => {
      let value: unknown;
      for (const arg of args) if (!isNil((value = arg(scope)))) return value;
      return value;
    };
  },
  $switch: (operand) => {
    if (!isObject(operand) || !Array.isArray(operand.branches))
      throw new MongoError(40061, "$switch expected an array for 'branches'");
    if (operand.branches.length === 0) throw new MongoError(40068, '$switch requires at least one branch.');
    const branches = operand.branches.map((branch) => compileFields('$switch', branch, ['case', 'then']));
    const otherwise = 'default' in operand ? compileExpression(operand.default) : undefined;
    return (scope) => {
      for (const branch of branches) if (truthy(branch.case!(scope))) return branch.then!(scope);
      if (!otherwise)
        throw new MongoError(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        );
      return otherwise(scope);
    };
  },
  $let: (operand) => {
    if (!isObject(operand) || !isObject(operand.vars) || !('in' in operand))
      throw new MongoError(16876, '$let needs vars and in');
    const vars = Object.entries(operand.vars).map(
      ([name, value]) => [variableName(name), compileExpression(value)] as const,
    );
    const body = compileExpression(operand.in);
    return (scope) =>
      body(bind(scope, Object.fromEntries(vars.map(([name, value]) => [name, value(scope)]))));
  },
  $map: (operand) => {
    const { as, rest } = withName('$map', operand);
    const { input, in: body } = compileFields('$map', rest, ['input', 'in']);
    return (scope) =>
      overArray('$map', 16883, input!(scope), (items) =>
        items.map((item) => body!(bind(scope, { [as]: item })) ?? null),
      );
  },
  $filter: (operand) => {
    const { as, rest } = withName('$filter', operand);
    const { input, cond, limit } = compileFields('$filter', rest, ['input', 'cond'], ['limit']);
    return (scope) =>
      overArray('$filter', 28651, input!(scope), (items) => {
        const most = limit ? limit(scope) : null;
        const kept = items.filter((item) => truthy(cond!(bind(scope, { [as]: item }))));
        return isNil(most) ? kept : kept.slice(0, toNumber(most));
      });
  },
  $reduce: (operand) => {
    const {
      input,
      initialValue,
      in: body,
    } = compileFields('$reduce', operand, ['input', 'initialValue', 'in']);
    return (scope) =>
      overArray('$reduce', 40080, input!(scope), (items) =>
        items.reduce((value, item) => body!(bind(scope, { this: item, value })), initialValue!(scope)),
      );
  },
  $sortArray: (operand) => {
    if (!isObject(operand) || !('sortBy' in operand))
      throw failedToParse('$sortArray requires input and sortBy');
    const { input } = compileFields('$sortArray', { input: operand.input }, ['input']);
    const byValue = isNumber(operand.sortBy);
    const direction = byValue ? toNumber(operand.sortBy) : 1;
    const order = byValue ? undefined : compileSort(operand.sortBy);
    return (scope) =>
      overArray('$sortArray', 2942504, input!(scope), (items) =>
        order
          ? order.sort(items, scope.collation)
          : [...items].sort((a, b) => direction * compare(a, b, scope.collation?.order)),
      );
  },
  $getField: (operand) => {
    const fields = isObject(operand) && 'field' in operand ? operand : { field: operand, input: '$$CURRENT' };
    const { field, input } = compileFields('$getField', { input: '$$CURRENT', ...fields }, [
      'field',
      'input',
    ]);
    return (scope) => {
      const [name, object] = [field!(scope), input!(scope)];
      if (typeof name !== 'string')
        throw new MongoError(3041704, "$getField requires 'field' to evaluate to type String");
      return isObject(object) && Object.hasOwn(object, name)
        ? object[name]
        : isNil(object)
          ? (object ?? null)
          : undefined;
    };
  },
  $setField: (operand) => {
    const { field, input, value } = compileFields('$setField', operand, ['field', 'input', 'value']);
    return (scope) => setField(input!(scope), field!(scope), value!(scope));
  },
  $unsetField: (operand) => {
    const { field, input } = compileFields('$unsetField', operand, ['field', 'input']);
    return (scope) => setField(input!(scope), field!(scope), undefined);
  },
  $convert: (operand) => {
    const { input, to, onError, onNull } = compileFields(
      '$convert',
      operand,
      ['input', 'to'],
      ['onError', 'onNull', 'format', 'base', 'byteOrder'],
    );
    return (scope) => {
      const value = input!(scope);
      const target = to!(scope);
      const type = isObject(target) ? target.type : target;
      if (isNil(value)) return onNull ? onNull(scope) : null;
      if (isNil(type)) return null;
      try {
        return convert(value, type);
      } catch (error) {
        if (!onError || !(error instanceof MongoError) || error.code !== 241) throw error;
        return onError(scope);
      }
    };
  },
  $zip: (operand) => {
    if (!isObject(operand) || !Array.isArray(operand.inputs))
      throw new MongoError(34461, '$zip needs an array of inputs');
    const inputs = operand.inputs.map(compileExpression);
    const defaults = Array.isArray(operand.defaults) ? operand.defaults.map(compileExpression) : undefined;
    const longest = operand.useLongestLength === true;
    return (scope) => {
      const arrays = inputs.map((input) => input(scope));
      if (arrays.some(isNil)) return null;
      if (!arrays.every(Array.isArray))
        throw new MongoError(34468, '$zip found a non-array expression in input');
      const lengths = (arrays as unknown[][]).map((array) => array.length);
      const length = longest ? Math.max(...lengths) : Math.min(...lengths);
      return Array.from({ length }, (_, i) =>
        (arrays as unknown[][]).map((array, j) =>
          i < array.length ? array[i] : (defaults?.[j]?.(scope) ?? null),
        ),
      );
    };
  },
};

for (const name of ['$firstN', '$lastN', '$maxN', '$minN']) {
  FORMS[name] = (operand) => {
    const { n, input } = compileFields(name, operand, ['n', 'input']);
    return (scope) => takeN(name, input!(scope), n!(scope), scope);
  };
}

/** The `n` first, last, greatest or least of an array; `$maxN` and `$minN` leave out null. Refuses n < 1. */
export function takeN(name: string, input: unknown, n: unknown, scope: Scope): unknown[] {
  const count = toNumber(n);
  if (!Number.isInteger(count) || count < 1)
    throw new MongoError(5787908, `'n' must be greater than 0, found ${String(n)}`);
  if (!Array.isArray(input)) throw new MongoError(5788200, `${name} needs an array`);
  if (name === '$firstN') return input.slice(0, count);
  if (name === '$lastN') return input.slice(-count);
  const direction = name === '$minN' ? 1 : -1;
  const present = input.filter((item) => !isNil(item));
  return present.sort((a, b) => direction * compare(a, b, scope.collation?.order)).slice(0, count);
}

function overArray(name: string, code: number, input: unknown, run: (items: unknown[]) => unknown): unknown {
  if (isNil(input)) return null;
  if (!Array.isArray(input))
    throw new MongoError(code, `input to ${name} must be an array not ${typeOf(input)}`);
  return run(input);
}

function withName(name: string, operand: unknown): { as: string; rest: Doc } {
  if (!isObject(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  const { as = 'this', ...rest } = operand;
  return { as: variableName(as), rest };
}

function variableName(name: unknown): string {
  if (typeof name !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    if (name !== 'CURRENT') throw new MongoError(16867, `'${String(name)}' is not a valid variable name`);
  }
  return name as string;
}

function setField(input: unknown, field: unknown, value: unknown): unknown {
  if (isNil(input)) return null;
  if (!isObject(input))
    throw new MongoError(4161105, "$setField requires 'input' to evaluate to type Object");
  if (typeof field !== 'string') throw new MongoError(4161107, "$setField requires 'field' to be a string");
  const copy = { ...input };
  if (value === undefined) delete copy[field];
  else setKey(copy, field, value);
  return copy;
}
