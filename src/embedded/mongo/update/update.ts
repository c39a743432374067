import type { Variables } from '../aggregate/expression.js';
import { updatePipeline } from '../aggregate/pipeline.js';
import type { Collation } from '../bson/collation.js';
import { encode } from '../bson/codec.js';
import { describe } from '../bson/describe.js';
import type { Doc } from '../bson/types.js';
import { clone, isObject, typeOf } from '../bson/types.js';
import { MongoError, badValue, failedToParse } from '../errors.js';
import type { MatchState } from '../query/filter.js';
import { parseArrayFilters } from './array-filters.js';
import type { Change } from './modifiers.js';
import { MODIFIERS, REMOVED, UNCHANGED } from './modifiers.js';
import { changeAt, renameSource } from './walk.js';

/** A parsed update: what it makes of a document. The document given is never changed. */
export interface Update {
  kind: 'replacement' | 'modifiers' | 'pipeline';
  apply(doc: Doc, state: MatchState, inserting: boolean): Doc;
}

export interface UpdateOptions {
  arrayFilters?: unknown;
  collation?: Collation;
  variables?: Variables;
}

interface Step {
  path: string;
  parts: string[];
  onInsertOnly: boolean;
  change: Change;
  /** For `$rename`: where the value comes from. */
  from?: string;
}

/** Parses the three forms of an update. Throws 9 FailedToParse for unknown modifiers, 40 for paths that clash. */
export function parseUpdate(update: unknown, options: UpdateOptions = {}): Update {
  if (Array.isArray(update)) {
    if (options.arrayFilters !== undefined)
      throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
    const run = updatePipeline(update, options.variables, options.collation);
    return { kind: 'pipeline', apply: (doc) => keepId(doc, run(doc)) };
  }
  if (!isObject(update)) throw failedToParse('Update argument must be either an object or an array');
  if (Object.keys(update)[0]?.startsWith('$')) return parseModifiers(update, options);
  if (options.arrayFilters !== undefined && (options.arrayFilters as unknown[]).length > 0) {
    throw failedToParse('arrayFilters may not be specified for replacement-style updates');
  }
  for (const key of Object.keys(update)) {
    if (key.startsWith('$'))
      throw new MongoError(
        52,
        `The dollar ($) prefixed field '${key}' in '${key}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  }
  return { kind: 'replacement', apply: (doc) => keepId(doc, update) };
}

/** The result with the `_id` of the original in front; throws 66 ImmutableField when it has another one. */
function keepId(before: Doc, after: Doc): Doc {
  if (!Object.hasOwn(before, '_id')) return after;
  if (Object.hasOwn(after, '_id') && !sameId(before._id, after._id)) {
    throw new MongoError(
      66,
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describe(after._id)}`,
    );
  }
  const { _id, ...rest } = after;
  return { _id: before._id, ...rest };
}

function sameId(a: unknown, b: unknown): boolean {
  return typeOf(a) === typeOf(b) && encode({ a }).equals(encode({ a: b }));
}

function parseModifiers(update: Doc, options: UpdateOptions): Update {
  const selects = parseArrayFilters(options.arrayFilters, update);
  const steps = Object.keys(update).flatMap((name) => parseModifier(name, update[name], options));
  refuseConflicts(steps);
  // Since MongoDB 5.0 fields are updated in the order of their names, so new fields come in that order.
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  return {
    kind: 'modifiers',
    apply(doc, { position }, inserting) {
      const result = clone(doc);
      for (const step of steps) {
        if (step.onInsertOnly && !inserting) continue;
        if (step.from !== undefined) rename(result, step.from, step.path);
        else changeAt(result, step.path, step.change, { position, selects });
      }
      if (Object.hasOwn(doc, '_id') && !(Object.hasOwn(result, '_id') && sameId(doc._id, result._id))) {
        throw new MongoError(
          66,
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      }
      return result;
    },
  };
}

function parseModifier(name: string, operands: unknown, options: UpdateOptions): Step[] {
  const maker =
    name === '$setOnInsert' ? MODIFIERS.$set : Object.hasOwn(MODIFIERS, name) ? MODIFIERS[name] : undefined;
  if (!maker && name !== '$rename') {
    throw failedToParse(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isObject(operands)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeOf(operands)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${describe(operands)}}`,
    );
  }
  return Object.keys(operands).flatMap((path) => {
    const parts = parsePath(path);
    if (name !== '$rename') {
      return [
        {
          path,
          parts,
          onInsertOnly: name === '$setOnInsert',
          change: maker!(path, operands[path], options.collation),
        },
      ];
    }
    return parseRename(path, parts, operands[path]);
  });
}

function parseRename(path: string, parts: string[], target: unknown): Step[] {
  if (typeof target !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${describe(target)}`);
  if (target === path)
    throw badValue(`The source and target field for $rename must differ: ${path}: "${target}"`);
  if ([...parts, ...target.split('.')].some((part) => part.startsWith('$')))
    throw badValue(`The source and target field for $rename may not be dynamic: ${path}`);
  const nothing: Change = { creates: false, apply: () => UNCHANGED };
  return [
    { path: target, parts: parsePath(target), onInsertOnly: false, change: nothing, from: path },
    { path, parts, onInsertOnly: false, change: nothing },
  ];
}

function rename(doc: Doc, from: string, to: string): void {
  const value = renameSource(doc, from);
  if (value === undefined) return;
  const positions = { selects: () => false };
  changeAt(doc, from, { creates: false, apply: () => REMOVED }, positions);
  changeAt(doc, to, { creates: true, apply: () => value }, positions);
}

function parsePath(path: string): string[] {
  const parts = path.split('.');
  if (path === '' || parts.includes(''))
    throw new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  parts.forEach((part, i) => {
    if (!part.startsWith('$')) return;
    if ((part === '$' || /^\$\[.*\]$/.test(part)) && i === 0)
      throw badValue(
        `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
      );
    if (part === '$' || /^\$\[.*\]$/.test(part) || ['$ref', '$id', '$db'].includes(part)) return;
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  });
  if (parts.filter((part) => part === '$').length > 1)
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

function refuseConflicts(steps: Step[]): void {
  const ends = new Set<string>();
  const passed = new Set<string>();
  for (const { path, parts } of steps) {
    const prefixes = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'));
    if (ends.has(path) || passed.has(path) || prefixes.some((prefix) => ends.has(prefix))) {
      throw new MongoError(
        40,
        `Updating the path '${path}' would create a conflict at '${prefixes.find((prefix) => ends.has(prefix)) ?? path}'`,
      );
    }
    ends.add(path);
    for (const prefix of prefixes) passed.add(prefix);
  }
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
