import { differences, type Difference } from './differences.js';

/** A policy or calendar: what has an id and counts its versions. */
interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface ChangedVersion<T> {
  readonly before: T;
  readonly now: T;
  readonly differences: Difference[];
}

/** What becomes of the policies, or the calendars, of the desk. */
export interface VersionChanges<T> {
  readonly added: T[];
  readonly changed: ChangedVersion<T>[];
  /** All ids in their new order, when it is another one: the first is what is taken when none is named. */
  readonly order?: string[];
  /** Those that the file leaves out. They stay: contracts may name them. */
  readonly leftOut: T[];
}

/**
 * Lays those that a file names over those that the desk has. One that reads otherwise than its newest version becomes a
 * new version, and the old ones are kept: open requests have them (sla.md rule 7).
 * @param all every version that the desk has
 * @param newest the newest version of each, in order
 * @param given those of the file; nothing when the file leaves the part out
 * @returns all versions as they would be, the newest first
 */
export function nextVersions<T extends Versioned>(
  all: readonly T[],
  newest: readonly T[],
  given: readonly Omit<T, 'version'>[] | undefined,
): { all: T[]; changes: VersionChanges<T> } {
  if (!given) return { all: [...all], changes: { added: [], changed: [], leftOut: [] } };
  const added: T[] = [];
  const changed: ChangedVersion<T>[] = [];
  const fromFile = given.map((said) => {
    const known = newest.find(({ id }) => id === said.id);
    const now = { ...said, version: (known?.version ?? 0) + 1 } as T;
    if (!known) {
      added.push(now);
      return now;
    }
    const found = differences({ ...known, version: undefined }, said);
    if (found.length === 0) return known;
    changed.push({ before: known, now, differences: found });
    return now;
  });
  const leftOut = newest.filter(({ id }) => !given.some((one) => one.id === id));
  // The newest stand first: the first of all is what is taken for an id that is unknown.
  const ahead = [...fromFile, ...leftOut];
  const order = ahead.map(({ id }) => id);
  const known = new Set(newest.map(({ id }) => id));
  const isReordered = order.filter((id) => known.has(id)).some((id, index) => id !== newest[index]!.id);
  const isDisplaced = order[0] !== newest[0]?.id;
  return {
    all: [...ahead, ...all.filter((one) => !ahead.includes(one))],
    changes: { added, changed, leftOut, ...(isReordered || isDisplaced ? { order } : {}) },
  };
}

/** Whether nothing becomes otherwise. */
export const isUnchanged = ({ added, changed, order }: VersionChanges<unknown>): boolean =>
  added.length + changed.length === 0 && !order;
