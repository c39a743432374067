import { compileExpression } from '../aggregate/expression.js';
import type { Scope } from '../aggregate/expression.js';
import type { Collation } from '../bson/collation.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, toNumber, truthy, typeOf } from '../bson/types.js';
import { MongoError, badValue } from '../errors.js';
import type { MatchState } from './filter.js';
import { parseFilter } from './filter.js';
import type { Leaf, Shape } from './shape.js';
import { exclude, include, setLeaf } from './shape.js';

export type Projection = (doc: Doc, scope: Scope, state?: MatchState) => Doc;

interface Reading {
  shape: Shape;
  /** Whether what is not named stays out (true) or in (false); undefined until a field decides it. */
  inclusion?: boolean;
  inFind: boolean;
  collation?: Collation;
  /** Where the match was, for `a.$`: set for each document. */
  state: MatchState;
}

/**
 * Compiles the projection of `find` and findAndModify (`inFind`, with `$slice`, `$elemMatch` and `a.$`) or of a
 * `$project` stage. Throws 31253 and 31254 for a mixture of inclusion and exclusion.
 */
export function compileProjection(spec: unknown, inFind: boolean, collation?: Collation): Projection {
  if (!isObject(spec))
    throw new MongoError(inFind ? 14 : 15969, 'projection specification must be an object');
  if (Object.keys(spec).length === 0) {
    if (inFind) return (doc) => doc;
    throw new MongoError(51272, 'projection specification must have at least one field');
  }
  const reading: Reading = { shape: new Map(), inFind, collation, state: {} };
  read(reading, '', spec);
  const { shape } = reading;
  const inclusion = reading.inclusion ?? (isFlag(spec._id) && truthy(spec._id));
  const id = shape.get('_id');
  if (id === undefined && inclusion) shape.set('_id', { do: 'keep' });
  else if (!(id instanceof Map) && id?.do === 'drop' && inclusion) shape.delete('_id');
  return (doc, scope, state = {}) => {
    reading.state = state;
    return inclusion ? include(doc, shape, scope) : exclude(doc, shape, scope);
  };
}

const isFlag = (value: unknown) => typeof value === 'boolean' || isNumber(value);

function read(reading: Reading, prefix: string, spec: Doc): void {
  for (const [key, value] of Object.entries(spec)) {
    const path = prefix + key;
    if (key.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$': ${path}`);
    if (isFlag(value)) readFlag(reading, path, truthy(value));
    else if (isObject(value) && !Object.keys(value)[0]?.startsWith('$')) {
      if (Object.keys(value).length === 0)
        throw new MongoError(
          51270,
          'An empty sub-projection is not a valid value. Found empty object at path',
        );
      read(reading, `${path}.`, value);
    } else readComputed(reading, path, value);
  }
}

function readFlag(reading: Reading, path: string, wanted: boolean): void {
  if (path.endsWith('.$')) {
    if (!reading.inFind)
      throw new MongoError(31324, `Cannot use positional operator in an aggregation projection: ${path}`);
    decide(reading, path, true);
    setLeaf(reading.shape, path.slice(0, -2), {
      do: 'change',
      change: (value) => atPosition(value, reading.state),
    });
    return;
  }
  if (path !== '_id') decide(reading, path, wanted);
  setLeaf(reading.shape, path, wanted ? { do: 'keep' } : { do: 'drop' });
}

function decide(reading: Reading, path: string, inclusion: boolean): void {
  if (reading.inclusion !== undefined && reading.inclusion !== inclusion) {
    throw inclusion
      ? new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
  reading.inclusion = inclusion;
}

function readComputed(reading: Reading, path: string, value: unknown): void {
  const operator = isObject(value) ? Object.keys(value)[0] : undefined;
  if (reading.inFind && operator === '$slice' && !Array.isArray((value as Doc).$slice)) {
    setLeaf(reading.shape, path, sliceLeaf([(value as Doc).$slice]));
    return;
  }
  if (reading.inFind && operator === '$slice' && isSliceOfField((value as Doc).$slice as unknown[])) {
    setLeaf(reading.shape, path, sliceLeaf((value as Doc).$slice as unknown[]));
    return;
  }
  if (reading.inFind && operator === '$elemMatch') {
    decide(reading, path, true);
    setLeaf(reading.shape, path, elemMatchLeaf((value as Doc).$elemMatch, reading.collation));
    return;
  }
  if (reading.inFind && operator === '$meta')
    throw badValue('$meta is not supported: there is no text search');
  if (path !== '_id' || reading.inclusion === false) decide(reading, path, true);
  else reading.inclusion = true;
  setLeaf(reading.shape, path, { do: 'compute', evaluate: compileExpression(value) });
}

/** `{ $slice: [skip, limit] }` is of find; `{ $slice: ['$field', n] }` is the expression. */
function isSliceOfField(args: unknown[]): boolean {
  return args.length === 2 && args.every(isNumber);
}

function sliceLeaf(args: unknown[]): Leaf {
  if (!args.every(isNumber))
    throw new MongoError(
      28667,
      `Invalid $slice syntax: expected numbers, found ${args.map(typeOf).join(', ')}`,
    );
  const [a = 0, b] = args.map((arg) => Math.trunc(toNumber(arg)));
  if (b !== undefined && b <= 0)
    throw new MongoError(28724, 'First argument to $slice must be an array, and a limit must be positive');
  return {
    do: 'change',
    change: (value) => {
      if (!Array.isArray(value)) return value;
      if (b === undefined) return a >= 0 ? value.slice(0, a) : value.slice(a);
      const start = a < 0 ? Math.max(0, value.length + a) : a;
      return value.slice(start, start + b);
    },
  };
}

function elemMatchLeaf(operand: unknown, collation?: Collation): Leaf {
  const filter = parseFilter({ a: { $elemMatch: operand } }, { collation });
  return {
    do: 'change',
    change: (value) => {
      const state: MatchState = {};
      return filter.test({ a: value }, state) ? [(value as unknown[])[state.position!]] : undefined;
    },
  };
}

function atPosition(value: unknown, { position }: MatchState): unknown {
  if (!Array.isArray(value)) return value;
  if (position === undefined || position >= value.length) {
    throw new MongoError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  return [value[position]];
}
