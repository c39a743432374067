import fc from 'fast-check';
import { accountOf } from '../../../src/domain/sla/account.js';
import { ledger, type Clock, type Terms } from '../../../src/domain/sla/clock.js';
import type { SlaEvent } from '../../../src/domain/sla/events.js';
import { due } from '../../../src/domain/sla/milestones.js';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/sla/policy.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { at, BUSINESS_HOURS, events, type Step } from './desk.js';
import { anyHistory, anyTerms, HISTORY_MINUTES, moment } from './histories.js';

const instant = (text: string): Date => new Date(at(text));
const terms = (policy: Partial<Policy> = {}, calendar: Terms['calendar'] = '24x7'): Terms => ({
  policy: { ...DEFAULT_POLICY, ...policy },
  calendar,
  zone: 'Asia/Shanghai',
});
const applied = (when: string, to: Terms): SlaEvent => ({ at: instant(when), do: 'terms', terms: to });
const repair = (minutes: number): Policy['targets'] => ({ ...DEFAULT_POLICY.targets, repair: minutes });

/** One clock of a request received at 10:00 under `before`, at a moment, with what else happened. */
const clock = (
  metric: Metric,
  now: string,
  list: (Step | SlaEvent)[],
  before = terms(),
): Clock | undefined => {
  const told = list.flatMap((one) => (Array.isArray(one) ? events(one) : [one]));
  const history = [...events(['10:00', 'register']), ...told];
  return ledger(history, before, instant(now)).findLast((one) => one.metric === metric);
};

