import { isDeepStrictEqual } from 'node:util';

export interface Changes {
  readonly set: Record<string, unknown>;
  readonly unset: Record<string, ''>;
}

/**
 * What turns one state of a document into another: changed fields are set, absent ones removed (a `$set` of
 * `undefined` would leave the old value).
 * @param except fields that this update must not carry
 */
export function changes<T extends object>(before: T, after: T, except: ReadonlySet<string>): Changes {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[field as keyof T];
    if (except.has(field) || isDeepStrictEqual(value, before[field as keyof T])) continue;
    if (value === undefined) unset[field] = '';
    else set[field] = value;
  }
  return { set, unset };
}

/** The same as parts of an update: the server takes no empty ones. */
export const setAndUnset = ({ set, unset }: Changes) => ({
  ...(Object.keys(set).length > 0 ? { $set: set } : {}),
  ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
});
