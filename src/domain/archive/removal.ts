import { z } from 'zod';

/** A bundle as a request, or the record of a removal, names it. */
export const keptBundleSchema = z.object({
  key: z.string(),
  /** SHA-256 over the whole file, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeptBundle = z.infer<typeof keptBundleSchema>;

/** Why a bundle is there no more: its time was over; personal data in it had to go. */
export const REMOVED_BECAUSE = ['retention', 'erasure'] as const;

/** What stays in the archive where a bundle was: nothing vanishes unsaid (R34). It holds no personal data. */
export const removalSchema = keptBundleSchema.extend({
  number: z.string(),
  bytes: z.number().int(),
  removedAt: z.iso.datetime(),
  because: z.enum(REMOVED_BECAUSE),
  /** Which bundle has taken its place. */
  replacedBy: keptBundleSchema.optional(),
});
export type Removal = z.infer<typeof removalSchema>;
