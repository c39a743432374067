import { z } from 'zod';
import { personRefSchema, type PersonRef } from '../people/person.js';

/** On whose side somebody stood when they did it: what is a customer's by name is personal data (R34). */
export const SIDES = ['ours', 'customer', 'system'] as const;
export type Side = (typeof SIDES)[number];

/** Who did it, and on whose side. */
export interface Doer {
  readonly by: PersonRef;
  readonly side: Side;
}

/** What every fact of every kind of record says: which act made it, when, by whom. */
export const FACT_BASE = {
  /** `<cause>#<place among the facts of its act>`. */
  id: z.string(),
  /** The act; the same however often it is repeated. */
  cause: z.string(),
  at: z.date(),
  recordedAt: z.date(),
  by: personRefSchema,
  side: z.enum(SIDES),
  /** Of its texts (`custody/texts.ts`); gone when they are erased. */
  salt: z.string().optional(),
};

/** The schema of one type of fact. @param shape of what only this type says */
export const factOf = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...FACT_BASE, type: z.literal(type), ...shape });

/** A fact as far as it is alike in all kinds. */
export interface BaseFact {
  readonly id: string;
  readonly cause: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly by: z.infer<typeof personRefSchema>;
  readonly side: Side;
  readonly salt?: string | undefined;
  readonly type: string;
}

type Without<F, K extends PropertyKey> = F extends unknown ? Omit<F, K> : never;
/** A fact as a rule states it: who did it, when and by which act is added when the act is concluded. */
export type StatedFact<F> = Without<F, keyof typeof FACT_BASE>;

/** Personal data was taken out: `what` names the persons by id and the facts whose texts are gone. Of every kind. */
export const erasedFactSchema = factOf('erased', { what: z.array(z.string()).min(1), reason: z.string() });
export type ErasedFact = z.infer<typeof erasedFactSchema>;
