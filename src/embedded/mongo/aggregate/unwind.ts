import { Long } from 'bson';
import { own } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject, setKey } from '../bson/types.js';
import { MongoError } from '../errors.js';
import type { Stage } from './pipeline.js';

/** Compiles `$unwind`: one document for each element; with `preserveNullAndEmptyArrays` also for none. */
export function unwindStage(spec: unknown): Stage {
  const {
    path,
    includeArrayIndex,
    preserveNullAndEmptyArrays = false,
  } = isObject(spec) ? spec : { path: spec };
  if (typeof path !== 'string')
    throw new MongoError(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$'))
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (includeArrayIndex !== undefined && typeof includeArrayIndex !== 'string')
    throw new MongoError(28810, 'includeArrayIndex must be a string');
  const parts = path.slice(1).split('.');
  const indexed = (doc: Doc, index: Long | null) =>
    includeArrayIndex === undefined ? doc : replaced(doc, (includeArrayIndex as string).split('.'), index);
  return (docs) =>
    docs.flatMap((doc) => {
      const value = valueOf(doc, parts);
      if (Array.isArray(value) && value.length > 0)
        return value.map((item, i) => indexed(replaced(doc, parts, item), Long.fromNumber(i)));
      if (value !== undefined && value !== null && !Array.isArray(value)) return [indexed(doc, null)];
      if (preserveNullAndEmptyArrays !== true) return [];
      return [indexed(Array.isArray(value) ? replaced(doc, parts, undefined) : doc, null)];
    });
}

function valueOf(doc: Doc, parts: string[]): unknown {
  return parts.reduce<unknown>((value, part) => (isObject(value) ? own(value, part) : undefined), doc);
}

/** The document with another value at a path, or without it when the value is undefined. */
export function replaced(doc: Doc, [part = '', ...rest]: string[], value: unknown): Doc {
  const copy = { ...doc };
  const child = own(doc, part);
  const next = rest.length === 0 ? value : replaced(isObject(child) ? child : {}, rest, value);
  if (next === undefined) delete copy[part];
  else setKey(copy, part, next);
  return copy;
}
