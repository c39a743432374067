import { due, nextInstant, rescinded, type Fired } from '../../../src/domain/sla/milestones.js';
import { compileCalendar } from '../../../src/domain/sla/calendar.js';
import { segmentsOf } from '../../../src/domain/sla/explain.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { announced, at, BUSINESS_HOURS, clocksAt, printedClock, run, steps, type Step } from './desk.js';

const received: Step = ['10:00', 'register'];
const asked: [string, Record<string, unknown>] = ['wait', { reason: 'asked for the log' }];
const instant = (text: string): Date => new Date(at(text));

/** One clock of a request whose life was these steps, as the simulator prints it at a moment. */
const clock = (metric: Metric, until: string, list: Step[], more: Record<string, unknown> = {}) =>
  printedClock(run({ events: steps(...list), until: at(until), ...more }), metric);

describe('what stops the response clock (rule 11)', () => {
  it.each<[string, Step]>([
    ['an acknowledgement', ['10:10', 'acknowledge']],
    ['an answer of an engineer', ['10:10', 'reply', { by: 'engineer' }]],
    ['a proposed solution', ['10:10', 'propose']],
    ['a departure to the customer', ['10:10', 'depart']],
    ['an arrival at the customer', ['10:10', 'arrive']],
    ['a resolution', ['10:10', 'resolve', { outcome: 'explained' }]],
  ])('%s does', (_, act) => {
    expect(clock('response', '10:40', [received, act])).toMatchObject({
      state: 'met',
      stoppedAt: at('10:10'),
    });
  });

  it.each<[string, Step]>([
    ["the bot's own receipt", ['10:10', 'reply', { by: 'bot' }]],
    ['a word of the customer', ['10:10', 'reply', { by: 'customer' }]],
    ['an assignment by a manager', ['10:10', 'assign']],
    ['an internal note', ['10:10', 'note']],
    ['a mode being set', ['10:10', 'mode', { mode: 'phone' }]],
    ['a reclassification', ['10:10', 'reclassify', { severity: 'major' }]],
    ['a hand-over to headquarters', ['10:10', 'handover']],
    ['a pause', ['10:10', ...asked]],
  ])('%s does not', (_, act) => {
    expect(clock('response', '10:40', [received, act])).toMatchObject({
      state: 'breached',
      stoppedAt: null,
      dueAt: at('10:30'),
    });
  });
});

