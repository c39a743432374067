import { z } from 'zod';
import { calendarSchema } from './calendar.js';
import { slaEventSchema, type SlaEvent } from './events.js';
import { faultsOf, SlaFault } from './fault.js';
import { instantSchema } from './instant.js';
import { DEFAULT_POLICY, policySchema } from './policy.js';
import type { Terms } from './clock.js';
import { zoneSchema } from '../time/zone.js';

const promise = policySchema.shape;

/** An event as a case writes it: `recorded` beside `at`. */
const caseEventSchema = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && 'recorded' in given
      ? { recordedAt: given.recorded, ...given }
      : given,
  slaEventSchema,
);

/** The thresholds of sla.md's example; a desk's own default has none at the half. */
const WARN_AT = [0.5, 0.75, 0.9, 1];

/**
 * A case of the simulator (sla.md, "The simulator"). What is left out is as in the default policy, 24×7 in Asia/Shanghai,
 * with the warnings of sla.md's example.
 */
const caseSchema = z
  .object({
    zone: zoneSchema.default('Asia/Shanghai'),
    calendar: calendarSchema.default('24x7'),
    targets: promise.targets.default(DEFAULT_POLICY.targets),
    severities: promise.severities,
    categories: promise.categories,
    metrics: promise.metrics.unwrap().default(() => ({ ...DEFAULT_POLICY.metrics })),
    pauses: promise.pauses.default(DEFAULT_POLICY.pauses),
    supplierPauses: promise.supplierPauses,
    warnAt: promise.warnAt.unwrap().default(WARN_AT),
    maxPauseMinutes: promise.maxPauseMinutes.default(DEFAULT_POLICY.maxPauseMinutes),
    events: z.array(caseEventSchema).refine((events) => events.some((event) => event.do === 'register'), {
      error: 'no register among them',
    }),
    downtime: z
      .array(
        z
          .object({ from: instantSchema, to: instantSchema })
          .refine(({ from, to }) => from <= to, { error: 'ends before it begins' }),
      )
      .default([]),
    until: instantSchema.optional(),
  })
  .transform(({ zone, calendar, events, downtime, until, ...promised }) => ({
    terms: { zone, calendar, policy: { ...DEFAULT_POLICY, ...promised } } satisfies Terms,
    events,
    downtime,
    until: until ?? lastInstant(events),
  }));

/** A case ready to be run. */
export type SimulatorCase = z.infer<typeof caseSchema>;

/** Reads one case; throws `SlaFault` with every field that is wrong. */
export const readCase = (given: unknown): SimulatorCase => {
  const read = caseSchema.safeParse(given);
  if (read.success) return read.data;
  throw new SlaFault(
    faultsOf(read.error, 'case').map(({ field, message }) => ({
      field: field.replace(/\.recordedAt$/, '.recorded'),
      message,
    })),
  );
};

/** When the bot learns of an event: never before it happened. */
export const knownAt = ({ at, recordedAt }: SlaEvent): Date =>
  recordedAt && recordedAt > at ? recordedAt : at;

const lastInstant = (events: readonly SlaEvent[]): Date =>
  new Date(Math.max(...events.map((event) => knownAt(event).getTime())));
