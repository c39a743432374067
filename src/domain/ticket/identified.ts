import type { Fact, FactStated } from './facts.js';

/** When and why something was done. */
interface Doing {
  readonly cause: string;
  readonly at: Date;
  readonly now: Date;
}

/**
 * A fact with its identity: the same command decided again gives the same one.
 * @param stated `at` where it was another instant than that of the act
 * @param index its place among the facts of the act
 */
export function identified(
  stated: FactStated & { at?: Date },
  index: number,
  { cause, at, now }: Doing,
  who: Pick<Fact, 'by' | 'side'>,
): Fact {
  return { ...who, ...stated, id: `${cause}#${index}`, cause, at: stated.at ?? at, recordedAt: now } as Fact;
}
