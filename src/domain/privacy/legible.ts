import { isErased } from '../custody/commitment.js';

/**
 * What people read: a word where something was erased, in place of its commitment. What has nothing erased is given back
 * as it is.
 */
export function legible<T>(value: T, word: string): T {
  if (typeof value === 'string') return isErased(value) ? (word as T) : value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => legible(one, word));
    return list.some((one, index) => one !== value[index]) ? (list as T) : value;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, legible(one, word)] as const);
  const before = value as Record<string, unknown>;
  return entries.some(([key, one]) => one !== before[key]) ? (Object.fromEntries(entries) as T) : value;
}
