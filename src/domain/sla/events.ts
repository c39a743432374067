import { z } from 'zod';
import { instantSchema } from './instant.js';
import { targetsSchema, type Terms } from './policy.js';
import type { Ending } from './run.js';
import { correctableSchema, RECEIPT, type Metric } from './terms.js';

const MODES = ['onsite', 'remote', 'phone', 'email'] as const;
const WAITING_FOR = ['customer', 'supplier'] as const;

const base = {
  /** What makes an event one event however often it is delivered; without it, its content does. */
  id: z.string().optional(),
  /** When the person did it (rule 4). The ledger goes by this alone. */
  at: instantSchema,
  /** When it was processed, where that differs. It decides what was known when, and nothing else. */
  recordedAt: instantSchema.optional(),
};
const event = <T extends string, S extends z.ZodRawShape>(name: T, shape: S) =>
  z.object({ ...base, do: z.literal(name), ...shape });

const severity = z.string().trim().min(1, 'must name a severity');
const category = z.string().trim().min(1, 'must name a category').optional();
const mode = z.enum(MODES, { error: `must be one of ${MODES.join(', ')}` });
const waitingFor = z.enum(WAITING_FOR, { error: 'must be customer or supplier' });

/** What happens to a request, in the clock's words (sla.md, "The simulator"). */
export const slaEventSchema = z.discriminatedUnion(
  'do',
  [
    event('register', { severity: severity.default('general'), category, mode: mode.optional() }),
    event('acknowledge', {}),
    event('assign', {}),
    event('note', {}),
    event('reply', {
      by: z.enum(['engineer', 'customer', 'bot'], { error: 'must be engineer, customer or bot' }),
    }),
    event('mode', { mode }),
    event('propose', {}),
    event('depart', {}),
    event('arrive', {}),
    event('wait', {
      /** Rule 6: no pause without a reason. */
      reason: z.string({ error: 'a pause needs a reason' }).trim().min(1, 'a pause needs a reason'),
      for: waitingFor.default('customer'),
    }),
    /** Ends every wait, or the one named. */
    event('resume', { for: waitingFor.optional() }),
    /** Without a severity or category it keeps the one it has; `targets` names those that change. */
    event('reclassify', { severity: severity.optional(), category, targets: targetsSchema.optional() }),
    event('handover', {}),
    event('convene', {}),
    event('resolve', {
      outcome: z
        .enum(['repaired', 'replaced', 'explained', 'unsolvable'], {
          error: 'must be repaired, replaced, explained or unsolvable',
        })
        .default('repaired'),
    }),
    event('refuse', {}),
    event('confirm', {}),
    event('reopen', {}),
    /** The metric's clock was really stopped at `to`; `receipt`: the request was really received then. */
    event('correct', { metric: correctableSchema, to: instantSchema, reason: z.string().optional() }),
    /** This request is merged into another; or, with `receivedAt`, it is the parent and takes over that earlier receipt (rule 14). */
    event('merge', { receivedAt: instantSchema.optional() }),
    event('cancel', {}),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? 'unknown event' : undefined) },
);

/** From `at` on other terms hold for the clocks that are not stopped (rule 7). Cases of the simulator have one policy. */
export interface TermsEvent {
  id?: string | undefined;
  at: Date;
  recordedAt?: Date | undefined;
  do: 'terms';
  terms: Terms;
}

export type SlaEvent = z.infer<typeof slaEventSchema> | TermsEvent;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** The receipt is when it was corrected to last, whatever was believed before. Every clock is told anew from there (rule 2). */
export function receivedAsCorrected(events: readonly SlaEvent[]): SlaEvent[] {
  const corrections = events.filter((event) => event.do === 'correct' && event.metric === RECEIPT);
  const last = corrections.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  if (last?.do !== 'correct') return [...events];
  return events
    .filter((event) => !corrections.includes(event))
    .map((event) => (event.do === 'register' ? { ...event, at: last.to } : event));
}

/** What cannot be solved is not repaired: that promise is not owed any more, and a breach of before stays one (rule 10). */
export const endingOf = (event: SlaEvent, metric: Metric): Ending =>
  event.do === 'resolve' && event.outcome === 'unsolvable' && metric === 'repair' ? 'cancelled' : 'stopped';
