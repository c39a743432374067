import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { RELATIONS } from './linked.js';

/** How a request that blocked another came to its end. */
export const ENDINGS = ['resolved', 'cancelled', 'merged', 'unanswered'] as const;

const base = {
  by: personRefSchema,
  side: z.enum(['ours', 'customer']).default('ours'),
  /** When they did it. */
  at: z.date(),
  /** Until then whoever wrote it down is at it; from then on whoever finds it does it. */
  leftAt: z.date(),
  /** What is done by it elsewhere is known by it, however often it is begun anew. */
  cause: z.string(),
};
const number = z.string();
const errand = <T extends string, S extends z.ZodRawShape>(what: T, shape: S) =>
  z.object({ ...base, do: z.literal(what), ...shape });

/**
 * What an act on this request owes to another document: written down with the act, done, and then taken away. A crash
 * in between leaves it for the clock's next look (decisions.md).
 */
export const errandSchema = z.discriminatedUnion('do', [
  errand('link', { number, relation: z.enum(RELATIONS) }),
  errand('unlink', { number }),
  errand('unblock', { number, became: z.enum(ENDINGS) }),
  /** To be recorded in the list of wishes (R16). */
  errand('wish', { text: z.string() }),
  errand('split', { items: z.array(z.number().int().min(1)).min(1) }),
]);
export type Errand = z.infer<typeof errandSchema>;
export type ErrandOf<D extends Errand['do']> = Extract<Errand, { do: D }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An errand as a verb states it; `concluded` adds who, when and why. */
export type ErrandStated = DistributiveOmit<Errand, keyof typeof base>;

/** Long for two updates, short for people who wait. */
export const ERRAND_MS = 10_000;
