import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import { li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, POLICY, Story } from './requests.js';

const line = (fact: Fact): string => {
  const time = new Date(fact.at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  if (fact.type === 'warned') return `${time} ${fact.metric} ${fact.threshold}`;
  if (fact.type === 'breached') return `${time} ${fact.metric} breached`;
  if (fact.type === 'escalated') return `${time} ${fact.metric} escalated ${fact.round}`;
  return `${time} ${fact.type}`;
};
/** Without the reminders that the customer waits for a word (word-due.test.ts), and those of steps (ask-step.test.ts). */
const clockLines = (facts: readonly Fact[]): string[] =>
  facts.filter(({ type }) => type !== 'word-due' && type !== 'step-asked').map(line);
const quiet = deskPolicySchema.parse({
  ...POLICY,
  escalation: { levels: [{ to: ['manager'], repeatMinutes: 100_000 }], stalledMinutes: 100_000 },
});

it('each threshold is told once, at its instant, and the emergency plan opens with the breach of repair', () => {
  const story = new Story({ policy: quiet }).must('10:05', li, 'acknowledge');
  expect(clockLines(story.sweepUntil('23:00'))).toEqual([
    '11:30 solution 0.75',
    '11:30 onsite 0.75',
    '11:48 solution 0.9',
    '11:48 onsite 0.9',
    '12:00 solution breached',
    '12:00 onsite breached',
    '12:00 solution escalated 1',
    '13:00 repair 0.75',
    '13:36 repair 0.9',
    '14:00 repair breached',
    '14:00 emergency-plan-opened',
  ]);
});

it('after three hours down, one message for each clock: its highest passed threshold; the lower ones are recorded as skipped', () => {
  const story = new Story();
  const facts = story.tick('13:10')!;
  expect(facts.map(line)).toEqual([
    '10:30 response breached',
    '12:00 solution breached',
    '12:00 onsite breached',
    '13:00 repair 0.75',
    '13:10 response escalated 1',
  ]);
  expect(facts.every(({ recordedAt }) => recordedAt.getTime() === at('13:10').getTime())).toBe(true);
  expect(story.ticket.fired.filter(({ skipped }) => skipped)).toHaveLength(6);
  expect(story.tick('13:10')).toBeUndefined();
});

it('a second tick at the same instant finds nothing to do', () => {
  for (const when of ['10:22:30', '10:30', '12:00', '14:00', '20:00']) {
    const story = new Story();
    story.tick(when);
    const { ticket } = story;
    expect(story.tick(when)).toBeUndefined();
    expect(story.ticket).toBe(ticket);
  }
});

describe('the emergency plan', () => {
  it('opens exactly once per cycle', () => {
    const story = new Story();
    story.sweepUntil('20:00');
    expect(story.all('emergency-plan-opened')).toHaveLength(1);
    expect(story.ticket.emergencyPlan).toMatchObject({ openedAt: at('14:00'), cycle: 1 });
    story.must('20:01', li, 'acknowledge').must('20:05', li, 'resolve').must('20:06', wang, 'refuse');
    story.sweepUntil('22:00');
    expect(story.all('emergency-plan-opened')).toHaveLength(1);
    story.must('22:01', li, 'resolve').must('22:02', wang, 'confirm').must('22:10', wang, 'reopen');
    expect(story.ticket.emergencyPlan).toBeUndefined();
    story.sweepUntil('Tue 03:00');
    expect(story.all('emergency-plan-opened').map(({ cycle, at: when }) => [cycle, when])).toEqual([
      [1, at('14:00')],
      [2, at('Tue 02:10')],
    ]);
  });

  it('does not open for what was repaired, late, before anybody noticed', () => {
    const story = inStatus('arrived').must('14:01', li, 'resolve');
    const facts = story.tick('14:02')!;
    expect(facts.map(line)).toEqual(['14:00 repair breached']);
    expect(story.ticket.emergencyPlan).toBeUndefined();
    expect(story.ticket.escalation).toBeUndefined();
  });
});

describe('escalation', () => {
  it('asks at the breach and again at every interval until somebody takes it', () => {
    const story = new Story();
    const rounds = story.sweepUntil('11:05').filter(({ type }) => type === 'escalated');
    expect(rounds.map(line)).toEqual([
      '10:30 response escalated 1',
      '10:40 response escalated 2',
      '10:50 response escalated 3',
      '11:00 response escalated 4',
    ]);
    story.must('11:06', zhao, 'take');
    expect(story.ticket.escalation).toMatchObject({ takenBy: ref(zhao), nextAt: undefined });
    expect(story.sweepUntil('11:59').filter(({ type }) => type === 'escalated')).toEqual([]);
  });

  it('starts again at a later breach after it was taken', () => {
    const story = new Story();
    story.sweepUntil('10:30');
    story.must('10:31', zhao, 'take');
    expect(
      story
        .sweepUntil('12:10')
        .filter(({ type }) => type === 'escalated')
        .map(line),
    ).toEqual(['12:00 solution escalated 1', '12:10 solution escalated 2']);
    expect(story.ticket.escalation!.takenBy).toBeUndefined();
  });

  it('an acknowledgement that crosses it wins: no later step follows', () => {
    const story = new Story();
    story.sweepUntil('10:30');
    story.must('10:39:59', li, 'acknowledge', {}, '10:40:01');
    expect(story.ticket.escalation).toBeUndefined();
    expect(story.sweepUntil('11:59').filter(({ type }) => type === 'escalated')).toEqual([]);
  });

  it('an acknowledgement before the sweep has noticed the breach wins too', () => {
    const story = new Story().must('10:31', li, 'acknowledge');
    expect(story.tick('10:31:05')!.map(line)).toEqual(['10:30 response breached']);
    expect(story.ticket.escalation).toBeUndefined();
  });

  it('goes on with the next breached clock when one stops: silence is never an answer', () => {
    const story = new Story();
    story.sweepUntil('12:05');
    story.must('12:06', li, 'acknowledge');
    expect(story.ticket.escalation).toMatchObject({ metric: 'solution', nextAt: at('12:16') });
    expect(story.sweepUntil('12:20').map(line)).toEqual(['12:16 solution escalated 11']);
  });

  it('what a manager has taken stays taken when its first clock stops', () => {
    const story = new Story();
    story.sweepUntil('12:05');
    story.must('12:06', zhao, 'take').must('12:07', li, 'acknowledge');
    expect(story.ticket.escalation).toMatchObject({ metric: 'solution', takenBy: ref(zhao) });
    expect(story.sweepUntil('12:50').filter(({ type }) => type === 'escalated')).toEqual([]);
  });

  it('begins again for a result that is refused when its clock was breached', () => {
    const story = inStatus('arrived');
    story.sweepUntil('14:00');
    story.must('14:05', li, 'resolve').must('14:20', wang, 'refuse');
    expect(story.sweepUntil('14:31').map(line)).toEqual(['14:30 repair escalated 1']);
  });

  it('rests while the clock stands after its breach, and goes on with it', () => {
    const story = inStatus('arrived');
    story.sweepUntil('14:05');
    story.must('14:06', li, 'wait');
    expect(story.clock('repair')).toMatchObject({ state: 'breached', breachedAt: at('14:00') });
    expect(clockLines(story.sweepUntil('Tue 09:00'))).toEqual([]);
    story.must('Tue 09:05', wang, 'reply');
    expect(story.sweepUntil('Tue 09:10').map(line)).toEqual(['09:05 repair escalated 2']);
    expect(story.all('breached').filter(({ metric }) => metric === 'repair')).toHaveLength(1);
  });

  it('waits as long as the policy says before it asks for the first time', () => {
    const policy = deskPolicySchema.parse({
      ...POLICY,
      escalation: { levels: [{ to: ['manager'], waitMinutes: 5, repeatMinutes: 60 }] },
    });
    const story = new Story({ policy });
    const rounds = story.sweepUntil('11:40').filter(({ type }) => type === 'escalated');
    expect(rounds.map(line)).toEqual(['10:35 response escalated 1', '11:35 response escalated 2']);
  });
});

it('a threshold above 1 reminds of the breach, which is told once', () => {
  const policy = deskPolicySchema.parse({
    ...quiet,
    targets: { repair: 60 },
    emergencyPlan: 'repair',
    warnAt: [1, 1.5],
  });
  const story = new Story({ policy });
  expect(clockLines(story.sweepUntil('12:00'))).toEqual([
    '11:00 repair breached',
    '11:00 emergency-plan-opened',
    '11:00 repair escalated 1',
    '11:30 repair 1.5',
  ]);
  const late = new Story({ policy });
  expect(late.tick('11:45')!.map(line).slice(0, 2)).toEqual([
    '11:00 repair breached',
    '11:00 emergency-plan-opened',
  ]);
});

it('for a request, time does not run backwards between processes whose clocks differ', () => {
  const story = new Story();
  story.tick('10:30:05');
  expect(story.tick('10:30:03')).toBeUndefined();
  expect(story.clock('response').state).toBe('breached');
});

it('nothing is left to do for a request that is signed by all and archived', () => {
  const story = inStatus('confirmed').must('11:30', qian, 'accept').must('11:31', sun, 'archive');
  expect(story.sweepUntil('Sun 10:00')).toEqual([]);
  expect(story.ticket.nextInstantAt).toBeUndefined();
});

it('an escalation is taken by whoever of ours it can reach, and by no customer', () => {
  const story = new Story();
  story.sweepUntil('10:30');
  expect(story.tell('10:31', wang, 'take')).toMatchObject({ refused: 'not-permitted' });
  story.must('10:32', li, 'take');
  expect(story.ticket.escalation).toMatchObject({ takenBy: ref(li), takenAt: at('10:32') });
});
