import { describe } from '../bson/describe.js';
import { isArrayIndex, own } from '../bson/paths.js';
import type { Doc } from '../bson/types.js';
import { isObject, setKey, typeOf } from '../bson/types.js';
import { MongoError, badValue } from '../errors.js';
import type { Change } from './modifiers.js';
import { REMOVED, UNCHANGED } from './modifiers.js';

/** What the parts of an update path that are no names mean for one document. */
export interface Positions {
  /** Where the filter matched, for `$`. */
  position?: number;
  /** Whether an element is meant by `$[identifier]`. */
  selects: (identifier: string, element: unknown) => boolean;
}

const MOST_PADDING = 1_500_000;

/**
 * Applies a change at every place that an update path means, in a document of the caller's own. Throws 28 PathNotViable
 * where the path runs through a value that has no fields, 2 BadValue where `$` or `$[]` finds nothing to stand for.
 */
export function changeAt(doc: Doc, path: string, change: Change, positions: Positions): void {
  walk(doc, path.split('.'), 0);

  function walk(node: Doc | unknown[], parts: string[], at: number): void {
    const part = parts[at]!;
    if (/^\$\[.*\]$/.test(part)) {
      if (!Array.isArray(node))
        throw badValue(
          `Cannot apply array updates to non-array element ${parts[at - 1] ?? ''}: ${describe(node)}`,
        );
      const identifier = part.slice(2, -1);
      node.forEach((element, i) => {
        if (identifier === '' || positions.selects(identifier, element)) step(node, String(i), parts, at);
      });
      return;
    }
    if (part !== '$') return step(node, part, parts, at);
    if (positions.position === undefined)
      throw badValue('The positional operator did not find the match needed from the query.');
    step(node, String(positions.position), parts, at);
  }

  function step(node: Doc | unknown[], key: string, parts: string[], at: number): void {
    const last = at === parts.length - 1;
    if (Array.isArray(node) && !isArrayIndex(key)) {
      if (change.creates)
        throw new MongoError(
          28,
          `Cannot create field '${key}' in element {${parts[at - 1] ?? ''}: ${describe(node)}}`,
        );
      return;
    }
    const child = Array.isArray(node) ? node[Number(key)] : own(node, key);
    if (last) {
      if (child === undefined && !change.creates) return;
      return store(node, key, change.apply(child, parts.join('.')));
    }
    const next = parts[at + 1]!;
    if (child === undefined) {
      if (/^\$\[/.test(next))
        throw badValue(
          `The path '${parts.slice(0, at + 1).join('.')}' must exist in the document in order to apply array updates.`,
        );
      if (!change.creates) return;
      const made: Doc = {};
      walk(made, parts, at + 1);
      if (Object.keys(made).length > 0) store(node, key, made);
      return;
    }
    if (isObject(child) || Array.isArray(child)) return walk(child as Doc | unknown[], parts, at + 1);
    if (/^\$\[/.test(next))
      throw badValue(`Cannot apply array updates to non-array element ${key}: ${describe(child)}`);
    if (change.creates)
      throw new MongoError(28, `Cannot create field '${next}' in element {${key}: ${describe(child)}}`);
  }
}

function store(node: Doc | unknown[], key: string, value: unknown): void {
  if (value === UNCHANGED) return;
  if (!Array.isArray(node)) {
    if (value === REMOVED) delete node[key];
    else setKey(node, key, value);
    return;
  }
  const index = Number(key);
  if (index - node.length > MOST_PADDING) throw badValue(`can't backfill more than ${MOST_PADDING} elements`);
  while (node.length < index) node.push(null);
  node[index] = value === REMOVED ? null : value;
}

/** The value at a path without positions, refusing to pass through an array: what `$rename` may read. */
export function renameSource(doc: Doc, path: string): unknown {
  let value: unknown = doc;
  for (const part of path.split('.')) {
    if (Array.isArray(value))
      throw badValue(`The source field cannot be an array element, '${path}' in doc has an array`);
    if (!isObject(value)) return undefined;
    value = own(value, part);
  }
  return typeOf(value) === 'undefined' ? undefined : value;
}