describe('other terms for an open request (rule 7)', () => {
  it('are due from its start with the new target and its pauses', () => {
    const list: (Step | SlaEvent)[] = [
      ['10:30', 'wait', { reason: 'asked' }],
      ['10:45', 'resume'],
      applied('11:00', terms({ version: 2, targets: repair(480) })),
    ];
    expect(clock('repair', '12:00', list)).toMatchObject({
      state: 'running',
      dueAt: instant('18:15'),
      allowedMinutes: 480,
      policyVersion: 2,
    });
  });

  it('count by the hours of before until then, by the new ones since', () => {
    const office = terms({}, BUSINESS_HOURS);
    // 10:00–11:30 round the clock, 11:30–12:00 and 13:00–15:00 in office hours.
    expect(clock('repair', '11:40', [applied('11:30', office)])).toMatchObject({ dueAt: instant('15:00') });
    // 10:00–12:00 in office hours, 12:30–14:30 round the clock.
    expect(clock('repair', '12:40', [applied('12:30', terms())], office)).toMatchObject({
      dueAt: instant('14:30'),
      workedMinutes: 130,
    });
  });

  it('breach a clock that is late by them when they come, not before', () => {
    expect(clock('repair', '12:30', [applied('12:30', terms({ targets: repair(60) }))])).toMatchObject({
      state: 'breached',
      dueAt: instant('11:00'),
      breachedAt: instant('12:30'),
    });
  });

  it('never take back a breach', () => {
    expect(clock('repair', '15:00', [applied('14:30', terms({ targets: repair(480) }))])).toMatchObject({
      state: 'breached',
      dueAt: instant('18:00'),
      breachedAt: instant('14:00'),
    });
  });

  it('leave alone what was done, and hold for what is reopened', () => {
    const tighter = terms({ version: 2, targets: { ...repair(60), response: 5 }, warnAt: [0.5, 1] });
    const list: (Step | SlaEvent)[] = [['10:20', 'acknowledge'], applied('10:40', tighter)];
    expect(clock('response', '11:30', list)).toEqual(clock('response', '11:30', list.slice(0, 1)));
    expect(clock('response', '11:30', list)).toMatchObject({ state: 'met', policyVersion: 1 });
    const reopened: typeof list = [...list, ['10:50', 'resolve'], ['10:55', 'confirm'], ['11:00', 'reopen']];
    expect(clock('response', '11:02', reopened)).toMatchObject({
      cycle: 2,
      dueAt: instant('11:05'),
      policyVersion: 2,
    });
  });

  it('hold for a clock that goes on after a refusal, from when it goes on', () => {
    const list: (Step | SlaEvent)[] = [
      ['12:00', 'resolve'],
      applied('12:10', terms({ version: 2, targets: repair(90) })),
      ['12:30', 'refuse'],
    ];
    expect(clock('repair', '12:20', list.slice(0, 2))).toMatchObject({
      state: 'met',
      dueAt: instant('14:00'),
    });
    expect(clock('repair', '12:31', list)).toMatchObject({
      state: 'breached',
      breachedAt: instant('12:30'),
      policyVersion: 2,
    });
  });

  it('hold for an on-site clock that is asked for again', () => {
    const list: (Step | SlaEvent)[] = [
      ['10:10', 'mode', { mode: 'remote' }],
      applied('10:30', terms({ version: 2, targets: { ...DEFAULT_POLICY.targets, onsite: 90 } })),
      ['11:00', 'mode', { mode: 'onsite' }],
    ];
    expect(clock('onsite', '10:40', list.slice(0, 2))).toMatchObject({
      state: 'cancelled',
      dueAt: instant('12:00'),
      policyVersion: 1,
    });
    expect(clock('onsite', '11:00', list)).toMatchObject({ state: 'running', dueAt: instant('11:30') });
  });

  it('keep what an upgrade had spared a clock, by the new targets', () => {
    const severities = (minutes: number) => ({ severities: { major: { repair: minutes } } });
    const list: (Step | SlaEvent)[] = [
      ['12:00', 'reclassify', { severity: 'major' }],
      applied('12:10', terms({ version: 2, ...severities(40) })),
    ];
    expect(clock('repair', '12:05', list.slice(0, 1), terms(severities(60)))).toMatchObject({
      dueAt: instant('13:00'),
    });
    expect(clock('repair', '12:15', list, terms(severities(60)))).toMatchObject({
      state: 'running',
      dueAt: instant('12:40'),
    });
  });

  it('bring back, when the severity goes back, their own targets for it', () => {
    const before = terms({ severities: { major: { repair: 60 } } });
    const after = terms({ version: 2, targets: repair(300), severities: { major: { repair: 60 } } });
    const list: (Step | SlaEvent)[] = [
      ['10:10', 'reclassify', { severity: 'major' }],
      applied('10:20', after),
      ['10:30', 'reclassify', { severity: 'general' }],
    ];
    expect(clock('repair', '10:40', list, before)).toMatchObject({ dueAt: instant('15:00') });
  });

  it('pause what they say from then on; a pause under way keeps its end', () => {
    const list: (Step | SlaEvent)[] = [
      ['10:10', 'wait', { reason: 'asked' }],
      applied('10:40', terms({ pauses: ['repair', 'onsite'], maxPauseMinutes: 10 })),
      ['11:00', 'resume'],
    ];
    expect(clock('onsite', '11:30', list)).toMatchObject({ dueAt: instant('12:20'), pausedMinutes: 20 });
    expect(clock('solution', '11:30', list)).toMatchObject({ dueAt: instant('12:30'), pausedMinutes: 30 });
    expect(clock('repair', '11:30', list)).toMatchObject({ dueAt: instant('14:50'), pausedMinutes: 50 });
  });

  it('drop a promise that they do not make, and make one anew from then on', () => {
    const { onsite: _, ...without } = DEFAULT_POLICY.targets;
    const list = [applied('11:00', terms({ targets: without }))];
    expect(clock('onsite', '11:30', list)).toMatchObject({
      state: 'cancelled',
      dropped: true,
      stoppedAt: instant('11:00'),
      dueAt: instant('12:00'),
    });
    expect(clock('onsite', '13:00', [...list, applied('12:30', terms())])).toMatchObject({
      state: 'running',
      dueAt: instant('14:30'),
    });
    expect(clock('onsite', '13:00', [applied('12:30', terms())], terms({ targets: without }))).toMatchObject({
      state: 'running',
      dueAt: instant('14:30'),
    });
  });

  it('keep what a clock was promised that went on after the request was taken for something else', () => {
    const major = (repair: number) => terms({ targets: { response: 30 }, severities: { major: { repair } } });
    const policy = major(60);
    const list: (Step | SlaEvent)[] = [
      ['10:00', 'reclassify', { severity: 'major' }],
      ['10:10', 'resolve'],
      ['10:20', 'reclassify', { severity: 'general' }],
      ['10:30', 'refuse'],
    ];
    const again = applied('10:15', structuredClone(policy));
    expect(clock('repair', '10:40', [...list, again], policy)).toEqual(
      clock('repair', '10:40', list, policy),
    );
    const shorter = applied('10:15', major(45));
    expect(clock('repair', '10:40', [...list, shorter], policy)).toMatchObject({ dueAt: instant('11:05') });
  });

  it('announce a threshold of theirs that has passed, but never one twice', () => {
    const list = [applied('12:30', terms({ warnAt: [0.5, 0.9, 1], targets: repair(300) }))];
    const before = clock('repair', '13:00', [])!;
    const fired = due([before], [], instant('13:00'));
    expect(fired.map(({ threshold }) => threshold)).toEqual([0.75]);
    const after = clock('repair', '14:30', list)!;
    expect(
      due([after], fired, instant('14:30')).map(({ threshold, skipped }) => [threshold, skipped]),
    ).toEqual([
      [0.5, true],
      [0.9, false],
    ]);
  });
});

