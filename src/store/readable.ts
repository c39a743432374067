import type { Stored } from './models.js';

/** Told of a stored document that was left out of a list. */
export type Unreadable = (id: string, error: unknown) => void;

/** One document that cannot be read (another version wrote it) must not keep people from all others. */
export function readable<T>(
  stored: readonly Stored[],
  read: (one: Stored) => T,
  unreadable: Unreadable,
): T[] {
  return stored.flatMap((one) => {
    try {
      return [read(one)];
    } catch (error) {
      unreadable(one._id, error);
      return [];
    }
  });
}
