import { simulate, simulateText } from '../../../src/domain/sla/simulate.js';
import { at, BUSINESS_HOURS, run, steps } from './desk.js';

const faults = (given: unknown): string[] => {
  const result = simulate(given);
  return 'faults' in result ? result.faults : [];
};
const events = steps(['10:00', 'register']);

describe('the simulator', () => {
  it('runs the example of sla.md and prints exactly its fields', () => {
    const hours = ['09:00-12:00', '13:00-18:00'];
    const result = run({
      zone: 'Asia/Shanghai',
      calendar: {
        week: { mon: hours, tue: hours },
        holidays: ['2026-10-01'],
        workdays: ['2026-10-10'],
        days: { '2026-11-25': ['09:00-12:00'] },
      },
      targets: { response: 30, solution: 120, onsite: 120, repair: 240 },
      pauses: ['solution', 'repair'],
      warnAt: [0.5, 0.75, 0.9, 1],
      maxPauseMinutes: 4320,
      events: [
        { at: '2026-11-23T10:00:00+08:00', do: 'register', severity: 'general', mode: 'onsite' },
        { at: '2026-11-23T10:12:00+08:00', do: 'acknowledge' },
      ],
      downtime: [{ from: '2026-11-23T10:30:00+08:00', to: '2026-11-23T11:00:00+08:00' }],
      until: '2026-11-23T18:00:00+08:00',
    });
    expect(result.clocks.map(({ metric, state, dueAt }) => [metric, state, dueAt])).toEqual([
      ['response', 'met', '2026-11-23T10:30:00+08:00'],
      ['solution', 'breached', '2026-11-23T12:00:00+08:00'],
      ['onsite', 'breached', '2026-11-23T12:00:00+08:00'],
      ['repair', 'breached', '2026-11-23T15:00:00+08:00'],
    ]);
    expect(result.clocks[0]).toEqual({
      metric: 'response',
      cycle: 1,
      state: 'met',
      startedAt: '2026-11-23T10:00:00+08:00',
      dueAt: '2026-11-23T10:30:00+08:00',
      stoppedAt: '2026-11-23T10:12:00+08:00',
      breachedAt: null,
      workedMinutes: 12,
      pausedMinutes: 0,
    });
    expect(result.fired[0]).toEqual({
      at: '2026-11-23T11:00:00+08:00',
      metric: 'solution',
      cycle: 1,
      threshold: 0.5,
      skipped: false,
    });
  });

  it('takes what is left out from the default policy, round the clock, until the last event', () => {
    const { clocks } = run({ events });
    expect(clocks.map(({ metric, state, dueAt }) => [metric, state, dueAt])).toEqual([
      ['response', 'running', at('10:30')],
      ['solution', 'running', at('12:00')],
      ['onsite', 'running', at('12:00')],
      ['repair', 'running', at('14:00')],
    ]);
  });

  it('warns as in the example of sla.md when a case does not say when', () => {
    const { fired } = run({ events, targets: { response: 30 }, until: at('11:00') });
    expect(fired.map(({ threshold }) => threshold)).toEqual([0.5, 0.75, 0.9, 1]);
  });

  it('prints an open clock at its due time as running, for it can still be met, and as breached a second later', () => {
    const until = (moment: string) =>
      run({ events, targets: { response: 30 }, until: at(moment) }).clocks.map(({ state, breachedAt }) => [
        state,
        breachedAt,
      ]);
    expect(until('10:30')).toEqual([['running', null]]);
    expect(until('10:30:01')).toEqual([['breached', at('10:30')]]);
  });

  it('knows only the clocks that have a target', () => {
    expect(run({ events, targets: { repair: 10 } }).clocks.map(({ metric }) => metric)).toEqual(['repair']);
    expect(run({ events, targets: {} })).toEqual({ clocks: [], fired: [] });
  });

  it('tells nothing of what happens after its end', () => {
    const more = steps(['10:20', 'acknowledge']);
    expect(run({ events: [...events, ...more], until: at('10:10') })).toEqual(
      run({ events, until: at('10:10') }),
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a target of zero', { targets: { response: 0 } }, 'targets.response'],
    ['a negative target', { targets: { repair: -5 } }, 'targets.repair'],
    ['a target that is no number', { targets: { repair: '240' } }, 'targets.repair'],
    ['an unknown metric', { targets: { answer: 5 } }, 'targets.answer'],
    ['an unknown metric to pause', { pauses: ['answer'] }, 'pauses[0]'],
    ['a threshold of zero', { warnAt: [0, 1] }, 'warnAt[0]'],
    ['a longest pause of zero', { maxPauseMinutes: 0 }, 'maxPauseMinutes'],
    ['an unknown zone', { zone: 'Mars/Base' }, 'zone'],
    ['a calendar that never opens', { calendar: { week: {} } }, 'calendar.week'],
    [
      'overlapping hours',
      { calendar: { week: { tue: ['09:00-12:00', '10:00-11:00'] } } },
      'calendar.week.tue',
    ],
    [
      'down-time that ends before it begins',
      { downtime: [{ from: at('11:00'), to: at('10:00') }] },
      'downtime[0]',
    ],
    ['an end that is no instant', { until: 'tomorrow' }, 'until'],
    ['no events', { events: [] }, 'events'],
    ['no registration', { events: steps(['10:00', 'acknowledge']) }, 'events'],
    ['an unknown event', { events: [...events, { at: at('10:00'), do: 'dance' }] }, 'events[1].do'],
    [
      'an instant without its offset',
      { events: [{ at: '2026-11-23T10:00:00', do: 'register' }] },
      'events[0].at',
    ],
    [
      'a day that does not exist',
      { events: [{ at: '2026-02-30T10:00:00Z', do: 'register' }] },
      'events[0].at',
    ],
    [
      'a pause without a reason',
      { events: [...events, { at: at('11:00'), do: 'wait' }] },
      'events[1].reason',
    ],
    ['a wrong time of recording', { events: [{ ...events[0], recorded: 'late' }] }, 'events[0].recorded'],
    [
      'a reclassification to a target of zero',
      {
        events: [...events, { at: at('11:00'), do: 'reclassify', severity: 'major', targets: { repair: 0 } }],
      },
      'events[1].targets.repair',
    ],
    [
      'a target that the calendar never reaches',
      { calendar: { days: { '2026-11-23': ['09:00-11:00'] } }, targets: { repair: 240 } },
      'calendar',
    ],
  ])('refuses %s and names the field', (_, change, field) => {
    const found = faults({ events, ...change });
    expect(found.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([field]);
  });

  it('names every fault of a case at once', () => {
    expect(faults({ events, zone: 'x', targets: { response: 0, repair: -1 } })).toHaveLength(3);
  });

  it.each([[null], [3], ['text'], [[]]])('refuses %j', (given) => {
    expect(faults(given)).not.toEqual([]);
  });

  describe('as a command', () => {
    const good = { events };
    const bad = { events, targets: { response: 0 } };

    it('prints the ledger of a case', () => {
      const answer = simulateText(JSON.stringify(good), 'case.json');
      expect(answer).toMatchObject({ status: 0 });
      expect(JSON.parse(answer.status === 0 ? answer.output : '')).toEqual(run(good));
    });

    it('refuses a case with status 2 and one line a fault', () => {
      expect(simulateText(JSON.stringify(bad), 'case.json')).toEqual({
        status: 2,
        faults: ['targets.response: must be greater than zero'],
      });
    });

    it('puts the faults of a refused case in its place in an array', () => {
      const answer = simulateText(JSON.stringify([good, bad, good]), '-');
      expect(answer).toMatchObject({ status: 0 });
      const printed = JSON.parse(answer.status === 0 ? answer.output : '');
      expect(printed).toEqual([
        run(good),
        { faults: ['targets.response: must be greater than zero'] },
        run(good),
      ]);
    });

    it('says in one line that the text is not JSON', () => {
      const answer = simulateText('{\n "events": ', 'case.json');
      expect(answer).toEqual({
        status: 2,
        faults: [expect.stringMatching(/^case\.json: not JSON: [^\n]+$/)],
      });
    });
  });

  it('runs a thousand cases one after another', () => {
    for (let i = 0; i < 1000; i++) {
      const minute = String(i % 60).padStart(2, '0');
      const result = run({
        calendar: i % 2 ? '24x7' : BUSINESS_HOURS,
        targets: { response: 30 + i, repair: 240 + 60 * i },
        events: steps(
          [`10:${minute}`, 'register'],
          [`11:${minute}`, 'wait', { reason: 'asked' }],
          ['13:30', 'resume'],
          ['14:30', 'reclassify', { severity: 'major', targets: { repair: 120 + i } }],
        ),
        until: at('Wed+7 18:00'),
      });
      expect(result.clocks).toHaveLength(2);
    }
  });
});
