import fc from 'fast-check';
import { accountOf, type Account, type AccountLine } from '../../../src/domain/sla/account.js';
import { ledger, type Terms } from '../../../src/domain/sla/clock.js';
import type { SlaEvent } from '../../../src/domain/sla/events.js';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/sla/policy.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { at, BUSINESS_HOURS, events, type Step } from './desk.js';
import { anyHistory, anyTerms, HISTORY_MINUTES, moment } from './histories.js';

const ZONE = 'Asia/Shanghai';
const PBH = { ...BUSINESS_HOURS, holidays: [], workdays: [], days: {} };

interface Given {
  calendar?: Terms['calendar'];
  policy?: Partial<Policy>;
}

const account = (now: string, metric: Metric, list: Step[], { calendar = '24x7', policy }: Given = {}) => {
  const terms: Terms = { policy: { ...DEFAULT_POLICY, ...policy }, calendar, zone: ZONE };
  const until = new Date(at(now));
  const history = events(...list);
  const clock = ledger(history, terms, until).findLast((one) => one.metric === metric);
  if (!clock) throw new Error(`no clock ${metric}`);
  return accountOf(clock, history, terms, until);
};

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const told = ({ lines }: Account): string[] =>
  lines.map(({ from, to, kind, workingMinutes, cause, reason, singleDays }) =>
    [
      `${wall.format(from).replace(',', '')}–${wall.format(to).replace(',', '')} ${kind}`,
      ...(kind === 'closed' ? [] : [workingMinutes]),
      ...(cause ? [cause] : []),
      ...(reason ? [`“${reason}”`] : []),
      ...(singleDays ? [singleDays.kind, ...singleDays.days] : []),
    ].join(' '),
  );
const sum = ({ lines }: Account, ...kinds: AccountLine['kind'][]): number =>
  lines
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((all, { workingMinutes }) => all + workingMinutes, 0);

