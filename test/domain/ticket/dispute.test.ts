import { chen, li, qian, smith, wang } from '../people/cast.js';
import { at, CHANNEL, POLICY, Story } from './requests.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';

/** Waiting for the customer from 11:00 on. */
const waiting = (): Story => new Story().must('10:05', li, 'acknowledge').must('11:00', li, 'wait');
const disputed = (): Story => waiting().must('11:10', wang, 'dispute');

it('the customer says that the clock should not stand; it stands until somebody decides, who is told', () => {
  const story = disputed();
  expect(story.ticket.status).toBe('waiting');
  expect(story.clock('repair').state).toBe('paused');
  expect(story.ticket.dispute).toMatchObject({ by: { id: wang.id }, reason: '日志早已提供' });
  const direct = story.intents.filter(({ kind }) => kind === 'direct').map(({ lane }) => lane);
  expect(direct).toEqual([qian.id]);
});

it('a pause that is voided counts as if it had never been, and the work goes on', () => {
  const story = disputed().must('11:30', qian, 'annul');
  expect(story.ticket.status).toBe('acknowledged');
  expect(story.clock('repair')).toMatchObject({ dueAt: at('14:00'), pausedMinutes: 0, state: 'running' });
  expect(story.facts.map(({ type }) => type)).toEqual(['pause-annulled', 'resumed']);
});

it('it can be voided after it has ended, and then what it hid is seen', () => {
  const story = disputed().must('13:00', wang, 'reply');
  expect(story.clock('solution')).toMatchObject({ dueAt: at('14:00'), state: 'running' });
  story.must('13:10', qian, 'annul');
  expect(story.clock('solution')).toMatchObject({ dueAt: at('12:00'), breachedAt: at('12:00') });
  expect(story.ticket.status).toBe('acknowledged');
  expect(
    story.sweepUntil('13:11').some((fact) => fact.type === 'breached' && fact.metric === 'solution'),
  ).toBe(true);
});

it('a pause that is upheld stays, and the customer is told why', () => {
  const story = disputed().must('11:30', qian, 'uphold');
  expect(story.ticket.status).toBe('waiting');
  expect(story.clock('repair').state).toBe('paused');
  expect(story.intents.some(({ lane, message }) => lane === CHANNEL && message === 'pause-upheld')).toBe(
    true,
  );
  expect(story.tell('11:31', qian, 'annul')).toMatchObject({ refused: 'nothing-disputed' });
});

it('each pause is disputed once; the next one can be again, and only that one is voided', () => {
  const story = disputed();
  expect(story.tell('11:12', wang, 'dispute')).toMatchObject({ refused: 'already-disputed' });
  story.must('11:30', qian, 'uphold').must('11:40', li, 'resume').must('11:50', li, 'wait');
  story.must('11:55', wang, 'dispute').must('12:00', qian, 'annul');
  expect(story.clock('repair').pausedMinutes).toBe(40);
});

it('only the customer of the request objects, only headquarters decides', () => {
  const story = waiting();
  expect(story.tell('11:10', smith, 'dispute')).toMatchObject({ refused: 'not-found' });
  expect(story.tell('11:10', li, 'dispute')).toMatchObject({ refused: 'not-permitted' });
  story.must('11:10', wang, 'dispute');
  for (const by of [li, chen, wang]) {
    expect(story.tell('11:20', by, 'annul')).toMatchObject({ refused: 'not-permitted' });
  }
});

it('there is nothing to object to while no clock stands', () => {
  const policy = deskPolicySchema.parse({ ...POLICY, pauses: [] });
  const story = new Story({ policy }).must('10:05', li, 'acknowledge').must('11:00', li, 'wait');
  expect(story.tell('11:10', wang, 'dispute')).toMatchObject({ refused: 'no-pause-to-dispute' });
});
