import { z } from 'zod';
import { personRefSchema } from '../people/person.js';

/** Somebody is away `[from, to)` and is not asked meanwhile; a leave that was cancelled ends when it was, or is empty. */
export const leaveSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  person: personRefSchema,
  from: z.date(),
  to: z.date(),
  reason: z.string().optional(),
  by: personRefSchema,
  at: z.date(),
});
export type Leave = z.infer<typeof leaveSchema>;
