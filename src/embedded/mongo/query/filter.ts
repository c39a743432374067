import type { Collation } from '../bson/collation.js';
import { lookup } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject, truthy, typeOf } from '../bson/types.js';
import { badValue } from '../errors.js';
import type { Variables } from '../aggregate/expression.js';
import { compileExpression, rootScope } from '../aggregate/expression.js';
import type { Predicate } from './predicates.js';
import { equalTo, isRegex, makePredicate, regexPredicate } from './predicates.js';

/** What a match leaves behind: where in an array it was, for the positional `$`. */
export interface MatchState {
  position?: number;
}

/** A parsed filter: a tree whose leaves are one predicate on one path, tested on whole documents. */
export type Filter =
  | { kind: 'and' | 'or' | 'nor'; filters: Filter[]; test: Test }
  | { kind: 'not'; filter: Filter; test: Test }
  | { kind: 'field'; path: string; predicate: Predicate; test: Test }
  | { kind: 'elemMatch'; path: string; inner: Filter; test: Test }
  | { kind: 'always' | 'expr'; test: Test };

export type Test = (doc: unknown, state: MatchState) => boolean;

/** What the meaning of a filter depends on besides its text. */
export interface FilterContext {
  collation?: Collation;
  variables?: Variables;
}

/** Operators inside a field's condition that MongoDB has and this engine has not. */
const UNSUPPORTED = [
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$geoNear',
  '$uniqueDocs',
];

/**
 * Parses a MongoDB filter. Throws 2 BadValue for unknown operators and operands of the wrong kind, as mongod does
 * before it looks at a document.
 */
export function parseFilter(filter: unknown, context: FilterContext = {}): Filter {
  if (!isObject(filter)) throw badValue('Expected field filter to be of type object');
  const filters = Object.keys(filter).flatMap((key) => parseClause(key, filter[key], context));
  return filters.length === 1 ? filters[0]! : conjunction(filters);
}

