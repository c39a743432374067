import type { Collation } from '../bson/collation.js';
import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { MongoError, typeMismatch } from '../errors.js';
import type { Variables } from './expression.js';
import { rootScope } from './expression.js';
import { STAGES } from './stages.js';

/** What stages need of the database besides the documents that come in. */
export interface Environment {
  variables: Variables;
  collation?: Collation;
  /** All documents of a collection of the same database. */
  read: (collection: string) => Doc[];
  /** Puts `$out` and `$merge` into effect. */
  write?: (stage: '$out' | '$merge', spec: unknown, docs: Doc[]) => void;
  /** What a stage that makes documents of the server's own state gives (`$collStats`, `$indexStats` …). */
  source?: (stage: string, spec: unknown) => Doc[];
}

/** A stage that is ready to run. */
export type Stage = (docs: Doc[], environment: Environment) => Doc[];

const IN_UPDATES = ['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'];

/** Compiles a pipeline; throws 40324 for an unknown stage, 40323 for a stage without exactly one field. */
export function compilePipeline(pipeline: unknown): { name: string; run: Stage }[] {
  if (!Array.isArray(pipeline)) throw typeMismatch('A pipeline must be an array');
  return pipeline.map((stage, at) => {
    if (!isObject(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    const [name = '', ...more] = Object.keys(stage);
    if (more.length > 0 || name === '')
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (!compile) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    if ((name === '$out' || name === '$merge') && at !== pipeline.length - 1)
      throw new MongoError(40601, `${name} can only be the final stage in the pipeline`);
    return { name, run: compile(stage[name]) };
  });
}

export function runPipeline(stages: { run: Stage }[], docs: Doc[], environment: Environment): Doc[] {
  return stages.reduce((input, stage) => stage.run(input, environment), docs);
}

/** Compiles the pipeline form of an update; throws 72 InvalidOptions for stages that may not stand there. */
export function updatePipeline(
  pipeline: unknown[],
  variables: Variables = {},
  collation?: Collation,
): (doc: Doc) => Doc {
  const stages = compilePipeline(pipeline);
  for (const { name } of stages) {
    if (!IN_UPDATES.includes(name))
      throw new MongoError(72, `${name} is not allowed to be used within an update`);
  }
  const environment: Environment = {
    variables: rootScope(undefined, variables).variables,
    collation,
    read: () => [],
  };
  return (doc) => runPipeline(stages, [doc], environment)[0]!;
}
