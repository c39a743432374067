import type { BaseFact } from './fact.js';
import type { Command, Kind } from './kind.js';

/** A kind as those see it who treat all alike. */
export type AnyKind = Kind<unknown, BaseFact, Command>;

/** Names and prefixes of what has a store of its own. */
export const RESERVED = { names: ['ticket', 'contract', 'duty', 'wish'], prefixes: ['SR', 'WR'] } as const;

/** The kinds there are. Their names and the prefixes of their numbers are their own. */
export class Kinds {
  private readonly byName: ReadonlyMap<string, AnyKind>;

  constructor(readonly all: readonly AnyKind[]) {
    this.byName = new Map(all.map((kind) => [kind.name, kind]));
    const names = new Set([...RESERVED.names, ...all.map(({ name }) => name)]);
    const prefixes = new Set([...RESERVED.prefixes, ...all.map(({ numbers }) => numbers.prefix)]);
    const { length } = all;
    if (names.size < RESERVED.names.length + length || prefixes.size < RESERVED.prefixes.length + length)
      throw new Error(`two kinds of one name or prefix: ${all.map(({ name }) => name).join(', ')}`);
  }

  /** @throws for a name that is none of a kind: a mistake of ours */
  named(name: string): AnyKind {
    const kind = this.byName.get(name);
    if (!kind) throw new Error(`there is no kind of record called ${name}`);
    return kind;
  }

  /** By a number, `XY-2026-000007`. @returns undefined for one of no kind */
  ofNumber(number: string): AnyKind | undefined {
    return this.all.find(({ numbers }) => numbers.pattern.test(number));
  }
}
