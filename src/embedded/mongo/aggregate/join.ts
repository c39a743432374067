import { identity } from '../bson/compare.js';
import { lookup } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { MongoError, failedToParse } from '../errors.js';
import { compileExpression } from './expression.js';
import type { Environment, Stage } from './pipeline.js';
import { compilePipeline, runPipeline } from './pipeline.js';
import { scopeOf } from './stages.js';
import { replaced } from './unwind.js';

const FIELDS = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'];

/** Compiles `$lookup`, by equal fields, by a pipeline, or both. */
export function lookupStage(spec: unknown): Stage {
  if (!isObject(spec)) throw failedToParse('the $lookup specification must be an Object');
  for (const key of Object.keys(spec))
    if (!FIELDS.includes(key)) throw failedToParse(`unknown argument to $lookup: ${key}`);
  const { from, as, localField, foreignField, pipeline } = spec;
  if (typeof as !== 'string') throw failedToParse("must specify 'as' field for a $lookup");
  if (from !== undefined && typeof from !== 'string')
    throw failedToParse("$lookup argument 'from' must be a string");
  if ((localField === undefined) !== (foreignField === undefined))
    throw failedToParse('$lookup requires both or neither of localField and foreignField');
  if (localField === undefined && pipeline === undefined)
    throw failedToParse('$lookup requires either pipeline or both localField and foreignField');
  const variables = Object.entries((spec.let as Doc | undefined) ?? {}).map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  const stages = compilePipeline(pipeline ?? []);
  return (docs, environment) => {
    const foreign = from === undefined ? [] : environment.read(from);
    const byKey = localField === undefined ? undefined : indexBy(foreign, String(foreignField).split('.'));
    return docs.map((doc) => {
      const joined = byKey ? matching(doc, String(localField).split('.'), byKey) : foreign;
      const bound = Object.fromEntries(
        variables.map(([name, evaluate]) => [name, evaluate(scopeOf(doc, environment))]),
      );
      const inner: Environment = {
        ...environment,
        write: undefined,
        variables: { ...environment.variables, ...bound },
      };
      return replaced(doc, as.split('.'), runPipeline(stages, joined, inner));
    });
  };
}

/** What a path gives for equality: each value, each element of an array, null for nothing. */
function keysAt(doc: Doc, parts: string[]): Set<string> {
  const keys = new Set<string>();
  let any = false;
  lookup(doc, parts, ({ value }) => {
    any = true;
    for (const item of Array.isArray(value) ? value : [value]) keys.add(identity(item ?? null));
    if (Array.isArray(value)) keys.add(identity(value));
    return false;
  });
  return any ? keys : new Set([identity(null)]);
}

function indexBy(docs: Doc[], parts: string[]): Map<string, Doc[]> {
  const byKey = new Map<string, Doc[]>();
  for (const doc of docs) {
    for (const key of keysAt(doc, parts)) {
      const list = byKey.get(key);
      if (list) list.push(doc);
      else byKey.set(key, [doc]);
    }
  }
  return byKey;
}

function matching(doc: Doc, parts: string[], byKey: Map<string, Doc[]>): Doc[] {
  return [...new Set([...keysAt(doc, parts)].flatMap((key) => byKey.get(key) ?? []))];
}

/** Compiles `$unionWith`: the documents of another collection, through a pipeline, after those that come in. */
export function unionStage(spec: unknown): Stage {
  const { coll, pipeline = [] } = isObject(spec) ? spec : { coll: spec };
  if (typeof coll !== 'string') throw new MongoError(9, 'the $unionWith specification needs a collection');
  const stages = compilePipeline(pipeline);
  return (docs, environment) => [...docs, ...runPipeline(stages, environment.read(coll), environment)];
}
