import { isRefusal } from '../../../src/domain/refusal.js';
import { li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, CHANNEL, DESK, POLICY, Story } from './requests.js';

/** 李工 is at the site and has not repaired it in four hours. */
const open = (): Story => {
  const story = inStatus('arrived');
  story.sweepUntil('14:00');
  return story;
};
const plan = { owner: ref(qian), measure: 'spare-part', steps: ['订购主板', '送达现场'] };

it('opens with an owner and a promise to the customer of when they hear more', () => {
  const story = open();
  expect(story.ticket.emergencyPlan).toMatchObject({
    openedAt: at('14:00'),
    owner: ref(li),
    steps: [],
    nextWordAt: at('14:30'),
  });
  expect(story.all('emergency-plan-opened')[0]).toMatchObject({ owner: ref(li), nextWordAt: at('14:30') });
});

it('belongs to the technical head when nobody is responsible, else to management', () => {
  const nobody = new Story();
  nobody.sweepUntil('14:00');
  expect(nobody.ticket.emergencyPlan?.owner).toEqual(ref(qian));
  const without = new Story({ roster: { manager: [ref(zhao)] } });
  without.sweepUntil('14:00');
  expect(without.ticket.emergencyPlan?.owner).toEqual(ref(zhao));
});

it('gets a measure and steps; what is done is ticked; the customer is told in words for them', () => {
  const story = open().must('14:05', li, 'plan', { ...plan, text: '主板今晚送到', nextWordAt: at('18:00') });
  expect(story.ticket.emergencyPlan).toMatchObject({
    owner: ref(qian),
    measure: 'spare-part',
    steps: [
      { text: '订购主板', done: false },
      { text: '送达现场', done: false },
    ],
    nextWordAt: at('18:00'),
  });
  expect(
    story.intents.filter(({ message }) => message === 'emergency-planned').map(({ lane }) => lane),
  ).toEqual([CHANNEL, DESK, qian.id]);
  story.must('16:00', qian, 'plan', { ...plan, done: ['订购主板'] });
  expect(story.ticket.emergencyPlan?.steps[0]).toEqual({ text: '订购主板', done: true });
  expect(story.ticket.emergencyPlan?.nextWordAt).toEqual(at('18:00'));
});

describe('the next word to the customer', () => {
  it('is due at its time: the owner is reminded, and again, until it is given', () => {
    const story = open();
    const due = story.sweepUntil('15:05').filter(({ type }) => type === 'word-due');
    expect(due.map(({ at: when }) => when)).toEqual([at('14:30'), at('14:45'), at('15:00')]);
    story.tick('15:30');
    expect(story.intents.filter(({ kind }) => kind === 'direct').map(({ lane }) => lane)).toContain(li.id);
  });

  it.each([
    ['a reply to the customer', 'reply', {}],
    ['words of the plan', 'plan', { ...plan, text: '主板今晚送到' }],
    ['a new proposal', 'propose', {}],
  ])('%s keeps the promise', (_what, verb, more) => {
    const story = open().must('14:20', li, verb, more);
    expect(story.sweepUntil('23:00').filter(({ type }) => type === 'word-due')).toEqual([]);
  });

  it('is not kept by a note, nor by the customer’s own words', () => {
    const story = open().must('14:20', li, 'note').must('14:21', wang, 'reply');
    expect(story.sweepUntil('14:31').filter(({ type }) => type === 'word-due')).toHaveLength(1);
  });

  it('cannot be promised for the past', () => {
    expect(open().tell('14:40', li, 'plan', { ...plan, nextWordAt: at('14:39') })).toMatchObject({
      refused: 'word-in-the-past',
    });
  });
});

describe('closing', () => {
  it('is said with a reason that the customer reads', () => {
    const story = open().must('15:00', li, 'close-plan', { text: '备件已装好，继续观察' });
    expect(story.ticket.emergencyPlan?.closedAt).toEqual(at('15:00'));
    expect(
      story.intents.some(({ lane, message }) => lane === CHANNEL && message === 'emergency-plan-closed'),
    ).toBe(true);
    expect(story.tell('15:01', li, 'close-plan')).toMatchObject({ refused: 'no-plan-open' });
    expect(story.tell('15:01', li, 'plan', plan)).toMatchObject({ refused: 'no-plan-open' });
  });

  it.each([
    ['solving', 'resolve', li],
    ['withdrawing', 'cancel', sun],
  ] as const)('goes with %s the request, without a word more to the customer', (_what, verb, by) => {
    const story = open().must('15:00', by, verb);
    expect(story.ticket.emergencyPlan?.closedAt).toEqual(at('15:00'));
    expect(story.all('emergency-plan-closed')).toHaveLength(1);
    const told = story.intents.filter(({ message }) => message === 'emergency-plan-closed');
    expect(told.map(({ lane }) => lane)).toEqual([DESK]);
    expect(story.sweepUntil('23:00').filter(({ type }) => type === 'word-due')).toEqual([]);
  });

  it('is taken back when the customer refuses the result: the same plan goes on, and opens no second time', () => {
    const story = open().must('15:00', li, 'resolve').must('15:10', wang, 'refuse');
    expect(story.ticket.emergencyPlan?.closedAt).toBeUndefined();
    story.sweepUntil('Tue 10:00');
    expect(story.all('emergency-plan-opened')).toHaveLength(1);
    expect(isRefusal(story.tell('Tue 10:01', li, 'plan', plan))).toBe(false);
  });
});

it('there is no plan to fill in before it opens', () => {
  const story = new Story({ policy: POLICY });
  expect(story.tell('10:10', li, 'plan', plan)).toMatchObject({ refused: 'no-plan-open' });
});
