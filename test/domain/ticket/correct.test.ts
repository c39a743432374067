import { li, qian, sun, wu } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, Story } from './requests.js';

const late = () => {
  const story = new Story().must('10:05', li, 'acknowledge').must('10:10', li, 'depart');
  story.sweepUntil('12:10');
  return story.must('12:20', li, 'arrive');
};
const arrived = { metric: 'onsite', to: at('11:50'), reason: '到场登记晚了' };

it('a corrected arrival takes the breach back, visibly: history keeps both', () => {
  const story = late();
  expect(story.clock('onsite').state).toBe('breached');
  story.must('13:00', qian, 'correct', arrived);
  expect(story.clock('onsite')).toMatchObject({ state: 'met', stoppedAt: at('11:50') });
  expect(story.facts.map(({ type }) => type)).toEqual(['corrected', 'breach-rescinded']);
  expect(story.facts[0]).toMatchObject({ metric: 'onsite', from: at('12:20'), to: at('11:50') });
  expect(story.all('breached').some(({ metric }) => metric === 'onsite')).toBe(true);
  story.must('13:05', qian, 'note');
  expect(story.all('breach-rescinded')).toHaveLength(1);
});

it('a correction the other way makes a breach, which is told once', () => {
  const story = inStatus('arrived');
  story.must('12:30', wu, 'correct', { ...arrived, to: at('12:10') });
  expect(story.clock('onsite')).toMatchObject({ state: 'breached', stoppedAt: at('12:10') });
  const told = story
    .sweepUntil('12:31')
    .filter((fact) => fact.type === 'breached' && fact.metric === 'onsite');
  expect(told).toHaveLength(1);
});

it.each([
  ['before the receipt', { ...arrived, to: at('09:59') }, 'corrected-time'],
  ['to come', { ...arrived, to: at('13:01') }, 'corrected-time'],
  ['of a clock that is not there', { ...arrived, metric: 'experts' }, 'no-clock-to-correct'],
])('a time %s is refused', (_what, said, refused) => {
  expect(late().tell('13:00', qian, 'correct', said)).toMatchObject({ refused });
});

it('the minute of the receipt stands for the receipt: people choose whole minutes', () => {
  const story = new Story({ at: '10:00:40' }).must('10:05', li, 'acknowledge');
  const onThePhone = { metric: 'response', to: at('10:00'), reason: '电话里已答复' };
  story.must('10:30', qian, 'correct', onThePhone);
  expect(story.clock('response')).toMatchObject({ state: 'met', stoppedAt: at('10:00:40') });
  expect(story.tell('10:31', qian, 'correct', { ...onThePhone, to: at('09:59') })).toMatchObject({
    refused: 'corrected-time',
  });
});

it('nobody corrects their own figures', () => {
  for (const by of [li, sun]) {
    expect(late().tell('13:00', by, 'correct', arrived)).toMatchObject({ refused: 'not-permitted' });
  }
});
