import { at, clocksAt, printedClock, run, steps, type Step } from './desk.js';

const corrected = (when: string, to: string): Step => [
  when,
  'correct',
  { metric: 'receipt', to: at(to), reason: 'misread the fax' },
];
const ledger = (...list: Step[]) => run({ events: steps(...list), until: at('18:00') });

it('a corrected receipt tells every clock anew: later, and a breach never was; earlier, and one was at its own moment', () => {
  const life: Step[] = [
    ['10:00', 'register'],
    ['10:35', 'acknowledge'],
    ['13:50', 'resolve'],
  ];
  expect(printedClock(ledger(...life), 'response')).toMatchObject({ state: 'breached' });
  const later = ledger(...life, corrected('14:00', '10:10'));
  expect(printedClock(later, 'response')).toMatchObject({ state: 'met', startedAt: at('10:10') });
  const earlier = ledger(...life, corrected('14:00', '09:40'));
  expect(printedClock(earlier, 'repair')).toMatchObject({ state: 'breached', breachedAt: at('13:40') });
});

it('the last word counts, whatever the order in which they were recorded; pauses and categories stay as they were', () => {
  const life: Step[] = [
    ['10:00', 'register', { severity: 'general' }],
    ['10:10', 'acknowledge'],
    ['11:00', 'wait', { reason: 'logs' }],
    ['11:45', 'resume'],
  ];
  const two = [corrected('12:00', '09:00'), corrected('12:30', '09:50')];
  for (const list of [
    [...life, ...two],
    [...two.toReversed(), ...life],
  ]) {
    expect(printedClock(ledger(...list), 'repair')).toMatchObject({
      startedAt: at('09:50'),
      dueAt: at('14:35'),
      pausedMinutes: 45,
    });
  }
});

it('before it was corrected, it was what was believed', () => {
  const life: Step[] = [['10:00', 'register'], corrected('10:20', '09:30')];
  const startOf = (now: string) => clocksAt(now, life)[0]!.startedAt;
  expect([startOf('10:19'), startOf('10:20')]).toEqual([new Date(at('10:00')), new Date(at('09:30'))]);
});

it('what was done before the receipt, as it is known now, is done at it', () => {
  const early = ledger(['10:00', 'register'], ['10:02', 'acknowledge'], corrected('11:00', '10:05'));
  expect(printedClock(early, 'response')).toMatchObject({ state: 'met', stoppedAt: at('10:05') });
});

it('received and recorded are two instants: a fax of ten past nine, registered at ten', () => {
  const fax: Step = ['09:10', 'register', { recorded: at('10:00') }];
  expect(printedClock(ledger(fax), 'response')).toMatchObject({
    dueAt: at('09:40'),
    breachedAt: at('09:40'),
  });
});
