import type { Collation } from '../bson/collation.js';
import { own } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject, setKey } from '../bson/types.js';
import { MongoError, failedToParse } from '../errors.js';
import { OPERATORS } from './operators.js';
import { FORMS } from './forms.js';
import { foreignOperator } from './foreign.js';

export type Variables = Readonly<Record<string, unknown>>;

/** What an expression is evaluated in: the document and the variables in sight. */
export interface Scope {
  root: unknown;
  variables: Variables;
  collation?: Collation;
}

/** A compiled expression; `undefined` as its value means that there is none ("missing"). */
export type Evaluate = (scope: Scope) => unknown;

/** The scope at the start: `$$ROOT`, `$$NOW` and the variables of the command's `let`. */
export function rootScope(root: unknown, variables: Variables = {}, collation?: Collation): Scope {
  return { root, variables: 'NOW' in variables ? variables : { ...variables, NOW: new Date() }, collation };
}

/** Compiles an aggregation expression; throws MongoDB's errors for what is no expression. */
export function compileExpression(expression: unknown): Evaluate {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return compileVariable(expression.slice(2));
    if (expression.startsWith('$')) return compileFieldPath(expression.slice(1));
    return () => expression;
  }
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isObject(expression)) return () => expression;
  const keys = Object.keys(expression);
  if (keys[0]?.startsWith('$')) {
    if (keys.length > 1) {
      throw new MongoError(
        15983,
        `an object representing an expression must have exactly one field: ${keys.join(', ')}`,
      );
    }
    return compileOperator(keys[0], expression[keys[0]]);
  }
  return compileObject(expression);
}

function compileObject(expression: Doc): Evaluate {
  const fields = Object.keys(expression).map((key) => {
    if (key.startsWith('$'))
      throw new MongoError(15983, `an expression must have exactly one field, and not ${key} among others`);
    if (key.includes('.')) throw new MongoError(16412, `FieldPath field names may not contain '.': ${key}`);
    return [key, compileExpression(expression[key])] as const;
  });
  return (scope) => {
    const result: Doc = {};
    for (const [key, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setKey(result, key, value);
    }
    return result;
  };
}

/** Compiles `{ name: operand }`: a special form, an operator of plain arguments, or one that mingo computes. */
export function compileOperator(name: string, operand: unknown): Evaluate {
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form) return form(operand);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator) return foreignOperator(name, operand);
  const args = argumentsOf(operand, operator.most).map(compileExpression);
  const { least, most = Infinity, run } = operator;
  if (args.length < least || args.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
    throw new MongoError(
      16020,
      `Expression ${name} takes ${wanted} arguments. ${args.length} were passed in.`,
    );
  }
  return (scope) =>
    run(
      args.map((arg) => arg(scope)),
      scope,
    );
}

/** `{ $rand: {} }` is how an operator without arguments is written. */
function argumentsOf(operand: unknown, most: number | undefined): unknown[] {
  if (Array.isArray(operand)) return operand;
  return most === 0 && isObject(operand) && Object.keys(operand).length === 0 ? [] : [operand];
}

/** The fields of an operand object such as `{ input, in }`, compiled; refuses unknown and missing ones. */
export function compileFields(
  name: string,
  operand: unknown,
  required: string[],
  optional: string[] = [],
): Record<string, Evaluate> {
  if (!isObject(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key))
      throw failedToParse(`Unrecognized argument to ${name}: ${key}`);
  }
  for (const key of required)
    if (!(key in operand)) throw failedToParse(`Missing '${key}' parameter to ${name}`);
  return Object.fromEntries(Object.keys(operand).map((key) => [key, compileExpression(operand[key])]));
}

function compileVariable(text: string): Evaluate {
  const [name = '', ...rest] = text.split('.');
  if (name === 'REMOVE') return () => undefined;
  const read: Evaluate =
    name === 'ROOT' || name === 'CURRENT'
      ? (scope) => scope.root
      : name === 'CLUSTER_TIME'
        ? () => {
            throw new MongoError(51144, 'system variable $$CLUSTER_TIME is only available on replica sets');
          }
        : (scope) => {
            if (!(name in scope.variables)) throw new MongoError(17276, `Use of undefined variable: ${name}`);
            return scope.variables[name];
          };
  return rest.length === 0 ? read : (scope) => fieldPath(read(scope), rest);
}

function compileFieldPath(path: string): Evaluate {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) {
    throw new MongoError(path === '' ? 16872 : 15998, `FieldPath '${path}' has an empty part`);
  }
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(16410, `FieldPath field names may not start with '$': ${path}`);
  return (scope) => fieldPath(scope.root, parts);
}

/** A path in an expression: an array on the way gives the array of what its objects have there. */
export function fieldPath(value: unknown, parts: readonly string[]): unknown {
  for (let at = 0; at < parts.length; at += 1) {
    if (Array.isArray(value)) {
      const rest = parts.slice(at);
      return value
        .map((item) => (isObject(item) || Array.isArray(item) ? fieldPath(item, rest) : undefined))
        .filter((item) => item !== undefined);
    }
    if (!isObject(value)) return undefined;
    value = own(value, parts[at]!);
  }
  return value;
}

/** Whether a value is null or missing, which makes most operators answer null. */
export const isNil = (value: unknown): value is null | undefined => value === null || value === undefined;
