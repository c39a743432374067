import { z } from 'zod';

/** The six promises that a clock can measure, in the order in which they are printed (sla.md, Clocks). */
export const METRICS = ['response', 'solution', 'onsite', 'repair', 'handover', 'experts'] as const;

export const metricSchema = z.enum(METRICS, { error: `unknown metric: one of ${METRICS.join(', ')}` });

export type Metric = z.infer<typeof metricSchema>;

/** What every clock of the first cycle runs from; it is corrected as the end of a clock is, and is none. */
export const RECEIPT = 'receipt';

/** What can turn out to have been at another time. */
export const correctableSchema = z.enum([...METRICS, RECEIPT], {
  error: `unknown metric: one of ${METRICS.join(', ')}`,
});
