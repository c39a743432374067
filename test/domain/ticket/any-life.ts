import fc from 'fast-check';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { METRICS, RECEIPT } from '../../../src/domain/sla/terms.js';
import { applyTerms } from '../../../src/domain/ticket/apply-terms.js';
import { LIFECYCLE, VERBS } from '../../../src/domain/ticket/lifecycle.js';
import type { Terms } from '../../../src/domain/ticket/ticket.js';
import { chen, li, qian, ROSTER, smith, sun, wang, wu, zhao } from '../people/cast.js';
import { BUSINESS_HOURS } from '../sla/desk.js';
import { at, POLICY, Story } from './requests.js';

const MINUTE = 60_000;
const hours = { ...BUSINESS_HOURS, holidays: [], workdays: [], days: {} };

/** Policies with a reminder after the breach, with and without targets of their own for a severity or category. */
const anyPolicy: fc.Arbitrary<DeskPolicy> = fc
  .record({
    warnAt: fc.constantFrom<number[]>([0.75, 1], [0.5, 1, 1.5]),
    targets: fc.constantFrom(
      POLICY.targets,
      { ...POLICY.targets, repair: 60 },
      { response: 30, repair: 480 },
    ),
    severities: fc.constantFrom(undefined, { major: { repair: 90 } }),
    categories: fc.constantFrom(undefined, { training: { repair: 600, onsite: 30 } }),
    pauses: fc.constantFrom(POLICY.pauses, METRICS.slice()),
  })
  .map((more) => ({ ...POLICY, ...more }));

export const anyStep = fc.record({
  /** Most steps are minutes apart, some days: thresholds, rounds and longest pauses are all met. */
  after: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 40 * MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: MINUTE, max: 5000 * MINUTE }) },
  ),
  /** By how much the act lies before its processing. */
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 10 * MINUTE })),
  by: fc.constantFrom(li, chen, qian, sun, wu, zhao, wang, smith),
  verb: fc.constantFrom(...VERBS, 'tick', 'tick', 'tick', 'terms'),
  /** Mostly the request is asked what may be done with it, and somebody who may does it: lives get long. */
  fit: fc.option(fc.nat(1000), { nil: undefined, freq: 5 }),
  mode: fc.constantFrom('onsite', 'remote'),
  waitingFor: fc.constantFrom('customer', 'supplier'),
  metric: fc.constantFrom(...METRICS, RECEIPT),
  /** By how much a corrected time lies before the correction. */
  earlier: fc.integer({ min: 0, max: 300 * MINUTE }),
  category: fc.constantFrom('fault', 'training'),
  severity: fc.constantFrom('general', 'major'),
  policy: anyPolicy,
  closes: fc.boolean(),
});
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Whatever may be tried with a request, by whomever, possible or not. */
export const anyLife = fc.record({
  policy: anyPolicy,
  steps: fc.array(anyStep, { maxLength: 30, size: '+1' }),
});
export type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

/** Plays the steps; `check` sees the request after each of them. */
export function play(
  { policy, steps }: Pick<Life, 'steps'> & { policy?: DeskPolicy },
  check: (story: Story, now: Date, done: Step) => void = () => undefined,
): Story {
  const contacts = [{ no: 2, name: '李护士', phone: '010-6666 8013' }];
  const story = new Story({ policy, filing: { contacts } });
  let now = at('10:00').getTime();
  for (const [index, step] of steps.entries()) {
    const one = { ...step, ...fitting(story, step) };
    now += one.after;
    if (one.verb === 'tick') story.tick(new Date(now));
    else if (one.verb === 'terms') change(story, one, index, new Date(now));
    else story.tell(new Date(now - one.late), one.by, one.verb, wordsOf(one, now), new Date(now));
    story.errandsDone(new Date(now));
    check(story, new Date(now), one);
  }
  return story;
}

/** What clocks depend on most is done most often. */
const TELLING = [
  'acknowledge',
  'propose',
  'arrive',
  'wait',
  'resume',
  'dispute',
  'annul',
  'correct',
  'resolve',
  'refuse',
  'quote',
];
const CUSTOMER = ['dispute', 'confirm', 'refuse', 'accept-quote', 'decline-quote'];

/** What ends a life, or says nothing of it: tried like everything else, and not more often. */
const SELDOM: readonly string[] = ['cancel', 'merge', 'link', 'unlink', 'split', 'wish'];

function fitting({ ticket }: Story, { fit }: Step): Partial<Pick<Step, 'verb' | 'by'>> {
  if (fit === undefined) return {};
  const known: string[] = LIFECYCLE[ticket.status].filter((verb) => !SELDOM.includes(verb));
  const verbs = [...known, ...TELLING.filter((verb) => known.includes(verb)), 'tick', 'tick', 'terms'];
  const verb = verbs[fit % verbs.length] as Step['verb'];
  return { verb, by: CUSTOMER.includes(verb) ? wang : qian };
}

function wordsOf(
  { verb, by, mode, waitingFor, metric, earlier, late, ...more }: Step,
  now: number,
): Record<string, unknown> {
  const { category, severity } = more;
  switch (verb) {
    case 'propose':
      return { mode };
    case 'wait':
      return { waitingFor };
    case 'correct':
      return { metric, to: new Date(now - late - earlier) };
    case 'reclassify':
      return { category, severity };
    // Who says what both sides may say is told by the words.
    case 'reply':
      return { text: `${by.name}：日志已发送` };
    case 'cancel':
    case 'reopen':
      return { reason: `${by.name}：${verb}` };
    default:
      return {};
  }
}

function change(story: Story, { policy, closes, late }: Step, index: number, now: Date): void {
  const terms: Terms = {
    ...story.ticket.terms,
    policy: { ...policy, version: index + 2 },
    calendar: closes ? hours : '24x7',
  };
  const decision = applyTerms(story.ticket, terms, zhao, {
    ...{ at: new Date(now.getTime() - late), now, cause: `terms:${index}`, seed: `seed:${index}` },
    ...{ roster: ROSTER, deskLocale: 'zh-CN' },
  });
  if (decision && !isRefusal(decision)) story.ticket = decision.record;
}
