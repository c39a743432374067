import { Int32 } from 'bson';
import { compare } from '../bson/compare.js';
import type { Doc } from '../bson/types.js';
import { isNumber, isObject, setKey, toNumber, typeOf } from '../bson/types.js';
import { MongoError, notImplemented } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import { compileProjection } from '../query/projection.js';
import type { Shape } from '../query/shape.js';
import { added, setLeaf } from '../query/shape.js';
import { compileSort } from '../query/sort.js';
import type { Scope } from './expression.js';
import { compileExpression, rootScope } from './expression.js';
import { compileGroup } from './group.js';
import { lookupStage, unionStage } from './join.js';
import type { Environment, Stage } from './pipeline.js';
import { compilePipeline, runPipeline } from './pipeline.js';
import { unwindStage } from './unwind.js';

/** The scope of a document within a stage. */
export const scopeOf = (doc: unknown, { variables, collation }: Environment): Scope =>
  rootScope(doc, variables, collation);

const addFields = (spec: unknown): Stage => {
  if (!isObject(spec) || Object.keys(spec).length === 0)
    throw new MongoError(40272, '$addFields specification stage must be an object with at least one field');
  const shape: Shape = new Map();
  readFields(shape, '', spec);
  return (docs, environment) => docs.map((doc) => added(doc, shape, scopeOf(doc, environment)));
};

