import type { Collation } from '../bson/collation.js';
import { parseCollation } from '../bson/collation.js';
import { encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, toNumber, truthy } from '../bson/types.js';
import { MongoError, badValue, notImplemented, typeMismatch } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { parseFilter } from '../query/filter.js';

/** A checked definition of an index. `doc` is what listIndexes answers and what the log keeps. */
export interface IndexSpec {
  name: string;
  key: [string, 1 | -1][];
  unique: boolean;
  sparse: boolean;
  /** Time to live in seconds; documents whose date is older are removed. */
  expireAfterSeconds?: number;
  partial?: Filter;
  collation?: Collation;
  doc: Doc;
}

const OPTIONS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'background',
  'ns',
];
const REFUSED = [
  'hidden',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'wildcardProjection',
  'storageEngine',
  'prepareUnique',
  'clustered',
];
const IN_PARTIAL = ['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$type'];

/** Checks an element of `createIndexes.indexes`; throws MongoDB's errors for what is wrong, 238 for index kinds not kept here. */
export function parseIndexSpec(spec: unknown, inherited?: Collation): IndexSpec {
  if (!isObject(spec)) throw typeMismatch('The index specification must be an object');
  for (const option of Object.keys(spec)) {
    if (REFUSED.includes(option)) throw notImplemented(`index option ${option}`);
    if (!OPTIONS.includes(option))
      throw new MongoError(197, `The field '${option}' is not valid for an index specification.`);
  }
  if (!isObject(spec.key) || Object.keys(spec.key).length === 0)
    throw new MongoError(67, 'Index keys cannot be empty.');
  if (typeof spec.name !== 'string' || spec.name === '')
    throw new MongoError(9, "The 'name' field is a required property of an index specification");
  if (spec.name === '*') throw badValue("The index name '*' is not valid.");
  const key = Object.entries(spec.key).map(
    ([path, direction]) => [path, parseDirection(path, direction)] as [string, 1 | -1],
  );
  const isId = key.length === 1 && key[0]![0] === '_id' && key[0]![1] === 1;
  if (isId && (truthy(spec.sparse) || 'partialFilterExpression' in spec || 'expireAfterSeconds' in spec)) {
    throw new MongoError(197, 'The _id index cannot be sparse, partial or expire');
  }
  if ('partialFilterExpression' in spec && truthy(spec.sparse))
    throw new MongoError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
  const expireAfterSeconds = parseExpiry(spec.expireAfterSeconds, key.length);
  const collation = 'collation' in spec ? parseCollation(spec.collation) : inherited;
  const partial = 'partialFilterExpression' in spec ? parsePartial(spec.partialFilterExpression) : undefined;
  const {
    ns: _ns,
    background: _background,
    v: _v,
    key: _key,
    name: _name,
    collation: _collation,
    ...kept
  } = spec;
  return {
    name: isId ? '_id_' : spec.name,
    key,
    unique: isId || truthy(spec.unique),
    sparse: truthy(spec.sparse),
    expireAfterSeconds,
    partial,
    collation,
    doc: {
      v: 2,
      key: spec.key,
      name: isId ? '_id_' : spec.name,
      ...kept,
      ...(collation ? { collation: collation.spec } : {}),
    },
  };
}

function parseDirection(path: string, value: unknown): 1 | -1 {
  if (path === '' || path.split('.').includes(''))
    throw new MongoError(67, 'Index keys cannot contain an empty field.');
  if (path.split('.').some((part) => part.startsWith('$') && !['$ref', '$id', '$db'].includes(part))) {
    throw new MongoError(67, "Index key contains an illegal field name: field name starts with '$'.");
  }
  if (path.includes('$**')) throw notImplemented('a wildcard index');
  if (typeof value === 'string') throw notImplemented(`an index of kind "${value}"`);
  if (!isNumber(value)) throw new MongoError(67, 'Values in the index key pattern can only be numbers');
  const direction = toNumber(value);
  if (direction === 0 || Number.isNaN(direction))
    throw new MongoError(67, 'Values in the index key pattern cannot be 0.');
  return direction > 0 ? 1 : -1;
}

function parseExpiry(value: unknown, fields: number): number | undefined {
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw typeMismatch("TTL index 'expireAfterSeconds' option must be numeric");
  const seconds = toNumber(value);
  if (seconds < 0 || !(seconds <= 2 ** 31 - 1))
    throw new MongoError(67, "TTL index 'expireAfterSeconds' option must be within an acceptable range");
  if (fields > 1)
    throw new MongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  return seconds;
}

function parsePartial(expression: unknown): Filter {
  if (!isObject(expression))
    throw typeMismatch("'partialFilterExpression' for an index has to be a document");
  const filter = parseFilter(expression);
  requireSimple(filter);
  return filter;
}

function requireSimple(filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') filter.filters.forEach(requireSimple);
  else if (filter.kind !== 'field' || !IN_PARTIAL.includes(filter.predicate.operator)) {
    throw new MongoError(
      67,
      `unsupported expression in partial index: ${filter.kind === 'field' ? filter.predicate.operator : filter.kind}`,
    );
  }
}

/** Whether two definitions are the same index in all but name. */
export function sameIndex(a: IndexSpec, b: IndexSpec, withOptions = true): boolean {
  const essence = ({ doc, collation, partial: _p, ...spec }: IndexSpec) =>
    encode({
      key: doc.key,
      partial: doc.partialFilterExpression ?? null,
      collation: collation?.id ?? null,
      ...(withOptions
        ? { unique: spec.unique, sparse: spec.sparse, expire: spec.expireAfterSeconds ?? null }
        : {}),
    });
  return essence(a).equals(essence(b));
}
