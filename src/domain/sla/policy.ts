import { z } from 'zod';
import type { CalendarSpec } from './calendar-spec.js';
import { metricSchema, type Metric } from './terms.js';

const minutesSchema = z
  .number({ error: 'must be a number of minutes' })
  .positive('must be greater than zero')
  .max(5_256_000, 'must not be more than ten years');

/** Targets by metric, in minutes (fractions allowed). Only metrics named here have clocks. */
export const targetsSchema = z
  .record(z.string(), z.unknown(), { error: 'must be an object of metric and minutes' })
  .transform((given, context): Partial<Record<Metric, number>> => {
    const targets: Partial<Record<Metric, number>> = {};
    for (const [name, value] of Object.entries(given)) {
      const metric = metricSchema.safeParse(name);
      const minutes = minutesSchema.safeParse(value);
      const error = metric.error ?? minutes.error;
      if (error) {
        context.addIssue({ code: 'custom', path: [name], message: error.issues[0]?.message ?? 'not valid' });
      } else if (metric.success && minutes.success) targets[metric.data] = minutes.data;
    }
    return targets;
  });

export type Targets = z.infer<typeof targetsSchema>;

const warnAtSchema = z
  .array(z.number().positive('must be greater than zero').max(100))
  .transform((fractions) => [...new Set(fractions)].sort((a, b) => a - b));

/** What a contract promises, as data (sla.md, Clocks; rules 6 and 13). Durations are minutes, thresholds fractions of the target. */
export const policySchema = z.object({
  id: z.string().min(1),
  version: z.number().int().positive(),
  targets: targetsSchema,
  /** Targets that differ for a severity; laid over `targets`. */
  severities: z.record(z.string().min(1), targetsSchema).optional(),
  /** Targets that differ for a category; laid over `targets`, under those of the severity. */
  categories: z.record(z.string().min(1), targetsSchema).optional(),
  /** Metrics whose clock stands while we wait for the customer. */
  pauses: z.array(metricSchema),
  /** Metrics whose clock stands while we wait for a supplier: none, unless the policy says so. */
  supplierPauses: z.array(metricSchema).default([]),
  warnAt: warnAtSchema.default([0.75, 0.9, 1]),
  /** Elapsed (not working) minutes after which a pause ends by itself. */
  maxPauseMinutes: minutesSchema,
  /** Days after confirmation within which a request is reopened rather than filed anew; kept by the ticket, not by the clock. */
  reopenWindowDays: z.number().positive('must be greater than zero').default(14),
});

export type Policy = z.infer<typeof policySchema>;

/** What was promised: frozen into the request at registration (rule 7). */
export interface Terms {
  policy: Policy & { name?: string | undefined };
  calendar: CalendarSpec;
  /** Which of the desk's calendars it is, where that is known. */
  calendarId?: string | undefined;
  calendarVersion?: number | undefined;
  calendarName?: string | undefined;
  zone: string;
}

/** The plan's own numbers: R2, R3, R4, R6, R14. */
export const DEFAULT_POLICY: Policy = {
  id: 'default',
  version: 1,
  targets: { response: 30, solution: 120, onsite: 120, repair: 240, handover: 60, experts: 60 },
  pauses: ['solution', 'repair'],
  supplierPauses: [],
  warnAt: [0.75, 0.9, 1],
  maxPauseMinutes: 4320,
  reopenWindowDays: 14,
};

/** What a request is taken for, as far as it decides what is promised. */
export interface Classified {
  severity: string;
  category?: string | undefined;
}

/**
 * The targets for a request: the policy's, over them those of its category, over them those of its severity. A major
 * problem is major whatever it is about.
 */
export const targetsFor = (policy: Policy, { severity, category }: Classified): Targets => ({
  ...policy.targets,
  ...(category !== undefined && policy.categories?.[category]),
  ...policy.severities?.[severity],
});

/** Which part of a policy gives a target; the policy itself when there is none. */
export interface TargetSource {
  by: 'category' | 'severity';
  word: string;
}

/** Where the target of `targetsFor` comes from. */
export const targetSource = (
  { severities, categories }: Policy,
  { severity, category }: Classified,
  metric: Metric,
): TargetSource | undefined => {
  if (severities?.[severity]?.[metric] !== undefined) return { by: 'severity', word: severity };
  if (category === undefined || categories?.[category]?.[metric] === undefined) return undefined;
  return { by: 'category', word: category };
};