function parseClause(key: string, operand: unknown, context: FilterContext): Filter[] {
  if (!key.startsWith('$')) return parseField(key, operand, context);
  switch (key) {
    case '$and':
      return [conjunction(parseList(key, operand, context))];
    case '$or': {
      const filters = parseList(key, operand, context);
      return [{ kind: 'or', filters, test: (doc, state) => filters.some((f) => f.test(doc, state)) }];
    }
    case '$nor': {
      const filters = parseList(key, operand, context);
      return [{ kind: 'nor', filters, test: (doc) => !filters.some((f) => f.test(doc, {})) }];
    }
    case '$expr': {
      const evaluate = compileExpression(operand);
      return [
        {
          kind: 'expr',
          test: (doc) => truthy(evaluate(rootScope(doc, context.variables, context.collation))),
        },
      ];
    }
    case '$comment':
      return [];
    case '$alwaysTrue':
    case '$alwaysFalse':
      return [{ kind: 'always', test: () => key === '$alwaysTrue' }];
    case '$where':
      throw badValue('$where is not allowed: no script engine');
    default:
      throw badValue(
        `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function parseList(key: string, operand: unknown, context: FilterContext): Filter[] {
  if (!Array.isArray(operand)) throw badValue(`${key} must be an array`);
  if (operand.length === 0) throw badValue(`${key} must be a nonempty array`);
  return operand.map((item) => {
    if (!isObject(item)) throw badValue(`${key} entries need to be full objects`);
    return parseFilter(item, context);
  });
}

function conjunction(filters: Filter[]): Filter {
  return { kind: 'and', filters, test: (doc, state) => filters.every((f) => f.test(doc, state)) };
}

const negation = (filter: Filter): Filter => ({ kind: 'not', filter, test: (doc) => !filter.test(doc, {}) });

/** Whether a condition is made of operators (`{ $gt: 1 }`), not a value to be equal to. */
export function isOperatorObject(value: unknown): value is Doc {
  if (!isObject(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

function parseField(path: string, condition: unknown, context: FilterContext): Filter[] {
  if (isRegex(condition)) return [leaf(path, regexPredicate(condition))];
  if (!isOperatorObject(condition)) return [leaf(path, equalTo(condition, context.collation))];
  return Object.keys(condition).flatMap((operator) => parseOperator(path, operator, condition, context));
}

function parseOperator(path: string, operator: string, condition: Doc, context: FilterContext): Filter[] {
  const operand = condition[operator];
  switch (operator) {
    case '$ne':
      if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
      return [negation(leaf(path, equalTo(operand, context.collation)))];
    case '$nin':
      return [negation(leaf(path, makePredicate('$in', operand, context.collation)))];
    case '$exists': {
      const exists = leaf(path, makePredicate('$exists', true));
      return [truthy(operand) ? exists : negation(exists)];
    }
    case '$not':
      return [negation(parseNot(path, operand, context))];
    case '$elemMatch':
      return [parseElemMatch(path, operand, context)];
    case '$all':
      return [parseAll(path, operand, context)];
    case '$regex':
      return [leaf(path, regexPredicate(operand, condition.$options))];
    case '$options':
      if (!('$regex' in condition)) throw badValue('$options needs a $regex');
      return [];
    case '$comment':
      return [];
    default:
      if (UNSUPPORTED.includes(operator))
        throw badValue(`unknown operator: ${operator} (geospatial queries are not supported)`);
      return [leaf(path, makePredicate(operator, operand, context.collation))];
  }
}

function parseNot(path: string, operand: unknown, context: FilterContext): Filter {
  if (isRegex(operand)) return leaf(path, regexPredicate(operand));
  if (!isObject(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  const inner = Object.keys(operand).flatMap((operator) => parseOperator(path, operator, operand, context));
  return conjunction(inner);
}

function parseElemMatch(path: string, operand: unknown, context: FilterContext): Filter {
  if (!isObject(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  const onValues = isOperatorObject(operand) && !['$and', '$or', '$nor', '$expr', '$where'].includes(first);
  const inner = onValues
    ? conjunction(Object.keys(operand).flatMap((operator) => parseOperator('', operator, operand, context)))
    : parseFilter(operand, context);
  const parts = path === '' ? [] : path.split('.');
  const test: Test = (doc, state) =>
    lookup(doc, parts, ({ value, position }) => {
      if (!Array.isArray(value)) return false;
      const at = value.findIndex((item) =>
        onValues ? inner.test(item, {}) : (isObject(item) || Array.isArray(item)) && inner.test(item, {}),
      );
      if (at >= 0) state.position = position ?? at;
      return at >= 0;
    });
  return { kind: 'elemMatch', path, inner: onValues ? { kind: 'always', test: () => true } : inner, test };
}

function parseAll(path: string, operand: unknown, context: FilterContext): Filter {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { kind: 'always', test: () => false };
  const elementwise = isOperatorObject(operand[0]);
  return conjunction(
    operand.map((item) => {
      if (isOperatorObject(item) !== elementwise) throw badValue('no $ expressions in $all');
      if (isRegex(item)) return leaf(path, regexPredicate(item));
      if (!elementwise) return leaf(path, equalTo(item, context.collation));
      if (!('$elemMatch' in (item as Doc))) throw badValue('no $ expressions in $all');
      return parseElemMatch(path, (item as Doc).$elemMatch, context);
    }),
  );
}

/** Tests one predicate on everything the path means; arrays count as themselves and as each of their elements. */
function leaf(path: string, predicate: Predicate): Filter {
  const parts = path === '' ? [] : path.split('.');
  const test: Test = (doc, state) =>
    lookup(doc, parts, ({ value, position }) => {
      if (predicate.test(value)) {
        if (position !== undefined) state.position = position;
        return true;
      }
      if (!predicate.elements || typeOf(value) !== 'array' || path === '') return false;
      const at = (value as unknown[]).findIndex((item) => predicate.test(item));
      if (at >= 0) state.position = position ?? at;
      return at >= 0;
    });
  return { kind: 'field', path, predicate, test };
}