describe('whatever happens to a request whose terms are changed', () => {
  const anyNow = fc.integer({ min: 0, max: HISTORY_MINUTES + 300 }).map(moment);
  const sameClock = (a: Clock) => (b: Clock) => a.metric === b.metric && a.cycle === b.cycle;
  const withoutTerms = anyHistory.map((history) => history.filter((event) => event.do !== 'terms'));
  const when = fc.integer({ min: 0, max: HISTORY_MINUTES }).map(moment);

  it('terms equal to those that hold move nothing', () => {
    fc.assert(
      fc.property(withoutTerms, anyTerms, when, anyNow, (history, held, changedAt, now) => {
        const again: SlaEvent = { at: changedAt, do: 'terms', terms: structuredClone(held) };
        expect(ledger([...history, again], held, now)).toEqual(ledger(history, held, now));
      }),
      { numRuns: 300 },
    );
  });

  it('a clock that was stopped before keeps its result', () => {
    // A promise that only one severity or category knows stops and is made again without any act.
    const alike = anyTerms.map(({ policy, ...rest }) => ({
      ...rest,
      policy: { ...policy, severities: undefined, categories: undefined, metrics: undefined },
    }));
    fc.assert(
      fc.property(withoutTerms, alike, anyTerms, when, (history, held, next, changedAt) => {
        const known = history.filter((event) => event.at < changedAt);
        const change: SlaEvent = { at: changedAt, do: 'terms', terms: next };
        const after = ledger([...known, change], held, changedAt);
        for (const before of ledger(known, held, changedAt)) {
          if (before.stoppedAt && before.stoppedAt < changedAt) {
            expect(after.find(sameClock(before))).toEqual(before);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no breach is erased, and none is put before the change', () => {
    fc.assert(
      fc.property(withoutTerms, anyTerms, anyTerms, when, (history, held, next, changedAt) => {
        const known = history.filter((event) => event.at < changedAt);
        const change: SlaEvent = { at: changedAt, do: 'terms', terms: next };
        const before = ledger(known, held, changedAt);
        for (const after of ledger([...known, change], held, changedAt)) {
          const was = before.find(sameClock(after));
          if (was?.breachedAt && was.breachedAt < changedAt) {
            expect(after.breachedAt).toEqual(was.breachedAt);
          } else if (after.breachedAt) expect(after.breachedAt).toEqual(changedAt);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the account of a clock whose terms were changed', () => {
  it('tells the stretch before by the old hours and the one after by the new', () => {
    const next = terms({ id: 'gold', version: 3, targets: repair(300) }, BUSINESS_HOURS);
    const history = [...events(['10:00', 'register']), applied('11:30', next)];
    const now = instant('11:40');
    const found = ledger(history, terms(), now).find(({ metric }) => metric === 'repair')!;
    const { lines, retargets, targetMinutes, promised } = accountOf(found, history, terms(), now);
    expect(lines.map(({ from, to, kind, workingMinutes }) => [from, to, kind, workingMinutes])).toEqual([
      [instant('10:00'), instant('11:30'), 'counted', 90],
      [instant('11:30'), instant('11:40'), 'counted', 10],
      [instant('11:40'), instant('12:00'), 'ahead', 20],
      [instant('12:00'), instant('13:00'), 'closed', 0],
      [instant('13:00'), instant('16:00'), 'ahead', 180],
    ]);
    expect(targetMinutes).toBe(240);
    expect(promised).toEqual({ minutes: 300 });
    expect(retargets).toEqual([
      {
        at: instant('11:30'),
        severity: { from: 'general', to: 'general' },
        terms: { from: terms(), to: next },
        promised: { minutes: 300 },
        allowedMinutes: { from: 240, to: 300 },
        dueAt: { from: instant('14:00'), to: instant('16:00') },
      },
    ]);
  });
});