describe('pauses (rule 6)', () => {
  it('a held clock is paused, and its due time moves on as long as it is held', () => {
    const steps_: Step[] = [received, ['11:00', ...asked]];
    expect(clock('repair', '11:30', steps_)).toMatchObject({ state: 'paused', dueAt: at('14:30') });
    expect(clock('repair', '12:00', steps_)).toMatchObject({ state: 'paused', dueAt: at('15:00') });
    expect(clock('onsite', '11:30', steps_)).toMatchObject({ state: 'running', dueAt: at('12:00') });
  });

  it("ends at the time of the customer's answer, however late that was recorded", () => {
    const answer: Step = ['11:45', 'reply', { by: 'customer', recorded: at('12:30') }];
    expect(clock('repair', '13:00', [received, ['11:00', ...asked], answer])).toMatchObject({
      dueAt: at('14:45'),
      pausedMinutes: 45,
    });
  });

  it('is not ended by a word of ours', () => {
    const word: Step = ['11:10', 'reply', { by: 'engineer' }];
    expect(clock('repair', '11:30', [received, ['11:00', ...asked], word]).state).toBe('paused');
  });

  it("ends by itself after the policy's longest pause of elapsed time", () => {
    const more = { maxPauseMinutes: 60 };
    expect(clock('repair', '13:00', [received, ['11:00', ...asked]], more)).toMatchObject({
      state: 'running',
      dueAt: at('15:00'),
      pausedMinutes: 60,
    });
    expect(clock('repair', '13:00', [received, ['11:00', ...asked], ['12:30', 'resume']], more).dueAt).toBe(
      at('15:00'),
    );
  });

  it('asking again while waiting does not renew the longest pause', () => {
    const twice: Step[] = [received, ['11:00', ...asked], ['11:50', ...asked]];
    expect(clock('repair', '13:00', twice, { maxPauseMinutes: 60 }).pausedMinutes).toBe(60);
  });

  it('is set per metric', () => {
    const list: Step[] = [received, ['10:10', ...asked], ['10:20', 'resume']];
    expect(clock('response', '10:30', list, { pauses: ['response'] }).dueAt).toBe(at('10:40'));
    expect(clock('repair', '10:30', list, { pauses: ['response'] }).dueAt).toBe(at('14:00'));
  });

  it('waiting for a supplier stops the clock only where the policy says so', () => {
    const list: Step[] = [
      received,
      ['11:00', 'wait', { for: 'supplier', reason: 'spare part' }],
      ['12:00', 'resume'],
    ];
    expect(clock('repair', '12:00', list).dueAt).toBe(at('14:00'));
    expect(clock('repair', '12:00', list, { supplierPauses: ['repair'] }).dueAt).toBe(at('15:00'));
  });

  it("an answer of the customer does not bring the supplier's part", () => {
    const list: Step[] = [
      received,
      ['11:00', 'wait', { for: 'supplier', reason: 'spare part' }],
      ['11:30', 'reply', { by: 'customer' }],
    ];
    expect(clock('repair', '12:00', list, { supplierPauses: ['repair'] })).toMatchObject({
      state: 'paused',
      pausedMinutes: 60,
    });
  });

  it('one that begins when the last one ends is another one; one of no length is none', () => {
    const two: Step[] = [
      received,
      ['11:00', ...asked],
      ['11:30', 'resume'],
      ['11:30', ...asked],
      ['12:00', 'resume'],
    ];
    expect(clock('repair', '12:00', two).pausedMinutes).toBe(60);
    const none: Step[] = [received, ['11:00', ...asked], ['11:00', 'resume']];
    expect(clock('repair', '12:00', none)).toMatchObject({ state: 'running', pausedMinutes: 0 });
  });

  it('counts only working time as paused', () => {
    const list: Step[] = [received, ['11:30', ...asked], ['13:30', 'resume']];
    expect(clock('repair', '14:00', list, { calendar: BUSINESS_HOURS })).toMatchObject({
      pausedMinutes: 60,
      dueAt: at('16:00'),
    });
  });
});

describe('another severity (rule 8)', () => {
  const to = (severity: string, targets?: Record<string, number>): [string, Record<string, unknown>] => [
    'reclassify',
    { severity, targets },
  ];

  it('an upgrade never gives more time than there was', () => {
    const list: Step[] = [received, ['13:30', ...to('major', { repair: 60 })]];
    expect(clock('repair', '13:30', list).dueAt).toBe(at('14:00'));
  });

  it('an upgrade keeps the time that was paused', () => {
    const list: Step[] = [
      received,
      ['11:00', ...asked],
      ['12:00', 'resume'],
      ['12:30', ...to('major', { repair: 180 })],
    ];
    expect(clock('repair', '12:30', list)).toMatchObject({ dueAt: at('15:00'), pausedMinutes: 60 });
  });

  it('an upgrade during a pause counts from the end of the pause what it gave at the change', () => {
    const list: Step[] = [
      received,
      ['11:00', ...asked],
      ['11:30', ...to('major', { repair: 60 })],
      ['12:00', 'resume'],
    ];
    expect(clock('repair', '12:00', list).dueAt).toBe(at('13:00'));
  });

  it('a downgrade counts from the start, with the pauses', () => {
    const list: Step[] = [
      ['10:00', 'register', { severity: 'major' }],
      ['10:10', ...asked],
      ['10:30', 'resume'],
      ['10:40', ...to('general', { repair: 240 })],
    ];
    expect(clock('repair', '10:40', list, { targets: { repair: 60 } }).dueAt).toBe(at('14:20'));
  });

  it('going back to a severity brings its targets back', () => {
    const list: Step[] = [received, ['10:30', ...to('major', { repair: 60 })], ['10:40', ...to('general')]];
    expect(clock('repair', '10:40', list).dueAt).toBe(at('14:00'));
  });

  it('a clock that has been stopped is not touched', () => {
    const list: Step[] = [received, ['10:20', 'acknowledge'], ['10:40', ...to('major', { response: 5 })]];
    expect(clock('response', '10:50', list)).toMatchObject({ state: 'met', dueAt: at('10:30') });
  });

  it('targets by severity come from the policy', () => {
    const more = { severities: { major: { repair: 90 } } };
    expect(clock('repair', '10:00', [['10:00', 'register', { severity: 'major' }]], more).dueAt).toBe(
      at('11:30'),
    );
    expect(clock('repair', '10:20', [received, ['10:20', ...to('major')]], more).dueAt).toBe(at('11:50'));
  });

  it('a problem that is no longer major needs no hand-over', () => {
    const list: Step[] = [
      ['10:00', 'register', { severity: 'major' }],
      ['10:30', ...to('general')],
    ];
    expect(clock('handover', '12:00', list)).toMatchObject({ state: 'cancelled', stoppedAt: at('10:30') });
    const again: Step[] = [...list, ['10:40', ...to('major')]];
    expect(clock('handover', '10:50', again)).toMatchObject({ state: 'running', startedAt: at('10:40') });
  });

  it('a general problem has neither hand-over nor experts clock', () => {
    const { clocks } = run({ events: steps(received), until: at('11:00') });
    expect(clocks.map(({ metric }) => metric)).toEqual(['response', 'solution', 'onsite', 'repair']);
  });
});

