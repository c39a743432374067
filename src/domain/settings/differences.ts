/** One value that differs: absent before when it is new, absent after when it is gone. */
export interface Difference {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

type Scalar = string | number | boolean;
const isScalarList = (value: unknown): value is Scalar[] =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object');

/** The order of such a list says nothing: hours, days, metrics and thresholds count wherever they stand. */
const inOrder = (a: Scalar, b: Scalar): number => (a < b ? -1 : Number(a > b));

/** Every single value with its path. An empty list is a value: in a calendar it closes a day. */
function flat(value: unknown, field: string): [string, string][] {
  if (value === undefined || value === null) return [];
  if (isScalarList(value)) return [[field, [...value].sort(inOrder).join(', ') || 'none']];
  if (typeof value !== 'object') return [[field, String(value as Scalar)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, field === '' ? key : `${field}.${key}`));
}

/** @returns what differs between two values that are plain data, field by field; empty when they say the same */
export function differences(before: unknown, after: unknown, field = ''): Difference[] {
  const [old, next] = [new Map(flat(before, field)), new Map(flat(after, field))];
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((path) => old.get(path) !== next.get(path))
    .map((path) => ({
      field: path,
      ...(old.has(path) ? { before: old.get(path)! } : {}),
      ...(next.has(path) ? { after: next.get(path)! } : {}),
    }));
}
