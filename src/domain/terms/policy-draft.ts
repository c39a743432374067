import { z } from 'zod';
import { deskPolicySchema } from '../sla/escalation.js';
import { versionedSchema } from '../settings/intention.js';
import { tallySchema } from './tally.js';

/** The ladder as it was typed, checked or not. */
export const ladderTypedSchema = z.object({
  levels: z.array(
    z.object({
      to: z.array(z.string()),
      people: z.array(z.string()),
      wait: z.string(),
      repeat: z.string(),
      repeats: z.string(),
    }),
  ),
  stalled: z.string(),
  digestPages: z.string(),
  digestWindow: z.string(),
});
export type LadderTyped = z.infer<typeof ladderTypedSchema>;

/** What somebody is typing about a policy, over the views of a form; a modal itself remembers too little. */
export const policyDraftSchema = z.object({
  id: z.string(),
  /** Counts what is written into it: an effect that was counted for an earlier one is not shown. */
  revision: z.number().int(),
  at: z.date(),
  by: z.string(),
  /** The version that it is to follow; of a new policy, the one that it is made from. */
  base: versionedSchema,
  isNew: z.boolean(),
  /** With the terms of the first view once that was in order, and the ladder of the second. */
  policy: deskPolicySchema,
  ladder: ladderTypedSchema.optional(),
  /** What `policy` does to the open requests. */
  tally: tallySchema.optional(),
});
export type PolicyDraft = z.infer<typeof policyDraftSchema>;
