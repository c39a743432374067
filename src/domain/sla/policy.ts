import { z } from 'zod';
import { byWord, valueOf } from './by-word.js';
import type { CalendarSpec } from './calendar-spec.js';
import { METRICS, metricSchema, type Metric } from './terms.js';

const minutesSchema = z
  .number({ error: 'must be a number of minutes' })
  .positive('must be greater than zero')
  .max(5_256_000, 'must not be more than ten years');

/** Targets by metric, in minutes (fractions allowed). Only metrics named here have clocks. */
export const targetsSchema = byWord(
  metricSchema,
  minutesSchema,
  'must be an object of metric and minutes',
).transform((given) => given as Partial<Record<Metric, number>>);

export type Targets = z.infer<typeof targetsSchema>;

const warnAtSchema = z
  .array(z.number().positive('must be greater than zero').max(100))
  .transform((fractions) => [...new Set(fractions)].sort((a, b) => a - b));

const word = z.string().min(1);

/** What a contract promises, as data (sla.md, Clocks; rules 6 and 13). Durations are minutes, thresholds fractions of the target. */
export const policySchema = z.object({
  id: z.string().min(1),
  version: z.number().int().positive(),
  targets: targetsSchema,
  /** Targets that differ for a severity; laid over `targets`. */
  severities: byWord(word, targetsSchema).optional(),
  /** Targets that differ for a category; laid over `targets`, under those of the severity. */
  categories: byWord(word, targetsSchema).optional(),
  /**
   * Which metrics a category has at all, whatever targets there are: the others have no clock. A category that is not
   * named has all of them, and so has every one in a policy without this part, as policies of before it are.
   */
  metrics: byWord(word, z.array(metricSchema)).optional(),
  /**
   * When the emergency plan opens (R5): so many minutes after the receipt by the clock on the wall, whatever the
   * calendar. `repair`, or nothing, as in policies of before it: when the repair clock is breached.
   */
  emergencyPlan: z
    .union([minutesSchema, z.literal('repair')], { error: 'must be a number of minutes, or "repair"' })
    .optional(),
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

/**
 * The plan's own numbers: R2, R3, R4, R5, R6, R14. What has stopped (`fault`, `onsite`: R18) has every clock; what is
 * asked, or to be done sometime, is answered and gets a way out; wishes, training and visits are answered.
 */
export const DEFAULT_POLICY: Policy = {
  id: 'default',
  version: 1,
  targets: { response: 30, solution: 120, onsite: 120, repair: 240, handover: 60, experts: 60 },
  metrics: {
    maintenance: ['response', 'solution'],
    visit: ['response'],
    training: ['response'],
    question: ['response', 'solution'],
    requirement: ['response'],
    other: ['response', 'solution'],
  },
  emergencyPlan: 240,
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

/** Whether requests of a category have a metric at all; without a category, as a fault has. */
export const hasMetric = (
  { metrics }: Pick<Policy, 'metrics'>,
  category: string | undefined,
  metric: Metric,
): boolean => valueOf(metrics, category)?.includes(metric) ?? true;

/** Of some targets those of metrics that the category has. */
export const within = (
  policy: Pick<Policy, 'metrics'>,
  category: string | undefined,
  targets: Targets,
): Targets =>
  Object.fromEntries(
    METRICS.flatMap((metric) => {
      const minutes = targets[metric];
      return minutes !== undefined && hasMetric(policy, category, metric) ? [[metric, minutes]] : [];
    }),
  );

/** Times that a policy gives categories for metrics that they do not have: they would be promised to nobody. */
export const targetsWithoutMetric = (
  policy: Pick<Policy, 'categories' | 'metrics'>,
): { category: string; metric: Metric }[] =>
  Object.entries(policy.categories ?? {}).flatMap(([category, targets]) =>
    METRICS.filter((metric) => targets[metric] !== undefined && !hasMetric(policy, category, metric)).map(
      (metric) => ({ category, metric }),
    ),
  );

/**
 * What is promised of a request, the one place that says so: the policy's targets, over them those of its category, over
 * them those of its severity (a major problem is major whatever it is about), of the metrics that its category has.
 * What a policy promises for faults: `targetsFor(policy, { severity: 'general', category: 'fault' })`.
 * @returns minutes by metric; a metric that is not there has no clock
 */
export const targetsFor = (policy: Policy, { severity, category }: Classified): Targets =>
  within(policy, category, {
    ...policy.targets,
    ...valueOf(policy.categories, category),
    ...valueOf(policy.severities, severity),
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
  if (valueOf(severities, severity)?.[metric] !== undefined) return { by: 'severity', word: severity };
  if (category === undefined || valueOf(categories, category)?.[metric] === undefined) return undefined;
  return { by: 'category', word: category };
};
