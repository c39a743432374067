import { z } from 'zod';
import { DAY_MS } from '../time/units.js';

/** Chains are walked in this order: those of requests, of records of other kinds, and what was seen of both before. */
export const PARTS = ['requests', 'records', 'seals'] as const;

/** How far a walk over all chains of custody has come. */
export const placeSchema = z.object({
  part: z.enum(PARTS),
  /** The number that was looked at last in this part. */
  after: z.string(),
  /** The last number of each year: numbers have no gaps (custody/missing-numbers.ts). */
  numbers: z.record(z.string(), z.number().int()),
});
export type Place = z.infer<typeof placeSchema>;
export const BEGINNING: Place = { part: 'requests', after: '', numbers: {} };

/** A walk over all chains that there are, in parts, run after run; the next one begins when it is through. */
export const roundSchema = z.object({
  startedAt: z.date(),
  place: placeSchema,
  /** Chains looked at so far. */
  walked: z.number().int(),
  /** Chains there were when it began. */
  total: z.number().int(),
});
export type Round = z.infer<typeof roundSchema>;

/** The last one that came through: no chain was looked at longer ago than it began. */
export const pastRoundSchema = roundSchema.omit({ place: true, total: true }).extend({ endedAt: z.date() });
export type PastRound = z.infer<typeof pastRoundSchema>;

/** Chains that a run looks at in any case, and at most: what a run costs does not grow with what exists. */
const LEAST = 20;
const MOST = 500;

/**
 * How many chains a run looks at so that all of them have had their turn in so many days; a few more than that, and after a
 * down-time what was missed.
 */
export function quota({ startedAt, walked, total }: Omit<Round, 'place'>, days: number, now: Date): number {
  const share = Math.min(1, (now.getTime() - startedAt.getTime()) / (days * DAY_MS));
  const due = Math.ceil(total * share) - walked;
  return Math.min(MOST, Math.max(LEAST, due));
}
