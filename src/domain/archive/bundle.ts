import { z } from 'zod';
import { keptBundleSchema } from './removal.js';

/**
 * Where the newest bundle of a request stands. It is written after the fact it is about, so the chain of custody cannot cover
 * it: a fact about a bundle would be one that the bundle has not.
 */
export const bundleSchema = keptBundleSchema.extend({
  bytes: z.number().int(),
  /** How many facts of the history are in it. */
  facts: z.number().int(),
  at: z.date(),
  /** When it was removed and none has taken its place. */
  removedAt: z.date().optional(),
});
export type Bundle = z.infer<typeof bundleSchema>;

const CLOSES: readonly string[] = ['confirmed', 'closed-unanswered', 'cancelled', 'merged'];

/** The instants at which a request was closed, the last one last: under their months its bundles stand. */
export const closings = ({
  history,
  closedAt,
}: {
  readonly history: readonly { readonly type: string; readonly at: Date }[];
  readonly closedAt?: Date | undefined;
}): Date[] => [
  ...history.flatMap(({ type, at }) => (CLOSES.includes(type) ? [at] : [])),
  ...(closedAt ? [closedAt] : []),
];
