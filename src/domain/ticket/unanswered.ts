import { z } from 'zod';
import { CUSTOMERS_STEPS, type Status } from './words.js';

/** How a request was closed by the rule of its promise, because its customer did not answer: nobody has signed (R27). */
export const unansweredSchema = z.object({
  /** What the customer did not do. */
  step: z.enum(CUSTOMERS_STEPS),
  at: z.date(),
  /** When they were reminded of it, in vain. */
  reminded: z.array(z.date()).min(1),
  /** The promise in which the rule stands. */
  policy: z.object({ name: z.string(), version: z.number().int() }),
});
export type Unanswered = z.infer<typeof unansweredSchema>;

/** As lists, forms, exports and reports name its status: what nobody has signed does not become as good as signed in the archive. */
export const shownStatus = ({
  status,
  unanswered,
}: {
  readonly status: Status;
  readonly unanswered?: unknown;
}): Status => (status === 'archived' && unanswered ? 'unanswered' : status);
