import { identity } from '../bson/compare.js';
import { isArrayIndex, own } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';

/** Where a walk along a path ended: at a value, or at an array with the rest of the path still to go. */
type End = { value: unknown } | { array: unknown[]; rest: string[] };

/**
 * The index keys of a document, one value for each path: arrays give a key for each element ("multikey"), missing
 * values count as null, an empty array as undefined. Throws 171 when two paths lead into different arrays.
 */
export function indexKeys(
  doc: unknown,
  paths: readonly string[][],
): { keys: unknown[][]; multikey: boolean; missing: boolean } {
  const ends = paths.map((parts) => walk(doc, parts));
  if (!ends.some((end) => 'array' in end)) {
    const values = ends.map((end) => (end as { value: unknown }).value);
    return {
      keys: [values.map((value) => value ?? null)],
      multikey: false,
      missing: values.every((v) => v === undefined),
    };
  }
  const keys = new Map<string, unknown[]>();
  for (const key of expand(ends, paths)) keys.set(key.map(identity).join(), key);
  return { keys: [...keys.values()], multikey: true, missing: false };
}

function expand(ends: End[], paths: readonly string[][]): unknown[][] {
  const arrays = [...new Set(ends.flatMap((end) => ('array' in end ? [end.array] : [])))];
  const [array] = arrays;
  if (!array) return [ends.map((end) => (end as { value: unknown }).value ?? null)];
  if (arrays.length > 1) {
    const names = ends.flatMap((end, i) => ('array' in end ? [`[${paths[i]!.join('.')}]`] : []));
    throw new MongoError(171, `cannot index parallel arrays ${names.join(' ')}`);
  }
  if (array.length === 0) return [ends.map((end) => ('array' in end ? undefined : (end.value ?? null)))];
  return array.flatMap((element) =>
    expand(
      ends.map((end) => {
        if (!('array' in end)) return end;
        if (end.rest.length === 0) return { value: element ?? null };
        return isObject(element) ? walk(element, end.rest) : { value: null };
      }),
      paths,
    ),
  );
}

function walk(from: unknown, parts: readonly string[]): End {
  let value = from;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]!;
    if (Array.isArray(value)) {
      if (!isArrayIndex(part) || Number(part) >= value.length) return { array: value, rest: parts.slice(at) };
      value = value[Number(part)];
    } else {
      value = isObject(value) ? own(value, part) : undefined;
    }
  }
  return Array.isArray(value) ? { array: value, rest: [] } : { value };
}
