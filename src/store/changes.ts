import { isDeepStrictEqual } from 'node:util';

/**
 * What turns one state of a document into another: changed fields are set, absent ones removed (a `$set` of
 * `undefined` would leave the old value).
 * @param except fields that this update must not carry
 */
export function changes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  except: ReadonlySet<string>,
): { $set?: Record<string, unknown>; $unset?: Record<string, ''> } {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[field];
    if (except.has(field) || isDeepStrictEqual(value, before[field])) continue;
    if (value === undefined) unset[field] = '';
    else set[field] = value;
  }
  return {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
  };
}
