/**
 * The one way to write a value down: JSON with sorted keys, instants in ISO, without what is not there (`undefined`,
 * `null`, empty lists and objects: a field that comes to a schema later changes nothing that was signed before).
 * Half of a surrogate pair, which a cut can leave behind, is written as the database would store it.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(plain(value)) ?? '';
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) {
    const list = value.map((one) => plain(one) ?? null);
    return list.length > 0 ? list : undefined;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, plain(one)] as const)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Whether two values are written down alike. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
