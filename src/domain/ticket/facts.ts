import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { CATEGORIES, MODES, OUTCOMES, SEVERITIES, WAITING_FOR } from './words.js';
import { METRICS } from '../sla/terms.js';

const base = {
  /** `cause#n`: the same command decided again gives the same facts. */
  id: z.string(),
  /** What made the act one act however often it is delivered: a press, a view, a message, a sweep. */
  cause: z.string(),
  /** When the person did it (sla.md rule 4); `recordedAt` is when it was committed. */
  at: z.date(),
  recordedAt: z.date(),
  by: personRefSchema,
  side: z.enum(['ours', 'customer', 'system']),
};
const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...base, type: z.literal(type), ...shape });

/**
 * What has happened to a request, in the past tense; never changed, never removed (R34). Everything the
 * clocks say is derived from these.
 */
export const factSchema = z.discriminatedUnion('type', [
  fact('registered', { channelOfReceipt: z.string() }),
  fact('acknowledged', {}),
  fact('assigned', { engineer: personRefSchema }),
  fact('proposed', { mode: z.enum(MODES), text: z.string(), expectedAt: z.date().optional() }),
  fact('departed', {}),
  fact('arrived', {}),
  fact('waiting', { waitingFor: z.enum(WAITING_FOR), reason: z.string(), until: z.date() }),
  fact('resumed', { automatic: z.boolean() }),
  fact('resolved', { outcome: z.enum(OUTCOMES), text: z.string() }),
  fact('confirmed', { remark: z.string().optional() }),
  fact('refused', { reason: z.string() }),
  fact('archived', {}),
  fact('reopened', { reason: z.string(), cycle: z.number().int() }),
  fact('cancelled', { reason: z.string() }),
  fact('noted', { text: z.string(), slackTs: z.string().optional() }),
  fact('replied', { text: z.string(), files: z.number().int().optional(), slackTs: z.string().optional() }),
  fact('reclassified', {
    severity: z.enum(SEVERITIES),
    category: z.enum(CATEGORIES),
    previousSeverity: z.enum(SEVERITIES),
    previousCategory: z.enum(CATEGORIES),
  }),
  fact('warned', { metric: z.enum(METRICS), cycle: z.number(), threshold: z.number(), dueAt: z.date() }),
  fact('breached', { metric: z.enum(METRICS), cycle: z.number(), dueAt: z.date() }),
  fact('escalated', { metric: z.enum(METRICS), cycle: z.number(), round: z.number().int() }),
  fact('taken', {}),
  fact('emergency-plan-opened', { cycle: z.number().int() }),
]);
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A fact as a verb states it; `decide` adds who, when and why. */
export type FactStated = DistributiveOmit<Fact, keyof typeof base>;