describe('ends (rules 10, 13 and 14)', () => {
  it.each<[string, Step]>([
    ['cancelling', ['11:00', 'cancel']],
    ['merging into another request', ['11:00', 'merge']],
  ])('%s cancels what runs, and what was met or breached stays', (_, end) => {
    const result = run({ events: steps(received, ['10:10', 'propose'], end), until: at('18:00') });
    expect(result.clocks.map(({ metric, state }) => [metric, state])).toEqual([
      ['response', 'met'],
      ['solution', 'met'],
      ['onsite', 'cancelled'],
      ['repair', 'cancelled'],
    ]);
    expect(clock('response', '18:00', [received, end])).toMatchObject({
      state: 'breached',
      breachedAt: at('10:30'),
    });
    expect(announced(result)).toEqual([]);
  });

  it('the parent of a merge keeps the earliest receipt', () => {
    const list: Step[] = [received, ['10:05', 'merge', { receivedAt: at('09:50') }]];
    expect(clock('repair', '10:10', list)).toMatchObject({
      startedAt: at('09:50'),
      dueAt: at('13:50'),
      workedMinutes: 20,
    });
  });

  it('a remote request has no on-site clock', () => {
    const { clocks } = run({ events: steps(['10:00', 'register', { mode: 'phone' }]), until: at('18:00') });
    expect(clocks.map(({ metric }) => metric)).not.toContain('onsite');
  });

  it('an on-site clock that was cancelled comes back with the mode, from the receipt', () => {
    const list: Step[] = [
      received,
      ['10:30', 'mode', { mode: 'remote' }],
      ['11:00', 'mode', { mode: 'onsite' }],
    ];
    expect(clock('onsite', '11:30', list)).toMatchObject({
      state: 'running',
      dueAt: at('12:00'),
      workedMinutes: 90,
    });
  });

  it('a cancelled on-site clock keeps its due time through an upgrade; wanted again, it is due by what the upgrade gave', () => {
    const upgrade: Step = ['11:50', 'reclassify', { severity: 'major', targets: { onsite: 60 } }];
    const list: Step[] = [['10:00', 'register'], ['10:05', 'mode', { mode: 'remote' }], upgrade];
    const again: Step = ['11:55', 'mode', { mode: 'onsite' }];
    const targets = { onsite: 150 };
    expect(clock('onsite', '11:52', list, { targets })).toMatchObject({
      state: 'cancelled',
      dueAt: at('12:30'),
    });
    expect(clock('onsite', '12:00', [...list, again], { targets })).toMatchObject({
      state: 'running',
      dueAt: at('12:30'),
    });
    const sooner: Step = ['10:40', 'reclassify', { severity: 'major', targets: { onsite: 60 } }];
    const moved = [list[0]!, list[1]!, sooner, again];
    expect(clock('onsite', '11:00', moved, { targets }).dueAt).toBe(at('12:30'));
    expect(clock('onsite', '12:00', moved, { targets })).toMatchObject({
      state: 'breached',
      dueAt: at('11:40'),
      breachedAt: at('11:55'),
    });
  });

  it('an arrival stays met when the mode changes afterwards', () => {
    const list: Step[] = [received, ['11:00', 'arrive'], ['11:30', 'mode', { mode: 'remote' }]];
    expect(clock('onsite', '12:30', list)).toMatchObject({ state: 'met', stoppedAt: at('11:00') });
  });

  it('on-site that was missed stays missed when it is solved remotely', () => {
    expect(clock('onsite', '14:00', [received, ['13:00', 'resolve']])).toMatchObject({
      state: 'breached',
      breachedAt: at('12:00'),
      stoppedAt: at('13:00'),
    });
  });

  it('a refusal brings back the on-site clock that the resolution had cancelled', () => {
    const list: Step[] = [received, ['11:00', 'resolve'], ['11:10', 'refuse']];
    expect(clock('onsite', '11:30', list)).toMatchObject({ state: 'running', dueAt: at('12:10') });
  });

  it('several refusals leave out the time of each', () => {
    const list: Step[] = [
      received,
      ['13:00', 'resolve'],
      ['13:20', 'refuse'],
      ['13:50', 'resolve'],
      ['14:00', 'refuse'],
      ['14:30', 'resolve'],
    ];
    expect(clock('repair', '15:00', list)).toMatchObject({
      state: 'met',
      dueAt: at('14:30'),
      pausedMinutes: 30,
    });
  });

  it('a reopened request has a second cycle with fresh targets, and the first keeps its result', () => {
    const result = run({
      events: steps(
        received,
        ['10:40', 'acknowledge'],
        ['13:00', 'resolve'],
        ['13:30', 'confirm'],
        ['Tue 09:00', 'reopen'],
        ['Tue 09:20', 'acknowledge'],
      ),
      until: at('Tue 10:00'),
    });
    expect(printedClock(result, 'response')).toMatchObject({ state: 'breached', stoppedAt: at('10:40') });
    expect(printedClock(result, 'repair')).toMatchObject({ state: 'met', stoppedAt: at('13:00') });
    expect(printedClock(result, 'response', 2)).toMatchObject({ state: 'met', startedAt: at('Tue 09:00') });
    expect(printedClock(result, 'repair', 2)).toMatchObject({ state: 'running', dueAt: at('Tue 13:00') });
  });

  it('after the confirmation a refusal changes nothing', () => {
    const list: Step[] = [received, ['13:00', 'resolve'], ['13:30', 'confirm'], ['13:40', 'refuse']];
    expect(clock('repair', '18:00', list).state).toBe('met');
  });
});

