import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Every place in a document: of its values, and of the lists and objects that hold them. */
function places(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object' || value instanceof Date) return [path];
  const inside = Object.entries(value).flatMap(([key, one]) =>
    places(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inside] : inside;
}

/** Another value of the same kind: one byte, one millisecond, one more. */
function another(value: unknown, n: number): unknown {
  if (typeof value === 'string') {
    const index = value.length > 0 ? n % value.length : 0;
    const other = value[index] === 'x' ? 'y' : 'x';
    return value.slice(0, index) + other + value.slice(index + 1);
  }
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value instanceof Date) return new Date(value.getTime() + (n % 2 === 0 ? 1 : -1));
  if (Array.isArray(value)) {
    // A list of one can only be doubled; a longer one loses an entry or its order.
    if (value.length < 2) return [...value, ...value];
    const at = n % value.length;
    return n % 3 === 0 ? [...value].reverse() : value.filter((_, index) => index !== at);
  }
  return undefined;
}

function put(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === key ? put(one, rest, change) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: put(object[key], rest, change) };
}

export interface Tampered<T> {
  readonly path: Path;
  readonly changed: T;
}

/** A document with one thing changed somewhere in the fields named: a value, an order, a part taken out or doubled. */
export function tampered<T extends object>(
  document: T,
  fields: readonly (keyof T & string)[],
  where: number,
  how: number,
): Tampered<T> | undefined {
  const all = places(document).filter(([field]) => fields.includes(field as keyof T & string));
  const path = all[where % all.length];
  if (!path) return undefined;
  return { path, changed: put(document, path, (old) => another(old, how)) as T };
}

export const anywhere = fc.record({ where: fc.nat(), how: fc.nat() });
