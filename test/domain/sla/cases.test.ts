import { announced, at, BUSINESS_HOURS, printedClock, run, steps, type Step } from './desk.js';

const P24 = { response: 30, onsite: 120, repair: 240 };
const PBH = { calendar: BUSINESS_HOURS, targets: { response: 30, repair: 240 } };
const NIGHTS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

describe('due times (sla.md cases 1 to 9)', () => {
  it.each([
    ['1 round the clock', { targets: P24 }, '10:00', ['10:30', '12:00', '14:00']],
    [
      '2 round the clock over midnight',
      { targets: P24 },
      'Fri 23:50',
      ['Sat 00:20', 'Sat 01:50', 'Sat 03:50'],
    ],
    ['3 over a weekend', PBH, 'Fri 17:45', ['Mon+7 09:15']],
    ['4 over lunch', PBH, '11:50', ['13:20']],
    ['5 at the very closing time', PBH, '17:30', ['18:00']],
    [
      '6 over a holiday',
      { calendar: { ...BUSINESS_HOURS, holidays: ['2026-11-24'] }, targets: { repair: 240 } },
      '16:00',
      ['Wed 11:00'],
    ],
    [
      '7 into a make-up Saturday',
      { ...PBH, calendar: { ...BUSINESS_HOURS, workdays: ['2026-11-28'] } },
      'Fri 17:45',
      ['Sat 09:15'],
    ],
    [
      '8 within a night shift',
      {
        calendar: { week: Object.fromEntries(NIGHTS.map((day) => [day, ['22:00-06:00']])) },
        targets: { repair: 240 },
      },
      '23:30',
      ['Tue 03:30'],
    ],
  ])('%s', (_, terms, received, expected) => {
    const { clocks } = run({ ...terms, events: steps([received, 'register']) });
    expect(clocks.slice(0, expected.length).map(({ dueAt }) => dueAt)).toEqual(expected.map(at));
  });

  it('9 counts real hours when the clocks go forward', () => {
    const result = run({
      zone: 'Europe/Berlin',
      targets: { repair: 240 },
      events: [{ at: '2026-03-29T01:30:00+01:00', do: 'register' }],
    });
    expect(printedClock(result, 'repair').dueAt).toBe('2026-03-29T06:30:00+02:00');
  });
});

