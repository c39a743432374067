import fc from 'fast-check';
import type { CalendarSpec } from '../../../src/domain/sla/calendar.js';
import type { Terms } from '../../../src/domain/sla/clock.js';
import { slaEventSchema, type SlaEvent } from '../../../src/domain/sla/events.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { METRICS } from '../../../src/domain/sla/terms.js';
import { BUSINESS_HOURS } from './desk.js';

/** Monday 2026-11-23 09:00 in Shanghai, and moments after it, in minutes. */
export const RECEIPT = Date.parse('2026-11-23T09:00:00+08:00');
export const moment = (minutes: number): Date => new Date(RECEIPT + minutes * 60_000);

export const HISTORY_MINUTES = 900;
const when = fc.integer({ min: 0, max: HISTORY_MINUTES / 5 }).map((n) => n * 5);
const severity = fc.constantFrom('general', 'major');
const category = fc.constantFrom(undefined, 'visit', 'question');
const act = (name: string, weight = 1, more: fc.Arbitrary<object> = fc.constant({})) => ({
  weight,
  arbitrary: more.map((fields) => ({ do: name, ...fields })),
});

const anyAct = fc.oneof(
  act('acknowledge'),
  act('assign'),
  act('note'),
  act('reply', 2, fc.record({ by: fc.constantFrom('engineer', 'customer', 'bot') })),
  act('mode', 2, fc.record({ mode: fc.constantFrom('onsite', 'remote', 'phone', 'email') })),
  act('propose'),
  act('depart'),
  act('arrive'),
  act('wait', 4, fc.record({ reason: fc.constant('asked'), for: fc.constantFrom('customer', 'supplier') })),
  act('resume', 3),
  act(
    'reclassify',
    3,
    fc.record({
      severity,
      category,
      targets: fc.option(
        fc.record({ response: fc.constantFrom(15, 60), repair: fc.constantFrom(60, 120, 480) }),
        { nil: undefined },
      ),
    }),
  ),
  act('handover'),
  act('convene'),
  act('resolve', 3),
  act('refuse', 2),
  act('confirm'),
  act('reopen', 2),
  act('correct', 2, fc.record({ metric: fc.constantFrom(...METRICS), to: when.map(moment) })),
  act('merge', 1, fc.record({ receivedAt: fc.option(fc.constant(moment(-30)), { nil: undefined }) })),
  act('cancel'),
);

const anyTargets = fc.record(
  Object.fromEntries(METRICS.map((metric) => [metric, fc.constantFrom(30, 60, 120, 240)])),
  { requiredKeys: ['repair'] },
);

export const anyTerms: fc.Arbitrary<Terms> = fc.record({
  zone: fc.constant('Asia/Shanghai'),
  calendar: fc.constantFrom<CalendarSpec>('24x7', BUSINESS_HOURS),
  policy: fc.record({
    ...Object.fromEntries(Object.entries(DEFAULT_POLICY).map(([key, value]) => [key, fc.constant(value)])),
    pauses: fc.subarray([...METRICS]),
    supplierPauses: fc.subarray([...METRICS]),
    maxPauseMinutes: fc.constantFrom(30, 4320),
    targets: fc.oneof({ weight: 2, arbitrary: fc.constant(DEFAULT_POLICY.targets) }, anyTargets),
    severities: fc.option(fc.record({ major: anyTargets }), { nil: undefined }),
    categories: fc.option(fc.record({ visit: anyTargets }), { nil: undefined }),
    metrics: fc.option(fc.record({ visit: fc.subarray([...METRICS]), question: fc.subarray([...METRICS]) }), {
      nil: undefined,
    }),
    emergencyPlan: fc.constantFrom(undefined, 'repair', 60, 240),
  }) as fc.Arbitrary<Terms['policy']>,
});

/** A registered request and anything at all that may happen to it, possible or not, many of it at one instant. */
export const anyHistory: fc.Arbitrary<SlaEvent[]> = fc
  .tuple(
    fc.record({ severity, category, mode: fc.constantFrom(undefined, 'onsite', 'remote') }),
    fc.array(fc.tuple(when, anyAct), { maxLength: 14 }),
    fc.array(fc.tuple(when, anyTerms), { maxLength: 2 }),
  )
  .map(([register, acts, changes]) => [
    ...[
      { do: 'register', at: moment(0), ...register },
      ...acts.map(([minutes, fields]) => ({ at: moment(minutes), ...fields })),
    ].map((event) => slaEventSchema.parse(event)),
    ...changes.map(([minutes, terms]): SlaEvent => ({ at: moment(minutes), do: 'terms', terms })),
  ]);
