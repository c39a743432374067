import { z } from 'zod';
import { OUTCOMES } from './words.js';

/** R19: what became of one item; one that was not done is said to be so. */
export const ITEM_OUTCOMES = [...OUTCOMES, 'not-done'] as const;
export const itemOutcomeSchema = z.object({ no: z.number().int().min(1), outcome: z.enum(ITEM_OUTCOMES) });
export type ItemOutcome = z.infer<typeof itemOutcomeSchema>;

/**
 * What the whole request is called by its items: explained when one of them is, for then there is something to accept
 * (R26); else replaced, else repaired.
 * @returns undefined when nothing was done
 */
export function outcomeOf(items: readonly ItemOutcome[]): (typeof OUTCOMES)[number] | undefined {
  return (['explained', 'replaced', 'repaired'] as const).find((outcome) =>
    items.some((item) => item.outcome === outcome),
  );
}
