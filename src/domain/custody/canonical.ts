/**
 * The one way to write a value down: JSON with sorted keys, instants in ISO, without what is not there (`undefined`,
 * `null`, empty lists and objects: a field that comes to a schema later changes nothing that was signed before).
 * Half of a surrogate pair, which a cut can leave behind, is written as the database would store it.
 */
export const canonical = (value: unknown): string => written(value) ?? '';

/** Straight into text: a chain is a thousand values written down, and copies of them were a third of its time. */
function written(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) {
    return value.length > 0 ? `[${value.map((one) => written(one) ?? 'null').join(',')}]` : undefined;
  }
  let text = '';
  for (const key of sortedKeys(value)) {
    const one = written((value as Record<string, unknown>)[key]);
    if (one !== undefined) text += `${text ? ',' : ''}${JSON.stringify(key)}:${one}`;
  }
  return text ? `{${text}}` : undefined;
}

const wellFormed = (text: string): string =>
  /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;

/** Keys that are whole numbers come first and by size, as objects have them: chains were written so from the beginning. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value).sort();
  if (!keys.some((key) => /^\d/.test(key))) return keys;
  return Object.keys(Object.fromEntries(keys.map((key) => [key, true])));
}

/** Whether two values are written down alike. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
