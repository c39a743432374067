import { li, qian, wang } from '../people/cast.js';
import { at, POLICY, Story } from './requests.js';

const breaches = (story: Story, metric: string): string[] =>
  story.ticket.history.flatMap((fact) =>
    (fact.type === 'breached' || fact.type === 'breach-rescinded') && fact.metric === metric
      ? [fact.type]
      : [],
  );

it('a clock whose breach was taken back is told of again when it goes on and is breached after all', () => {
  const story = new Story({ at: '10:00' }).must('10:05', li, 'acknowledge').must('10:30', li, 'propose');
  story.sweepUntil('14:05');
  story.must('14:30', li, 'resolve').must('14:40', qian, 'correct', { metric: 'repair', to: at('13:50') });
  expect(breaches(story, 'repair')).toEqual(['breached', 'breach-rescinded']);
  story.must('14:50', wang, 'refuse');
  expect(story.clock('repair')).toMatchObject({ state: 'running', dueAt: at('15:00') });
  expect(story.ticket.nextInstantAt!.getTime()).toBeLessThanOrEqual(at('15:00').getTime());
  story.sweepUntil('15:05');
  expect(breaches(story, 'repair')).toEqual(['breached', 'breach-rescinded', 'breached']);
  expect(story.ticket.escalation).toMatchObject({ metric: 'repair' });
  expect(story.all('emergency-plan-opened')).toHaveLength(1);
});

it('a breach that was told late, by a reminder above it, is taken back too, once', () => {
  const story = new Story({ policy: { ...POLICY, warnAt: [0.75, 1, 1.5] }, at: '10:00' });
  story.tick('11:00');
  expect(story.all('breached').map(({ metric }) => metric)).toEqual(['response']);
  story.must('11:05', li, 'acknowledge').must('11:10', qian, 'correct', {
    metric: 'response',
    to: at('10:20'),
  });
  expect(breaches(story, 'response')).toEqual(['breached', 'breach-rescinded']);
  story.must('11:15', li, 'note').sweepUntil('11:30');
  expect(breaches(story, 'response')).toEqual(['breached', 'breach-rescinded']);
});
