import type { Doc } from './types.js';
import { isObject } from './types.js';

/** What a path leads to in a document: `undefined` stands for "nothing there". */
export interface Found {
  value: unknown;
  /** The position in the outermost array that was walked through without being named, for the `$` operator. */
  position?: number;
}

const INDEX = /^(0|[1-9]\d*)$/;

export const isArrayIndex = (part: string) => INDEX.test(part);

/**
 * Every value that a dotted path means in a query: arrays on the way stand for each of their objects, and for the
 * element when the next part is a number. The last value is given as it is; expanding it is the operator's business.
 */
export function lookup(doc: unknown, parts: readonly string[], visit: (found: Found) => boolean): boolean {
  return walk(doc, parts, 0, undefined, visit);
}

function walk(
  value: unknown,
  parts: readonly string[],
  at: number,
  position: number | undefined,
  visit: (found: Found) => boolean,
): boolean {
  if (at === parts.length) return visit({ value, position });
  const part = parts[at]!;
  if (Array.isArray(value)) {
    if (isArrayIndex(part) && Number(part) < value.length) {
      if (walk(value[Number(part)], parts, at + 1, position, visit)) return true;
    }
    return value.some((item, i) => isObject(item) && walk(item, parts, at, position ?? i, visit));
  }
  if (!isObject(value)) return visit({ value: undefined, position });
  return walk(own(value, part), parts, at + 1, position, visit);
}

/** A field of a document, never of its prototype. */
export function own(doc: Doc, key: string): unknown {
  return Object.hasOwn(doc, key) ? doc[key] : undefined;
}

/** The value at a path of plain documents, arrays entered by number only; undefined when there is none. */
export function valueAt(doc: unknown, path: string): unknown {
  let value = doc;
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = isArrayIndex(part) ? value[Number(part)] : undefined;
    else value = isObject(value) ? own(value, part) : undefined;
  }
  return value;
}
