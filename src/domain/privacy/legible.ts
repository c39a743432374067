import { isErased } from '../custody/commitment.js';

/**
 * What people read: a word where something was erased, in place of its commitment. What has nothing erased is given back
 * as it is, and only what has is copied: nearly always that is nothing.
 */
export function legible<T>(value: T, word: string): T {
  if (typeof value === 'string') return isErased(value) ? (word as T) : value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const before = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(before)) {
    const one = legible(before[key], word);
    if (one === before[key]) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[key] = one;
  }
  return (copy ?? value) as T;
}
