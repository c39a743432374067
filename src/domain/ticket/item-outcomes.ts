import { z } from 'zod';
import { OUTCOMES } from './words.js';

/** R19: what became of one item; one that was not done is said to be so. */
export const ITEM_OUTCOMES = [...OUTCOMES, 'not-done'] as const;
/** `text`: its explanation, which the customer signs with it. */
export const itemOutcomeSchema = z.object({
  no: z.number().int().min(1),
  outcome: z.enum(ITEM_OUTCOMES),
  text: z.string().optional(),
});
export type ItemOutcome = z.infer<typeof itemOutcomeSchema>;

/** As long as the explanation of an item is: those of all of them stand in one message. */
export const MAX_ITEM_EXPLANATION = 250;

/** As somebody says it. */
export const itemOutcomeSaidSchema = itemOutcomeSchema.extend({
  text: z.string().trim().max(MAX_ITEM_EXPLANATION).optional(),
});

/**
 * What the whole request is called by its items: unsolvable when one of them is, for then it is not repaired (R26);
 * explained when one of them is, for then there is something to accept; else replaced, else repaired.
 * @returns undefined when nothing was done
 */
export function outcomeOf(items: readonly ItemOutcome[]): (typeof OUTCOMES)[number] | undefined {
  return (['unsolvable', 'explained', 'replaced', 'repaired'] as const).find((outcome) =>
    items.some((item) => item.outcome === outcome),
  );
}
