import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import { li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { at, Story } from './requests.js';

const policy = deskPolicySchema.parse({
  ...DEFAULT_POLICY,
  targets: { response: 30, repair: 2400 },
  escalation: { levels: [{ to: ['manager'], repeatMinutes: 10, repeats: 3 }], stalledMinutes: 60 },
});
const times = (facts: readonly Fact[], type: Fact['type']): string[] =>
  facts
    .filter((fact) => fact.type === type)
    .map(({ at: when }) => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(11, 16));

it('a request that was acknowledged, and then nothing: its engineer is asked, each time after twice as long', () => {
  const story = new Story({ policy }).must('10:10', li, 'acknowledge');
  expect(times(story.sweepUntil('18:00'), 'stalled')).toEqual(['11:10', '12:10', '14:10']);
  story.tick('18:10');
  const asked = story.intents.filter(({ kind, message }) => kind === 'direct' && message === 'stalled');
  expect(asked.map(({ lane }) => lane)).toEqual([li.id]);
});

it.each([
  ['a proposal', 'propose', { mode: 'remote', text: '远程重启' }],
  ['being on the way', 'depart', {}],
  ['a reply to the customer', 'reply', {}],
  ['a note', 'note', {}],
])('%s is progress: the interval begins anew', (_what, verb, more) => {
  const story = new Story({ policy }).must('10:10', li, 'acknowledge').must('11:00', li, verb, more);
  expect(times(story.sweepUntil('12:30'), 'stalled')).toEqual(['12:00']);
});

it('the customer’s own words are no progress of ours', () => {
  const story = new Story({ policy }).must('10:10', li, 'acknowledge').must('11:00', wang, 'reply');
  expect(times(story.sweepUntil('11:30'), 'stalled')).toEqual(['11:10']);
});

it('a solution promised for later is waited for', () => {
  const story = new Story({ policy })
    .must('10:10', li, 'acknowledge')
    .must('10:20', li, 'propose', { mode: 'remote', text: '今晚升级', expectedAt: at('15:00') });
  expect(times(story.sweepUntil('16:59'), 'stalled')).toEqual(['16:00']);
});

it('nobody is asked at the site, while we wait for the customer, or once it is resolved', () => {
  const states = [
    new Story({ policy })
      .must('10:10', li, 'acknowledge')
      .must('10:20', li, 'depart')
      .must('10:40', li, 'arrive'),
    new Story({ policy }).must('10:10', li, 'acknowledge').must('10:20', li, 'wait'),
    new Story({ policy }).must('10:10', li, 'acknowledge').must('10:20', li, 'resolve'),
  ];
  for (const story of states) expect(times(story.sweepUntil('20:00'), 'stalled')).toEqual([]);
});

describe('an escalation that was taken', () => {
  const taken = () => {
    const story = new Story({ policy });
    story.sweepUntil('10:35');
    return story.must('10:35', zhao, 'take');
  };

  it('asks again when nothing happens for the interval, at the level where it was', () => {
    const story = taken();
    const facts = story.sweepUntil('11:50');
    expect(times(facts, 'stalled')).toEqual(['11:35']);
    expect(times(facts, 'escalated')).toEqual(['11:35', '11:45']);
    expect(story.all('stalled')[0]).toMatchObject({ takenBy: ref(zhao), metric: 'response' });
    expect(story.ticket.escalation?.takenBy).toBeUndefined();
    story.must('11:51', qian, 'take');
    expect(times(story.sweepUntil('12:50'), 'escalated')).toEqual([]);
  });

  it('rests as long as something happens', () => {
    const story = taken().must('11:00', sun, 'note', { text: '已打电话给李工' });
    expect(times(story.sweepUntil('11:59'), 'stalled')).toEqual([]);
    expect(times(story.sweepUntil('12:01'), 'stalled')).toEqual(['12:00']);
  });

  it('is over with its clock', () => {
    const story = taken().must('11:00', li, 'acknowledge').must('11:01', li, 'resolve');
    expect(times(story.sweepUntil('Tue 10:00'), 'escalated')).toEqual([]);
    expect(story.ticket.escalation).toBeUndefined();
  });
});
