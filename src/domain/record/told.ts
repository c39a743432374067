import { z } from 'zod';
import { saltSchema } from '../custody/salt.js';
import { outboxEntrySchema } from './outbox.js';
import { erasedFactSchema, type BaseFact, type ErasedFact } from './fact.js';
import type { Recorded } from './record.js';

/** The chain over every fact of the history: how many there are, and SHA-256 over all of them. */
const sealSchema = z.object({ facts: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A message of the record as it was told, where Slack has it. */
const receiptSchema = z.object({
  id: z.string(),
  message: z.string(),
  factId: z.string().optional(),
  lane: z.string(),
  channel: z.string().optional(),
  ts: z.string().optional(),
});

/**
 * A record that is what its history tells (decisions.md, "Records that their history tells"): its state is made of its facts,
 * one after another, so that verifying, erasing and archiving need to know nothing of its kind.
 */
export interface Told<S = unknown, F extends BaseFact = BaseFact> extends Recorded {
  readonly kind: string;
  readonly state: S;
  readonly history: readonly (F | ErasedFact)[];
  readonly outbox: readonly z.infer<typeof outboxEntrySchema>[];
  readonly receipts?: readonly z.infer<typeof receiptSchema>[] | undefined;
  /** Of persons of customers', by their Slack id; those of texts stand in their facts. */
  readonly salts: readonly z.infer<typeof saltSchema>[];
  readonly seal: z.infer<typeof sealSchema>;
  /** When something is to happen to it next by itself. */
  readonly nextInstantAt?: Date | undefined;
  /** By this act it was opened: there is one. */
  readonly openCause: string;
}

/** The schema of the records of one kind. */
export function toldSchema<S, F extends BaseFact>(
  name: string,
  state: z.ZodType<S>,
  fact: z.ZodType<F>,
): z.ZodType<Told<S, F>> {
  return z.object({
    id: z.string(),
    version: z.number().int(),
    kind: z.literal(name),
    state,
    history: z.array(z.union([erasedFactSchema, fact])).min(1),
    outbox: z.array(outboxEntrySchema),
    receipts: z.array(receiptSchema).optional(),
    salts: z.array(saltSchema),
    seal: sealSchema,
    nextInstantAt: z.date().optional(),
    openCause: z.string(),
  }) as unknown as z.ZodType<Told<S, F>>;
}

export const isErasedFact = (fact: BaseFact): fact is ErasedFact => fact.type === 'erased';