function readFields(shape: Shape, prefix: string, spec: Doc): void {
  for (const [key, value] of Object.entries(spec)) {
    if (key.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$': ${prefix}${key}`);
    if (isObject(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith('$'))
      readFields(shape, `${prefix}${key}.`, value);
    else setLeaf(shape, prefix + key, { do: 'compute', evaluate: compileExpression(value) });
  }
}

const unset = (spec: unknown): Stage => {
  const paths = Array.isArray(spec) ? spec : [spec];
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string'))
    throw new MongoError(31002, '$unset specification must be a string or an array');
  const project = compileProjection(Object.fromEntries(paths.map((path) => [path, 0])), false);
  return (docs, environment) => docs.map((doc) => project(doc, scopeOf(doc, environment)));
};

function replaceRoot(expression: unknown): Stage {
  const evaluate = compileExpression(expression);
  return (docs, environment) =>
    docs.map((doc) => {
      const root = evaluate(scopeOf(doc, environment));
      if (!isObject(root))
        throw new MongoError(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeOf(root)}`,
        );
      return root;
    });
}

function whole(name: string, value: unknown, least: number, code: number): number {
  if (!isNumber(value) || !Number.isInteger(toNumber(value)) || toNumber(value) < least)
    throw new MongoError(code, `invalid argument to ${name} stage: expected a number of at least ${least}`);
  return toNumber(value);
}

const group = (spec: unknown): Stage => {
  const run = compileGroup(spec);
  return (docs, environment) => run(docs, (doc) => scopeOf(doc, environment));
};

const facet = (spec: unknown): Stage => {
  if (!isObject(spec) || Object.keys(spec).length === 0)
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  const facets = Object.entries(spec).map(([name, pipeline]) => [name, compilePipeline(pipeline)] as const);
  return (docs, environment) => {
    const result: Doc = {};
    for (const [name, stages] of facets) setKey(result, name, runPipeline(stages, docs, environment));
    return [result];
  };
};

const bucket = (spec: unknown): Stage => {
  if (!isObject(spec) || !Array.isArray(spec.boundaries) || spec.boundaries.length < 2)
    throw new MongoError(40200, '$bucket needs at least two boundaries');
  const { groupBy, boundaries, default: other, output = { count: { $sum: new Int32(1) } } } = spec;
  const evaluate = compileExpression(groupBy);
  const limits = boundaries as unknown[];
  const run = compileGroup({ ...(output as Doc), _id: '$$bucketId' });
  return (docs, environment) => {
    const tagged = docs.map((doc) => {
      const value = evaluate(scopeOf(doc, environment));
      const at = limits.findIndex(
        (limit, i) =>
          i + 1 < limits.length && compare(value, limit) >= 0 && compare(value, limits[i + 1]) < 0,
      );
      if (at < 0 && !('default' in spec))
        throw new MongoError(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        );
      return { doc, id: at < 0 ? other : limits[at] };
    });
    const ids = new Map(tagged.map(({ doc, id }) => [doc, id]));
    const groups = run(docs, (doc) => ({
      ...scopeOf(doc, environment),
      variables: { ...environment.variables, bucketId: ids.get(doc) },
    }));
    return groups.sort((a, b) => compare(a._id, b._id));
  };
};

const fromSource =
  (name: string) =>
  (spec: unknown): Stage =>
  (_docs, { source }) => {
    if (!source) throw new MongoError(40602, `${name} is only valid as the first stage in a pipeline`);
    return source(name, spec);
  };

const refused = (name: string) => (): Stage => {
  throw notImplemented(`stage ${name}`);
};

/** Every stage by name; those that MongoDB has and this engine has not refuse with 238 NotImplemented. */
export const STAGES: Record<string, (spec: unknown) => Stage> = {
  $match: (spec) => {
    if (!isObject(spec)) throw new MongoError(15959, 'the match filter must be an expression in an object');
    parseFilter(spec);
    return (docs, { variables, collation }) => {
      const filter = parseFilter(spec, { variables, collation });
      return docs.filter((doc) => filter.test(doc, {}));
    };
  },
  $sort: (spec) => {
    const sort = compileSort(spec);
    if (sort.keys.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
    return (docs, { collation }) => sort.sort(docs, collation);
  },
  $limit: (spec) => {
    const most = whole('$limit', spec, 1, 15958);
    return (docs) => docs.slice(0, most);
  },
  $skip: (spec) => {
    const count = whole('$skip', spec, 0, 5107200);
    return (docs) => docs.slice(count);
  },
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
      throw new MongoError(40156, 'the count field must be a non-empty string without $ and .');
    return (docs) => (docs.length === 0 ? [] : [{ [spec]: new Int32(docs.length) }]);
  },
  $project: (spec) => {
    const project = compileProjection(spec, false);
    return (docs, environment) => docs.map((doc) => project(doc, scopeOf(doc, environment)));
  },
  $set: addFields,
  $addFields: addFields,
  $unset: unset,
  $replaceWith: replaceRoot,
  $replaceRoot: (spec) => {
    if (!isObject(spec) || !('newRoot' in spec))
      throw new MongoError(40231, "'newRoot' parameter is required for the $replaceRoot stage");
    return replaceRoot(spec.newRoot);
  },
  $group: group,
  $sortByCount: (spec) => {
    const run = group({ _id: spec, count: { $sum: new Int32(1) } });
    const sort = compileSort({ count: -1 });
    return (docs, environment) => sort.sort(run(docs, environment));
  },
  $unwind: unwindStage,
  $lookup: lookupStage,
  $unionWith: unionStage,
  $facet: facet,
  $bucket: bucket,
  $sample: (spec) => {
    const size = whole('$sample', isObject(spec) ? spec.size : undefined, 0, 28745);
    return (docs) =>
      [...docs]
        .map((doc) => ({ doc, by: Math.random() }))
        .sort((a, b) => a.by - b.by)
        .slice(0, size)
        .map(({ doc }) => doc);
  },
  $redact: refused('$redact'),
  $out:
    (spec) =>
    (docs, { write }) =>
      writeOut('$out', spec, docs, write),
  $merge:
    (spec) =>
    (docs, { write }) =>
      writeOut('$merge', spec, docs, write),
  $documents: (spec) => {
    const evaluate = compileExpression(spec);
    return (_docs, environment) => {
      const docs = evaluate(scopeOf({}, environment));
      if (!Array.isArray(docs) || !docs.every(isObject))
        throw new MongoError(5858203, '$documents must evaluate to an array of documents');
      return docs;
    };
  },
  $collStats: fromSource('$collStats'),
  $indexStats: fromSource('$indexStats'),
  $listLocalSessions: fromSource('$listLocalSessions'),
  $currentOp: fromSource('$currentOp'),
  $changeStream: () => {
    throw new MongoError(40573, 'The $changeStream stage is only supported on replica sets');
  },
};

for (const name of [
  '$bucketAuto',
  '$densify',
  '$fill',
  '$geoNear',
  '$graphLookup',
  '$setWindowFields',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$listSessions',
  '$planCacheStats',
  '$changeStreamSplitLargeEvent',
  '$rankFusion',
  '$querySettings',
  '$listSearchIndexes',
]) {
  STAGES[name] = refused(name);
}

function writeOut(name: '$out' | '$merge', spec: unknown, docs: Doc[], write: Environment['write']): Doc[] {
  if (!write) throw new MongoError(40601, `${name} is not allowed here`);
  write(name, spec, docs);
  return [];
}
