import { Double, Int32 } from 'bson';
import { compare, identity } from '../bson/compare.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, setKey, toNumber } from '../bson/types.js';
import { MongoError, notImplemented } from '../errors.js';
import { compileSort } from '../query/sort.js';
import type { Evaluate, Scope } from './expression.js';
import { compileExpression, compileFields, isNil } from './expression.js';
import { takeN } from './forms.js';
import { OPERATORS, average, extreme, sum } from './operators.js';

/** From what the documents of a group gave, missing values included as undefined, to one value. */
type Reduce = (values: unknown[], scope: Scope) => unknown;

const present = (values: unknown[]) => values.filter((value) => value !== undefined);

const SIMPLE: Record<string, Reduce> = {
  $sum: sum,
  $avg: average,
  $min: (values, scope) => extreme(values, -1, scope),
  $max: (values, scope) => extreme(values, 1, scope),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => [...new Map(present(values).map((value) => [identity(value), value])).values()],
  $mergeObjects: (values, scope) => OPERATORS.$mergeObjects!.run([values], scope),
  $stdDevPop: (values) => deviation(values, 0),
  $stdDevSamp: (values) => deviation(values, 1),
};

function deviation(values: unknown[], lost: 0 | 1): unknown {
  const numbers = values.filter(isNumber).map(toNumber);
  if (numbers.length <= lost) return null;
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  return new Double(
    Math.sqrt(numbers.reduce((total, x) => total + (x - mean) ** 2, 0) / (numbers.length - lost)),
  );
}

/** An accumulator of `$group`: run over the documents of one group, in their order. */
export type Accumulate = (docs: Doc[], scopeOf: (doc: Doc) => Scope) => unknown;

/** Compiles `{ $sum: '$x' }`; throws 15952 for an unknown accumulator, 40234 when it is none at all. */
export function compileAccumulator(field: string, spec: unknown): Accumulate {
  if (!isObject(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`);
  const [name = '', ...more] = Object.keys(spec);
  if (more.length > 0 || name === '')
    throw new MongoError(40238, `The field '${field}' must specify one accumulator`);
  const operand = spec[name];
  if (name === '$count') {
    if (!isObject(operand) || Object.keys(operand).length > 0)
      throw new MongoError(14, '$count takes no arguments, i.e. $count:{}');
    return (docs) => new Int32(docs.length);
  }
  if (/^\$(top|bottom)N?$/.test(name)) return compileTop(name, operand);
  if (['$firstN', '$lastN', '$maxN', '$minN'].includes(name)) {
    const { input, n } = compileFields(name, operand, ['input', 'n']);
    return (docs, scopeOf) =>
      takeN(
        name,
        docs.map((doc) => input!(scopeOf(doc)) ?? null),
        n!(scopeOf(docs[0]!)),
        scopeOf(docs[0]!),
      );
  }
  const reduce = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  if (!reduce) {
    if (['$median', '$percentile', '$accumulator', '$setUnion', '$concatArrays'].includes(name))
      throw notImplemented(`accumulator ${name}`);
    throw new MongoError(15952, `unknown group operator '${name}'`);
  }
  const evaluate = compileExpression(operand);
  return (docs, scopeOf) =>
    reduce(
      docs.map((doc) => evaluate(scopeOf(doc))),
      scopeOf(docs[0]!),
    );
}

function compileTop(name: string, operand: unknown): Accumulate {
  if (!isObject(operand)) throw new MongoError(5788001, `${name} needs sortBy and output`);
  const { sortBy, ...rest } = operand;
  const many = name.endsWith('N');
  const { output, n } = compileFields(name, rest, many ? ['output', 'n'] : ['output']);
  const sort = compileSort(sortBy);
  return (docs, scopeOf) => {
    const scope = scopeOf(docs[0]!);
    const count = many ? toNumber(n!(scope)) : 1;
    const sorted = sort.sort(docs, scope.collation);
    const chosen = name.startsWith('$top') ? sorted.slice(0, count) : sorted.slice(-count);
    const values = chosen.map((doc) => output!(scopeOf(doc)) ?? null);
    return many ? values : values[0];
  };
}

/** Compiles a `$group` stage; groups come in the order in which their first document does. */
export function compileGroup(spec: unknown): (docs: Doc[], scopeOf: (doc: Doc) => Scope) => Doc[] {
  if (!isObject(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) throw new MongoError(15955, 'a group specification must include an _id');
  const id: Evaluate = compileExpression(spec._id);
  const fields = Object.entries(spec).flatMap(([field, value]) => {
    if (field === '_id') return [];
    if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`);
    if (field.startsWith('$'))
      throw new MongoError(40236, `The field name '${field}' cannot be an operator name`);
    return [[field, compileAccumulator(field, value)] as const];
  });
  return (docs, scopeOf) => {
    const groups = new Map<string, { id: unknown; docs: Doc[] }>();
    const order = docs.length > 0 ? scopeOf(docs[0]!).collation?.order : undefined;
    for (const doc of docs) {
      const value = id(scopeOf(doc));
      let key = identity(value);
      if (order && !groups.has(key))
        key = [...groups].find(([, group]) => compare(group.id, value, order) === 0)?.[0] ?? key;
      const group = groups.get(key);
      if (group) group.docs.push(doc);
      else groups.set(key, { id: value, docs: [doc] });
    }
    return [...groups.values()].map((group) => {
      const result: Doc = { _id: isNil(group.id) ? null : group.id };
      for (const [field, accumulate] of fields) setKey(result, field, accumulate(group.docs, scopeOf));
      return result;
    });
  };
}
