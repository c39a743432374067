import type { BaseFact } from './fact.js';
import type { Command, Kind } from './kind.js';

/** A kind as those see it who treat all alike. */
export type AnyKind = Kind<unknown, BaseFact, Command>;

/** The kinds there are. Their names and the prefixes of their numbers are their own. */
export class Kinds {
  private readonly byName: ReadonlyMap<string, AnyKind>;

  constructor(readonly all: readonly AnyKind[]) {
    this.byName = new Map(all.map((kind) => [kind.name, kind]));
    const prefixes = new Set(all.map(({ numbers }) => numbers.prefix));
    if (this.byName.size < all.length || prefixes.size < all.length)
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
