import { z } from 'zod';
import { CATEGORIES, SEVERITIES, STATUSES } from '../ticket/words.js';

/** Which requests are exported; what is absent does not matter. */
export const exportFilterSchema = z.object({
  /** Received at this instant or later, and before the other. */
  from: z.date().optional(),
  before: z.date().optional(),
  /** Only of these companies, under these contracts. */
  customerIds: z.array(z.string()).optional(),
  contractIds: z.array(z.string()).optional(),
  statuses: z.array(z.enum(STATUSES)).optional(),
  categories: z.array(z.enum(CATEGORIES)).optional(),
  severities: z.array(z.enum(SEVERITIES)).optional(),
  /** A part of the responsible engineer's name, as people type it. */
  engineer: z.string().optional(),
  /** Only those with a promise that was broken, in any of their rounds. */
  breached: z.literal(true).optional(),
});
export type ExportFilter = z.infer<typeof exportFilterSchema>;
