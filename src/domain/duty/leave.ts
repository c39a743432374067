import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { dutyEntrySchema } from './rota-record.js';

/** Somebody is away `[from, to)` and is not asked meanwhile; one that is called off ends then, even before it begins. */
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

/** A leave as it is kept. */
export const leaveRecordSchema = leaveSchema.extend({
  changedAt: z.date(),
  /** When it begins or ends, whichever is next: the duties of its person change. */
  nextInstantAt: z.date().optional(),
  history: z.array(dutyEntrySchema),
});
export type LeaveRecord = z.infer<typeof leaveRecordSchema>;