describe('what is counted', () => {
  it.each<[string, Metric, string, Given]>([
    ['round the clock', 'response', 'Mon 10:30', {}],
    ['round the clock', 'repair', 'Mon 14:00', {}],
    ['up to a closing time', 'solution', 'Mon 12:00', { calendar: PBH }],
    ['over lunch', 'repair', 'Mon 15:00', { calendar: PBH }],
    ['over a holiday', 'repair', 'Mon 15:00', { calendar: { ...PBH, holidays: ['2026-11-24'] } }],
    [
      'over a night',
      'repair',
      'Tue 10:00',
      { calendar: { ...PBH, days: { '2026-11-23': ['09:00-13:00'] } } },
    ],
  ])('%s: of %s adds up to the target at its due time', (_how, metric, due, given) => {
    const { clock, ...rest } = account(due, metric, [['10:00', 'register']], given);
    expect(clock.dueAt).toEqual(new Date(at(due)));
    const whole = { clock, ...rest };
    expect(sum(whole, 'counted')).toBe(DEFAULT_POLICY.targets[metric]);
    expect(sum(whole, 'ahead', 'overrun')).toBe(0);
    expect(whole.targetMinutes).toBe(DEFAULT_POLICY.targets[metric]);
    expect(whole.lines[0]!.from).toEqual(clock.startedAt);
    expect(whole.lines.at(-1)!.to).toEqual(clock.dueAt);
  });

  it('of every clock in any history adds up, with what is ahead, to what it allows, line upon line', () => {
    fc.assert(
      fc.property(
        anyHistory,
        anyTerms,
        fc.integer({ min: 0, max: 2 * HISTORY_MINUTES }),
        (list, terms, after) => {
          const now = moment(after);
          for (const clock of ledger(list, terms, now)) {
            const whole = accountOf(clock, list, terms, now);
            expect(sum(whole, 'counted', 'ahead')).toBeCloseTo(clock.allowedMinutes, 6);
            expect(sum(whole, 'counted', 'overrun')).toBeCloseTo(clock.workedMinutes, 6);
            expect(sum(whole, 'paused')).toBeCloseTo(clock.pausedMinutes, 6);
            whole.lines.forEach(({ from, to, kind }, index) => {
              const previous = whole.lines[index - 1];
              expect(from.getTime()).toBeLessThan(to.getTime());
              if (previous) expect(previous.to.getTime()).toBeLessThanOrEqual(from.getTime());
              // Only the closed hours after the due time are left out.
              if (previous && previous.to < from)
                expect(from.getTime()).toBeGreaterThanOrEqual(clock.dueAt.getTime());
              if (kind === 'counted') expect(to.getTime()).toBeLessThanOrEqual(clock.dueAt.getTime());
            });
            const { retargets } = whole;
            // A correction moves an end of which the moment of the change did not know.
            if (list.some((event) => event.do === 'correct')) continue;
            if (retargets.length > 0) {
              expect(retargets[0]!.allowedMinutes.from).toBe(whole.targetMinutes);
              expect(retargets.at(-1)!.allowedMinutes.to).toBe(clock.allowedMinutes);
            } else expect(whole.targetMinutes).toBe(clock.allowedMinutes);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has lunch, night and weekend between, and what is ahead once', () => {
    const list: Step[] = [['Fri 11:30', 'register']];
    const given = { calendar: PBH, policy: { targets: { repair: 420 } } };
    expect(told(account('Fri 17:00', 'repair', list, given))).toEqual([
      'Fri 11:30–Fri 12:00 counted 30',
      'Fri 12:00–Fri 13:00 closed',
      'Fri 13:00–Fri 17:00 counted 240',
      'Fri 17:00–Fri 18:00 ahead 60',
      'Fri 18:00–Mon 09:00 closed',
      'Mon 09:00–Mon 10:30 ahead 90',
    ]);
    expect(told(account('Sat 10:00', 'repair', list, given)).slice(2)).toEqual([
      'Fri 13:00–Fri 18:00 counted 300',
      'Fri 18:00–Mon 09:00 closed',
      'Mon 09:00–Mon 10:30 ahead 90',
    ]);
  });

  it('names the holiday that closed, the make-up day and the day of its own hours that opened', () => {
    const calendar = {
      ...PBH,
      holidays: ['2026-11-27', '2026-11-29', '2026-11-30'],
      workdays: ['2026-11-28'],
      days: { '2026-12-01': ['10:00-11:00'] },
    };
    const given = { calendar, policy: { targets: { response: 480 } } };
    expect(told(account('Thu 18:00', 'response', [['Thu 17:30', 'register']], given))).toEqual([
      'Thu 17:30–Thu 18:00 counted 30',
      'Thu 18:00–Sat 09:00 closed holiday 2026-11-27',
      'Sat 09:00–Sat 12:00 ahead 180 make-up 2026-11-28',
      'Sat 12:00–Sat 13:00 closed',
      'Sat 13:00–Sat 17:30 ahead 270 make-up 2026-11-28',
    ]);
    expect(
      told(
        account('Sat 18:00', 'response', [['Sat 17:30', 'register']], {
          calendar,
          policy: { targets: { response: 60 } },
        }),
      ),
    ).toEqual([
      'Sat 17:30–Sat 18:00 counted 30 make-up 2026-11-28',
      'Sat 18:00–Tue 10:00 closed holiday 2026-11-30',
      'Tue 10:00–Tue 10:30 ahead 30 special 2026-12-01',
    ]);
  });
});

describe('what is not', () => {
  const wait: Step = ['11:00', 'wait', { reason: 'the log, please', for: 'customer' }];

  it('a pause stands there with its reason, and a clock that it does not stop says so (case 13)', () => {
    const list: Step[] = [['10:00', 'register'], wait, ['11:45', 'resume']];
    expect(told(account('12:00', 'repair', list))).toEqual([
      'Mon 10:00–Mon 11:00 counted 60',
      'Mon 11:00–Mon 11:45 paused 45 waiting-customer “the log, please”',
      'Mon 11:45–Mon 12:00 counted 15',
      'Mon 12:00–Mon 14:45 ahead 165',
    ]);
    expect(account('12:00', 'repair', list).runsWhileWaitingFor).toEqual([]);
    const onsite = account('12:00', 'onsite', list);
    expect(told(onsite)).toEqual(['Mon 10:00–Mon 12:00 counted 120']);
    expect(onsite.runsWhileWaitingFor).toEqual(['customer']);
    expect(account('10:30', 'onsite', list).runsWhileWaitingFor).toEqual([]);
  });

  it('a pause in closed hours is named, and shifts nothing (case 14)', () => {
    const list: Step[] = [
      ['Fri 17:00', 'register'],
      ['Fri 19:00', 'wait', { reason: 'weekend', for: 'customer' }],
      ['Mon+7 08:00', 'resume'],
    ];
    expect(told(account('Mon+7 09:00', 'solution', list, { calendar: PBH }))).toEqual([
      'Fri 17:00–Fri 18:00 counted 60',
      'Fri 18:00–Fri 19:00 closed',
      'Fri 19:00–Mon 08:00 closed waiting-customer “weekend”',
      'Mon 08:00–Mon 09:00 closed',
      'Mon 09:00–Mon 10:00 ahead 60',
    ]);
  });

  it('after the due time it is overrun, frozen by a pause; closed hours do not divide it (case 15)', () => {
    const list: Step[] = [
      ['10:00', 'register'],
      ['13:00', 'wait', { reason: 'x' }],
      ['13:30', 'resume'],
    ];
    expect(told(account('14:00', 'solution', list))).toEqual([
      'Mon 10:00–Mon 12:00 counted 120',
      'Mon 12:00–Mon 13:00 overrun 60',
      'Mon 13:00–Mon 13:30 paused 30 waiting-customer “x”',
      'Mon 13:30–Mon 14:00 overrun 30',
    ]);
    expect(told(account('Tue 10:00', 'response', [['10:00', 'register']], { calendar: PBH }))).toEqual([
      'Mon 10:00–Mon 10:30 counted 30',
      'Mon 10:30–Tue 10:00 overrun 450',
    ]);
  });

  it('the time that the customer took to refuse is named (case 21)', () => {
    const list: Step[] = [
      ['10:00', 'register'],
      ['13:50', 'resolve'],
      ['13:55', 'refuse'],
    ];
    expect(told(account('14:00', 'repair', list))).toEqual([
      'Mon 10:00–Mon 13:50 counted 230',
      'Mon 13:50–Mon 13:55 paused 5 customer-deciding',
      'Mon 13:55–Mon 14:00 counted 5',
      'Mon 14:00–Mon 14:05 ahead 5',
    ]);
  });

  it('what was done early leaves the rest, up to the due time', () => {
    const met = account('12:00', 'response', [
      ['10:00', 'register'],
      ['10:12', 'acknowledge'],
    ]);
    expect(told(met)).toEqual(['Mon 10:00–Mon 10:12 counted 12', 'Mon 10:12–Mon 10:30 ahead 18']);
    expect(met.clock).toMatchObject({ state: 'met' });
    expect(met.clock.dropped).toBeUndefined();
  });

  it('a breached clock that is not owed any more is told from one that was done late', () => {
    const late = account('13:00', 'onsite', [
      ['10:00', 'register'],
      ['12:30', 'mode', { mode: 'remote' }],
    ]);
    expect(late.clock).toMatchObject({ state: 'breached', dropped: true });
    const done = account('13:00', 'onsite', [
      ['10:00', 'register'],
      ['12:30', 'arrive'],
    ]);
    expect(done.clock).toMatchObject({ state: 'breached' });
    expect(done.clock.dropped).toBeUndefined();
  });
});

describe('reclassifications', () => {
  const policy = { severities: { major: { response: 30 }, general: { response: 120 } } };

  it('an upgrade is named with what it did to the due time (case 17)', () => {
    const list: Step[] = [
      ['10:00', 'register'],
      ['11:00', 'reclassify', { severity: 'major' }],
    ];
    const { retargets, targetMinutes, ...rest } = account('11:00', 'response', list, { policy });
    expect(targetMinutes).toBe(120);
    expect(retargets).toEqual([
      {
        at: new Date(at('11:00')),
        source: { by: 'severity', word: 'general' },
        promised: { minutes: 30, source: { by: 'severity', word: 'major' } },
        severity: { from: 'general', to: 'major' },
        allowedMinutes: { from: 120, to: 90 },
        dueAt: { from: new Date(at('12:00')), to: new Date(at('11:30')) },
      },
    ]);
    expect(told({ retargets, targetMinutes, ...rest })).toEqual([
      'Mon 10:00–Mon 11:00 counted 60',
      'Mon 11:00–Mon 11:30 ahead 30',
    ]);
  });

  it('each is told by itself, a downgrade after the breach too; one of the category alone is none (case 18)', () => {
    const list: Step[] = [
      ['10:00', 'register', { severity: 'major' }],
      ['10:10', 'reclassify', { severity: 'major' }],
      ['11:00', 'reclassify', { severity: 'general' }],
    ];
    const { retargets, clock } = account('11:00', 'response', list, { policy });
    expect(retargets.map(({ allowedMinutes }) => allowedMinutes)).toEqual([{ from: 30, to: 120 }]);
    expect(clock).toMatchObject({ state: 'breached', breachedAt: new Date(at('10:30')) });
  });

  it('a promise that was dropped, and made again in the moment in which it was kept, is told', () => {
    const under = (targets: Policy['targets']): Terms => ({
      policy: { ...DEFAULT_POLICY, targets },
      calendar: '24x7',
      zone: ZONE,
    });
    const whole = under(DEFAULT_POLICY.targets);
    const history: SlaEvent[] = [
      ...events(['10:00', 'register'], ['13:40', 'resolve']),
      { do: 'terms', at: new Date(at('10:00')), terms: under({ repair: 240 }) },
      { do: 'terms', at: new Date(at('13:40')), terms: whole },
    ];
    const until = new Date(at('14:00'));
    const clock = ledger(history, whole, until).find(({ metric }) => metric === 'response')!;
    const { retargets } = accountOf(clock, history, whole, until);
    expect(clock).toMatchObject({ state: 'met', allowedMinutes: 250 });
    expect(retargets.map(({ allowedMinutes }) => allowedMinutes)).toEqual([
      { from: 30, to: 30 },
      { from: 30, to: 250 },
    ]);
  });

  it('one before a clock began, or after its end, is not of its life', () => {
    const list: Step[] = [
      ['10:00', 'register'],
      ['10:05', 'acknowledge'],
      ['10:10', 'reclassify', { severity: 'major' }],
    ];
    expect(account('11:00', 'response', list, { policy }).retargets).toEqual([]);
    expect(account('11:00', 'handover', list, { policy }).retargets).toEqual([]);
    expect(account('11:00', 'repair', list, { policy }).retargets).toHaveLength(1);
  });
});
