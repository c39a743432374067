import { deskCalendarSchema } from '../../src/domain/calendar/desk-calendar.js';
import { deskPolicySchema, MOST_LEVELS, type DeskPolicy } from '../../src/domain/sla/escalation.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { MOST_NAMED, type Tally } from '../../src/domain/terms/tally.js';
import type { TermsChange } from '../../src/domain/terms/terms-change.js';
import { CATEGORIES, SEVERITIES } from '../../src/domain/ticket/words.js';
import type { PolicyNames } from '../../src/slack/messages/policy-words.js';
import { person, type Fill } from './extremes.js';

const AT = new Date('2026-11-23T02:00:00Z');
const targets = (by: number) =>
  Object.fromEntries(METRICS.map((metric, index) => [metric, 12_345.678_901 + by + index]));
const each = (words: readonly string[], by: number) =>
  Object.fromEntries(words.map((word, index) => [word, targets(by + index * 10)]));

/** A policy that says all that a policy can say, each as long as it can be; `other` says all of it otherwise. */
export const policyOf = (fill: Fill, other = false): DeskPolicy => {
  const by = other ? 0.5 : 0;
  return deskPolicySchema.parse({
    id: other ? 'default' : `p-${'x'.repeat(70)}`,
    version: 1234,
    name: other ? fill(74) : fill(75),
    targets: targets(by),
    severities: each(SEVERITIES, 100 + by),
    categories: each(CATEGORIES, 200 + by),
    metrics: Object.fromEntries((other ? ['fault'] : CATEGORIES).map((category) => [category, METRICS])),
    emergencyPlan: other ? 'repair' : 12_345.678_901,
    pauses: other ? [] : METRICS,
    supplierPauses: other ? METRICS : [],
    warnAt: other ? [1] : Array.from({ length: 20 }, (_none, index) => (index + 1) / 20 + 0.001).concat(1),
    maxPauseMinutes: 4320.5 + by,
    reopenWindowDays: 14 + by,
    calendar: other ? undefined : 'office',
    closeUnanswered: other ? undefined : { afterReminders: 20 },
    escalation: {
      levels: Array.from({ length: MOST_LEVELS }, (_none, index) => ({
        to: [
          ...['responsible', 'resident', 'on-duty', 'manager', 'rota:first', 'rota:gone'],
          ...Array.from({ length: 6 }, (_nobody, n) => `U0ENG${index}${n}${other ? 'A' : 'B'}`),
        ],
        waitMinutes: 1234.5 + by,
        repeatMinutes: 1234.5 + by,
        repeats: other ? 0 : 50,
      })),
      stalledMinutes: 1234.5 + by,
      digest: { pages: other ? 999 : 1000, windowMinutes: 1234.5 + by },
    },
  });
};

export const policyNames = (fill: Fill): PolicyNames => ({
  calendars: [
    deskCalendarSchema.parse({ id: 'office', version: 12, name: fill(200), hours: '24x7' }),
    ...Array.from({ length: 120 }, (_none, index) =>
      deskCalendarSchema.parse({ id: `c${index}`, version: 1, name: fill(200), hours: '24x7' }),
    ),
  ],
  rotas: [
    { id: 'first', name: fill(60) },
    ...Array.from({ length: 120 }, (_none, index) => ({ id: `r${index}`, name: fill(60) })),
  ],
});

/** Every figure is there, and more requests than are named. */
export const tallyOf = (): Tally => ({
  requests: 100_000,
  earlier: 12_345,
  later: 12_345,
  added: 12_345,
  dropped: 12_345,
  breached: 12_345,
  named: Array.from({ length: MOST_NAMED }, (_none, index) => `SR-2026-10000${index}`),
  inTime: 12_345,
});

export const termsChangeOf = (fill: Fill): TermsChange => ({
  id: 'view:V1',
  version: 3,
  at: AT,
  by: person(fill),
  roles: ['manager'],
  policies: Array.from({ length: 9 }, (_none, index) => ({
    ...{ id: `p${index}`, version: 12, calendar: { id: 'default', version: 1 } },
  })),
  calendars: [{ id: 'default', version: 12 }],
  total: 100_000,
  stage: 0,
  after: 'SR-2026-000042',
  tally: tallyOf(),
  failed: { count: 12_345, named: tallyOf().named },
  workingSince: AT,
});