describe('acts (sla.md cases 10 to 24, where they concern the clock)', () => {
  const received: Step = ['10:00', 'register', { mode: 'onsite' }];

  it('10 what is done at exactly the due time is met, one second later breached', () => {
    const onTime = run({ events: steps(received, ['10:30:00', 'acknowledge']), until: at('11:00') });
    const late = run({ events: steps(received, ['10:30:01', 'acknowledge']), until: at('11:00') });
    expect(printedClock(onTime, 'response')).toMatchObject({
      state: 'met',
      stoppedAt: at('10:30'),
      breachedAt: null,
      workedMinutes: 30,
    });
    expect(announced(onTime)).not.toContain('11-23 10:30:00 response 1');
    expect(printedClock(late, 'response')).toMatchObject({
      state: 'breached',
      stoppedAt: at('10:30:01'),
      breachedAt: at('10:30'),
    });
    expect(announced(late)).toContain('11-23 10:30:00 response 1');
  });

  it('11 and 12 two acknowledgements at once, or one four times over, are one', () => {
    const once = run({ events: steps(received, ['10:12', 'acknowledge']), until: at('12:00') });
    const often = run({
      events: steps(received, ...Array.from({ length: 4 }, (): Step => ['10:12', 'acknowledge'])),
      until: at('12:00'),
    });
    expect(often).toEqual(once);
    expect(printedClock(once, 'response')).toMatchObject({ state: 'met', stoppedAt: at('10:12') });
  });

  it('13 waiting for the customer moves repair and leaves on-site where it is', () => {
    const result = run({
      targets: P24,
      events: steps(
        received,
        ['11:00', 'wait', { for: 'customer', reason: 'password' }],
        ['11:45', 'resume'],
      ),
    });
    expect(printedClock(result, 'repair')).toMatchObject({
      state: 'running',
      dueAt: at('14:45'),
      pausedMinutes: 45,
      workedMinutes: 60,
    });
    expect(printedClock(result, 'onsite')).toMatchObject({ dueAt: at('12:00'), pausedMinutes: 0 });
    expect(printedClock(result, 'response')).toMatchObject({ dueAt: at('10:30'), breachedAt: at('10:30') });
  });

  it('14 a pause outside opening hours moves nothing', () => {
    const pause: Step[] = [
      ['Fri 19:00', 'wait', { reason: 'away' }],
      ['Mon+7 08:00', 'resume'],
    ];
    const due = (...list: Step[]) =>
      printedClock(run({ ...PBH, events: steps(['Fri 17:00', 'register'], ...list) }), 'repair');
    expect(due(...pause)).toMatchObject({ dueAt: at('Mon+7 12:00'), pausedMinutes: 0 });
    expect(due().dueAt).toBe(at('Mon+7 12:00'));
  });

  it('15 a pause after the breach freezes the overrun, and resuming breaches nothing again', () => {
    const events = steps(received, ['14:30', 'wait', { reason: 'asked' }], ['16:00', 'resume']);
    const paused = run({ targets: { repair: 240 }, events, until: at('15:30') });
    const resumed = run({ targets: { repair: 240 }, events, until: at('16:10') });
    expect(printedClock(paused, 'repair')).toMatchObject({
      state: 'breached',
      breachedAt: at('14:00'),
      dueAt: at('14:00'),
      workedMinutes: 270,
      pausedMinutes: 60,
    });
    expect(printedClock(resumed, 'repair')).toMatchObject({ workedMinutes: 280, dueAt: at('14:00') });
    expect(announced(resumed).filter((text) => text.endsWith('repair 1'))).toEqual([
      '11-23 14:00:00 repair 1',
    ]);
  });

  it('16 a resume that arrives before its pause gives the same ledger', () => {
    const [first, wait, resume] = steps(
      received,
      ['11:00', 'wait', { reason: 'asked' }],
      ['11:45', 'resume'],
    );
    const inOrder = run({ events: [first, wait, resume], until: at('12:00') });
    const crossed = run({
      events: [{ ...resume, recorded: at('11:46') }, first, { ...wait, recorded: at('11:50') }],
      until: at('12:00'),
    });
    expect(crossed.clocks).toEqual(inOrder.clocks);
  });

  it('17 an upgrade gives the new target from the moment of change', () => {
    const result = run({
      targets: { response: 120 },
      events: steps(received, ['11:00', 'reclassify', { severity: 'major', targets: { response: 30 } }]),
    });
    expect(printedClock(result, 'response').dueAt).toBe(at('11:30'));
  });

  it('18 a downgrade after a breach leaves the breach', () => {
    const result = run({
      targets: { response: 30 },
      events: steps(
        ['10:00', 'register', { severity: 'major' }],
        ['11:00', 'reclassify', { severity: 'general', targets: { response: 120 } }],
        ['11:10', 'acknowledge'],
      ),
    });
    expect(printedClock(result, 'response')).toMatchObject({
      state: 'breached',
      breachedAt: at('10:30'),
      dueAt: at('12:00'),
      stoppedAt: at('11:10'),
    });
  });

  it.each([
    ['by its mode', steps(['10:00', 'register'], ['11:00', 'mode', { mode: 'remote' }])],
    ['by a resolution without an arrival', steps(['10:00', 'register'], ['11:00', 'resolve'])],
  ])('19 solved remotely (%s) cancels on-site', (_, events) => {
    const result = run({ events, until: at('18:00') });
    expect(printedClock(result, 'onsite')).toMatchObject({ state: 'cancelled', breachedAt: null });
    expect(announced(result).filter((text) => text.includes('onsite'))).toEqual([]);
  });

  it('20 a mode set to on-site too late is a breach of that moment', () => {
    const result = run({
      targets: { onsite: 120 },
      events: steps(['10:00', 'register', { mode: 'remote' }], ['12:30', 'mode', { mode: 'onsite' }]),
      until: at('13:00'),
    });
    expect(printedClock(result, 'onsite')).toMatchObject({
      state: 'breached',
      startedAt: at('10:00'),
      dueAt: at('12:00'),
      breachedAt: at('12:30'),
    });
    expect(announced(result)).toEqual([
      '(11-23 12:30:00 onsite 0.5)',
      '(11-23 12:30:00 onsite 0.75)',
      '(11-23 12:30:00 onsite 0.9)',
      '11-23 12:30:00 onsite 1',
    ]);
  });

  it('21 a refused result goes on in the same cycle without the time the customer took', () => {
    const events = steps(received, ['13:50', 'resolve', { outcome: 'repaired' }], ['13:55', 'refuse']);
    const refused = (until: string) => run({ targets: { repair: 240 }, events, until: at(until) });
    expect(refused('14:05').clocks).toHaveLength(1);
    expect(printedClock(refused('14:05'), 'repair')).toMatchObject({
      state: 'running',
      dueAt: at('14:05'),
      breachedAt: null,
      pausedMinutes: 5,
    });
    expect(printedClock(refused('14:05:01'), 'repair')).toMatchObject({
      state: 'breached',
      breachedAt: at('14:05'),
    });
    const done = run({ targets: { repair: 240 }, events: [...events, ...steps(['14:05', 'resolve'])] });
    expect(printedClock(done, 'repair')).toMatchObject({ state: 'met', stoppedAt: at('14:05') });
  });

  it('22 four hours pass: the breach of repair is fired once', () => {
    const result = run({ events: steps(received), until: at('Tue 10:00') });
    expect(announced(result).filter((text) => text.endsWith('repair 1'))).toEqual([
      '11-23 14:00:00 repair 1',
    ]);
  });

  it('23 a major problem starts the hand-over clock, the hand-over the experts clock', () => {
    const major = steps(received, ['10:30', 'reclassify', { severity: 'major' }], ['10:50', 'handover']);
    const result = run({ events: major, until: at('10:55') });
    expect(printedClock(result, 'handover')).toMatchObject({
      state: 'met',
      startedAt: at('10:30'),
      dueAt: at('11:30'),
      stoppedAt: at('10:50'),
    });
    expect(printedClock(result, 'experts')).toMatchObject({ state: 'running', dueAt: at('11:50') });
  });

  it('24 after down-time only the highest passed threshold of each clock is announced', () => {
    const result = run({
      targets: { response: 30, onsite: 120, repair: 240 },
      events: steps(received),
      downtime: [{ from: at('10:00'), to: at('13:00') }],
      until: at('13:30'),
    });
    expect(announced(result)).toEqual([
      '(11-23 13:00:00 response 0.5)',
      '(11-23 13:00:00 response 0.75)',
      '(11-23 13:00:00 response 0.9)',
      '11-23 13:00:00 response 1',
      '(11-23 13:00:00 onsite 0.5)',
      '(11-23 13:00:00 onsite 0.75)',
      '(11-23 13:00:00 onsite 0.9)',
      '11-23 13:00:00 onsite 1',
      '(11-23 13:00:00 repair 0.5)',
      '11-23 13:00:00 repair 0.75',
    ]);
    expect(printedClock(result, 'response').breachedAt).toBe(at('10:30'));
  });
});
