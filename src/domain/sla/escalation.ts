import { z } from 'zod';
import { DEFAULT_POLICY, policySchema } from './policy.js';

/** How management is asked after a breach: how long after it, and how often again until somebody takes it. */
const escalationPlanSchema = z.object({
  waitMinutes: z.number().min(0),
  repeatMinutes: z.number().positive(),
});

/** A policy as the desk keeps it: the clock's terms, and who is asked when they are broken. */
export const deskPolicySchema = policySchema.extend({
  /** What people call it, in the set-up of a channel. */
  name: z.string().optional(),
  escalation: escalationPlanSchema.default({ waitMinutes: 0, repeatMinutes: 10 }),
  /** The breach itself is one of the thresholds: without it nobody would be told, and no plan opened. */
  warnAt: policySchema.shape.warnAt.refine((thresholds) => thresholds.includes(1), {
    error: 'must contain 1',
  }),
});
export type DeskPolicy = z.infer<typeof deskPolicySchema>;

const { response, solution, onsite, repair } = DEFAULT_POLICY.targets;

/** The plan's promise as the desk keeps it. A clock runs only where somebody can stop it: no verb hands over or convenes. */
export const DEFAULT_DESK_POLICY: DeskPolicy = deskPolicySchema.parse({
  ...DEFAULT_POLICY,
  targets: { response, solution, onsite, repair },
});
