import type { Evaluate, Scope } from '../aggregate/expression.js';
import { own } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject, setKey } from '../bson/types.js';
import { MongoError } from '../errors.js';

/** What to do with one field: keep it, leave it out, compute it anew, or change the value that is there. */
export type Leaf =
  | { do: 'keep' }
  | { do: 'drop' }
  | { do: 'compute'; evaluate: Evaluate }
  | { do: 'change'; change: (value: unknown, scope: Scope) => unknown };

/** Fields by name, nested as the paths are: what `{ 'a.b': 1, c: 0 }` means. */
export type Shape = Map<string, Leaf | Shape>;

/** Puts a leaf at a dotted path; throws 31250 when one path runs through the end of another. */
export function setLeaf(shape: Shape, path: string, leaf: Leaf): void {
  const parts = path.split('.');
  if (parts.includes('')) throw new MongoError(40353, `FieldPath field names may not be empty: '${path}'`);
  let at = shape;
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part) ?? new Map<string, Leaf | Shape>();
    if (!(next instanceof Map))
      throw new MongoError(31249, `Path collision at ${path} remaining portion ${parts.at(-1)}`);
    at.set(part, next);
    at = next;
  }
  if (at.has(parts.at(-1)!)) throw new MongoError(31250, `Path collision at ${path}`);
  at.set(parts.at(-1)!, leaf);
}

/** The document with only the fields of the shape, in the document's order, computed ones after them. */
export function include(doc: Doc, shape: Shape, scope: Scope): Doc {
  const result: Doc = {};
  for (const key of Object.keys(doc)) {
    const part = shape.get(key);
    if (part === undefined) continue;
    const value =
      part instanceof Map
        ? includeValue(doc[key], part, scope)
        : part.do === 'keep'
          ? doc[key]
          : part.do === 'change'
            ? part.change(doc[key], scope)
            : undefined;
    if (value !== undefined) setKey(result, key, value);
  }
  compute(result, shape, scope);
  return result;
}

function includeValue(value: unknown, shape: Shape, scope: Scope): unknown {
  if (Array.isArray(value))
    return value
      .filter((item) => isObject(item) || Array.isArray(item))
      .map((item) => includeValue(item, shape, scope));
  return isObject(value) ? include(value, shape, scope) : undefined;
}

/** Adds the computed fields of a shape to a document that was made for it; a missing result removes the field. */
function compute(result: Doc, shape: Shape, scope: Scope): void {
  for (const [key, part] of shape) {
    if (part instanceof Map) {
      if (!Object.hasOwn(result, key) && hasComputed(part)) setKey(result, key, added({}, part, scope));
    } else if (part.do === 'compute') {
      const value = part.evaluate(scope);
      if (value !== undefined) setKey(result, key, value);
    }
  }
}

const hasComputed = (shape: Shape): boolean =>
  [...shape.values()].some((part) => (part instanceof Map ? hasComputed(part) : part.do === 'compute'));

/** The document without the fields that the shape drops. */
export function exclude(doc: Doc, shape: Shape, scope: Scope): Doc {
  const result: Doc = {};
  for (const key of Object.keys(doc)) {
    const part = shape.get(key);
    const value =
      part === undefined
        ? doc[key]
        : part instanceof Map
          ? excludeValue(doc[key], part, scope)
          : part.do === 'change'
            ? part.change(doc[key], scope)
            : part.do === 'keep'
              ? doc[key]
              : undefined;
    if (value !== undefined) setKey(result, key, value);
  }
  return result;
}

function excludeValue(value: unknown, shape: Shape, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => excludeValue(item, shape, scope));
  return isObject(value) ? exclude(value, shape, scope) : value;
}

/** A copy with the computed fields of the shape set where they were or at the end; arrays on the way element by element. */
export function added(doc: unknown, shape: Shape, scope: Scope): Doc {
  const result: Doc = isObject(doc) ? { ...doc } : {};
  for (const [key, part] of shape) {
    const before = own(result, key);
    let value: unknown;
    if (!(part instanceof Map)) value = part.do === 'compute' ? part.evaluate(scope) : before;
    else if (Array.isArray(before)) value = addedToEach(before, part, scope);
    else value = added(before, part, scope);
    if (value === undefined) delete result[key];
    else setKey(result, key, value);
  }
  return result;
}

function addedToEach(items: unknown[], shape: Shape, scope: Scope): unknown[] {
  return items.map((item) =>
    Array.isArray(item) ? addedToEach(item, shape, scope) : added(item, shape, scope),
  );
}
