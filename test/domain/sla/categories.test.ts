import { accountOf } from '../../../src/domain/sla/account.js';
import { ledger, type Clock, type Terms } from '../../../src/domain/sla/clock.js';
import { DEFAULT_POLICY, targetsFor, type Policy } from '../../../src/domain/sla/policy.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { at, events, run, steps, type Step } from './desk.js';

const instant = (text: string): Date => new Date(at(text));
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  targets: { response: 30, repair: 240 },
  categories: { visit: { response: 60, repair: 480, onsite: 90 }, fault: { response: 20 } },
  metrics: undefined,
  severities: { major: { repair: 120 } },
};
const TERMS: Terms = { policy: POLICY, calendar: '24x7', zone: 'Asia/Shanghai' };

const clock = (metric: Metric, now: string, ...list: Step[]): Clock | undefined =>
  ledger(events(...list), TERMS, instant(now)).find((one) => one.metric === metric);
const filed = (category?: string, severity = 'general'): Step => [
  '10:00',
  'register',
  { severity, category },
];
const changed = (when: string, more: Record<string, unknown>): Step => [when, 'reclassify', more];

it.each<[string, Record<string, string>, Record<string, number>]>([
  ['the policy’s own, without a category', {}, { response: 30, repair: 240 }],
  ['the category’s over them', { category: 'fault' }, { response: 20, repair: 240 }],
  [
    'the severity’s over both',
    { category: 'visit', severity: 'major' },
    { response: 60, repair: 120, onsite: 90 },
  ],
  [
    'the policy’s own, for a category that it does not name',
    { category: 'other' },
    { response: 30, repair: 240 },
  ],
])('a request has %s', (_how, more, targets) => {
  expect(targetsFor(POLICY, { severity: 'general', ...more })).toEqual(targets);
  const clocks = ledger(events(['10:00', 'register', more]), TERMS, instant('10:01'));
  const handedOver = clocks.filter(({ metric }) => metric !== 'handover');
  expect(Object.fromEntries(handedOver.map((one) => [one.metric, one.allowedMinutes]))).toEqual(targets);
});

describe('another category of an open request (rule 8)', () => {
  it('with a shorter target is due at the earlier of the old due time and now and the new target', () => {
    const list = [filed('visit'), changed('10:50', { category: 'fault' })];
    expect(clock('response', '10:55', ...list)).toMatchObject({ state: 'running', dueAt: instant('11:00') });
    const early = [filed('visit'), changed('10:10', { category: 'fault' })];
    expect(clock('response', '10:15', ...early)).toMatchObject({ dueAt: instant('10:30') });
  });

  it('with a longer target is due that long after the receipt, and a breach before it stays', () => {
    expect(clock('repair', '13:00', filed(), changed('12:00', { category: 'visit' }))).toMatchObject({
      dueAt: instant('18:00'),
    });
    expect(clock('repair', '15:00', filed(), changed('14:30', { category: 'visit' }))).toMatchObject({
      state: 'breached',
      breachedAt: instant('14:00'),
      dueAt: instant('18:00'),
    });
  });

  it('does not move a major problem where the severity says how soon', () => {
    const list = [filed('fault', 'major'), changed('10:10', { category: 'visit' })];
    expect(clock('repair', '10:20', ...list)).toMatchObject({ dueAt: instant('12:00') });
    expect(clock('response', '10:20', ...list)).toMatchObject({ dueAt: instant('11:00') });
  });

  it('cancels a promise that only the former made, and makes one that only the new makes from then on', () => {
    expect(clock('onsite', '10:20', filed('visit'), changed('10:10', { category: 'fault' }))).toMatchObject({
      state: 'cancelled',
      stoppedAt: instant('10:10'),
    });
    expect(clock('onsite', '12:00', filed(), changed('11:50', { category: 'visit' }))).toMatchObject({
      state: 'running',
      dueAt: instant('13:20'),
    });
  });

  it('goes back by the same rule: the shorter target from then on', () => {
    const list = [filed(), changed('10:05', { category: 'visit' }), changed('10:10', { category: 'other' })];
    expect(clock('repair', '10:20', ...list)).toMatchObject({ dueAt: instant('14:10') });
  });

  it('counts together with another severity as one change', () => {
    const list = [filed('fault'), changed('13:30', { category: 'visit', severity: 'major' })];
    expect(clock('repair', '13:40', ...list)).toMatchObject({ dueAt: instant('14:00') });
    const hours = clock(
      'repair',
      '12:00',
      filed('fault'),
      changed('11:00', { category: 'visit', severity: 'major' }),
    );
    expect(hours).toMatchObject({ dueAt: instant('13:00') });
  });
});

it('the account says what gave the target, at the start and before each change', () => {
  const list = events(
    filed('visit'),
    changed('10:10', { category: 'other' }),
    changed('10:20', { severity: 'major' }),
  );
  const now = instant('10:30');
  const found = ledger(list, TERMS, now).find(({ metric }) => metric === 'repair')!;
  const { source, targetMinutes, retargets } = accountOf(found, list, TERMS, now);
  expect([source, targetMinutes]).toEqual([{ by: 'category', word: 'visit' }, 480]);
  expect(
    retargets.map(({ category, severity, allowedMinutes: { to } }) => [category, severity.to, to]),
  ).toEqual([
    [{ from: 'visit', to: 'other' }, 'general', 250],
    [undefined, 'major', 140],
  ]);
});

it('a case of the simulator without categories is as it was', () => {
  const { clocks } = run({
    targets: { repair: 240 },
    events: steps(['10:00', 'register'], ['10:10', 'note']),
  });
  expect(clocks.map(({ metric, dueAt }) => [metric, dueAt])).toEqual([['repair', at('14:00')]]);
});