describe('corrections (rule 8)', () => {
  const wrong: Step[] = [received, ['12:10', 'arrive']];
  const corrected: Step[] = [
    ...wrong,
    ['13:00', 'correct', { metric: 'onsite', to: at('11:55'), reason: 'typed an hour late' }],
  ];

  it('a wrong arrival time that is corrected takes the breach back, visibly', () => {
    expect(clock('onsite', '12:59', corrected)).toMatchObject({ state: 'breached', stoppedAt: at('12:10') });
    expect(clock('onsite', '13:00', corrected)).toMatchObject({
      state: 'met',
      stoppedAt: at('11:55'),
      breachedAt: null,
    });
    const fired: Fired[] = due(clocksAt('12:00', corrected), [], instant('12:00'));
    expect(rescinded(clocksAt('12:59', corrected), fired).map(({ metric }) => metric)).toEqual([]);
    expect(rescinded(clocksAt('13:00', corrected), fired)).toMatchObject([
      { metric: 'onsite', threshold: 1 },
    ]);
  });

  it('can also show that it was late', () => {
    const list: Step[] = [
      received,
      ['11:50', 'arrive'],
      ['13:00', 'correct', { metric: 'onsite', to: at('12:20') }],
    ];
    expect(clock('onsite', '13:00', list)).toMatchObject({
      state: 'breached',
      breachedAt: at('12:00'),
      stoppedAt: at('12:20'),
    });
  });

  it('touches no other clock, and the last correction counts', () => {
    const list: Step[] = [...corrected, ['13:30', 'correct', { metric: 'onsite', to: at('12:05') }]];
    expect(clock('onsite', '14:00', list).stoppedAt).toBe(at('12:05'));
    expect(clock('response', '14:00', list).stoppedAt).toBe(at('12:10'));
  });

  it('can tell of an act that nobody recorded', () => {
    const list: Step[] = [received, ['13:00', 'correct', { metric: 'onsite', to: at('11:40') }]];
    expect(clock('onsite', '13:00', list)).toMatchObject({ state: 'met', stoppedAt: at('11:40') });
  });

  it('a hand-over that was earlier starts the experts clock earlier', () => {
    const list: Step[] = [
      ['10:00', 'register', { severity: 'major' }],
      ['11:10', 'handover'],
      ['11:20', 'correct', { metric: 'handover', to: at('10:50') }],
    ];
    expect(clock('handover', '11:30', list).state).toBe('met');
    expect(clock('experts', '11:30', list)).toMatchObject({ startedAt: at('10:50'), dueAt: at('11:50') });
  });
});

