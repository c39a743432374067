import { z } from 'zod';
import { personRefSchema } from '../people/person.js';

/** Where a request goes on: the number, and what it is about. */
export const mergedIntoSchema = z.object({ number: z.string(), title: z.string() });

/** A request that came in by merging, and who asked it. */
export const mergedInSchema = z.object({ number: z.string(), title: z.string(), requester: z.string() });

/** That a request is about to come in: written into the one that takes it before anything happens to either. */
export const mergingSchema = z.object({
  number: z.string(),
  by: personRefSchema,
  /** When they did it. */
  at: z.date(),
  /** Until then whoever wrote it down is at it; from then on whoever finds it finishes it. */
  leftAt: z.date(),
  /** The act's; what is done by it in either request is known by it, however often it is begun anew. */
  cause: z.string(),
});
export type Merging = z.infer<typeof mergingSchema>;

/** Long for two updates, short for people who wait. */
export const MERGING_MS = 10_000;