describe('milestones (rules 4, 9 and 12)', () => {
  const sweepAt = (now: string, list: Step[], fired: Fired[] = []) =>
    due(clocksAt(now, list), fired, instant(now));
  const keys = (fired: Fired[]) =>
    fired.map(({ metric, threshold, skipped }) => `${metric} ${threshold} ${skipped}`);

  it('a threshold is an instant of the calendar', () => {
    const result = run({
      calendar: BUSINESS_HOURS,
      targets: { repair: 240 },
      events: steps(['11:00', 'register']),
      until: at('18:00'),
    });
    expect(announced(result)).toEqual([
      '11-23 14:00:00 repair 0.5',
      '11-23 15:00:00 repair 0.75',
      '11-23 15:36:00 repair 0.9',
      '11-23 16:00:00 repair 1',
    ]);
  });

  it('a pause puts off what has not been fired, and fires nothing again', () => {
    const result = run({
      targets: { repair: 240 },
      events: steps(received, ['13:10', ...asked], ['14:10', 'resume']),
      until: at('16:00'),
    });
    expect(announced(result)).toEqual([
      '11-23 12:00:00 repair 0.5',
      '11-23 13:00:00 repair 0.75',
      '11-23 14:36:00 repair 0.9',
      '11-23 15:00:00 repair 1',
    ]);
  });

  it('a warning whose time has run when the pause begins is fired then, the breach waits for the end of the pause', () => {
    const fired = (from: string, to: string) =>
      announced(
        run({
          targets: { solution: 120 },
          warnAt: [0.5, 1],
          events: steps(received, [from, ...asked], [to, 'resume']),
          until: at('15:00'),
        }),
      );
    expect(fired('11:00', '11:45')).toEqual(['11-23 11:00:00 solution 0.5', '11-23 12:45:00 solution 1']);
    expect(fired('12:00', '12:45')).toEqual(['11-23 11:00:00 solution 0.5', '11-23 12:45:00 solution 1']);
  });

  it('after the act nothing more is fired', () => {
    const result = run({
      targets: { response: 30 },
      events: steps(received, ['10:25', 'acknowledge']),
      until: at('11:00'),
    });
    expect(announced(result)).toEqual(['11-23 10:15:00 response 0.5', '11-23 10:22:30 response 0.75']);
  });

  it('an act that comes at the instant of a threshold is first', () => {
    const result = run({
      targets: { response: 30 },
      events: steps(received, ['10:27', 'acknowledge']),
      until: at('11:00'),
    });
    expect(announced(result)).toEqual(['11-23 10:15:00 response 0.5', '11-23 10:22:30 response 0.75']);
  });

  it('what is recorded late was fired meanwhile, and is known to be met afterwards', () => {
    const result = run({
      targets: { response: 30 },
      events: steps(received, ['10:20', 'acknowledge', { recorded: at('10:40') }]),
      until: at('11:00'),
    });
    expect(announced(result)).toHaveLength(4);
    expect(printedClock(result, 'response')).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('a warning that was overtaken by the act during down-time is not fired, a breach is', () => {
    const during = (act: string) =>
      announced(
        run({
          targets: { response: 30 },
          events: steps(received, [act, 'acknowledge']),
          downtime: [{ from: at('10:10'), to: at('11:00') }],
          until: at('12:00'),
        }),
      );
    expect(during('10:28')).toEqual([]);
    expect(during('10:40').at(-1)).toBe('11-23 11:00:00 response 1');
  });

  it('down-time that never ends within the case fires nothing, and the breach is recorded all the same', () => {
    const result = run({
      targets: { response: 30 },
      events: steps(received),
      downtime: [{ from: at('10:10'), to: at('12:00') }],
      until: at('11:00'),
    });
    expect(result.fired).toEqual([]);
    expect(printedClock(result, 'response').breachedAt).toBe(at('10:30'));
  });

  it('two sweeps fire what one does', () => {
    const once = sweepAt('10:28', [received]);
    expect(keys(once)).toEqual(['response 0.75 true', 'response 0.9 false']);
    expect(once.map(({ at: when }) => when)).toEqual([instant('10:22:30'), instant('10:27')]);
    expect(sweepAt('10:28', [received], once)).toEqual([]);
    expect(keys(sweepAt('10:31', [received], once))).toEqual(['response 1 false']);
  });

  it('the next instant is the next threshold, the end of a pause, or none', () => {
    const next = (now: string, list: Step[], fired: Fired[] = []) =>
      nextInstant(clocksAt(now, list, { policy: { targets: { repair: 240 } } }), fired, instant(now));
    expect(next('10:00', [received])).toEqual(instant('13:00'));
    expect(next('13:10', [received])).toEqual(instant('13:00'));
    expect(next('11:00', [received, ['11:00', ...asked]])).toEqual(instant('Thu 11:00'));
    expect(next('11:00', [received, ['11:00', 'resolve']])).toBeNull();
  });
});

describe('explaining a due time', () => {
  it('tells every stretch that was counted, paused or closed, and why', () => {
    const [repair] = clocksAt(
      '14:00',
      [
        ['11:00', 'register'],
        ['11:30', ...asked],
        ['13:30', 'resume'],
      ],
      {
        policy: { targets: { repair: 240 } },
        calendar: BUSINESS_HOURS,
      },
    );
    const calendar = compileCalendar(BUSINESS_HOURS, 'Asia/Shanghai');
    const terms = { policy: DEFAULT_POLICY, calendar: BUSINESS_HOURS, zone: 'Asia/Shanghai' };
    const segments = segmentsOf(repair!, [{ from: new Date(0), terms, calendar }]);
    const why = { cause: 'waiting-customer', reason: 'asked for the log' };
    expect(segments).toEqual([
      { from: instant('11:00'), to: instant('11:30'), kind: 'counted', workingMinutes: 30 },
      { from: instant('11:30'), to: instant('12:00'), kind: 'paused', workingMinutes: 30, ...why },
      { from: instant('12:00'), to: instant('13:00'), kind: 'closed', workingMinutes: 0, ...why },
      { from: instant('13:00'), to: instant('13:30'), kind: 'paused', workingMinutes: 30, ...why },
      { from: instant('13:30'), to: instant('14:00'), kind: 'counted', workingMinutes: 30 },
    ]);
  });
});
