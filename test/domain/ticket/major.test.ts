import { chen, li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { at, CHANNEL, POLICY, Story } from './requests.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';

const policy = deskPolicySchema.parse({
  ...POLICY,
  targets: { ...POLICY.targets, handover: 60, experts: 60 },
});
const major = () => new Story({ policy, filing: { severity: 'major' } }).must('10:05', li, 'acknowledge');
const direct = (story: Story, message: string) =>
  story.intents.filter((one) => one.kind === 'direct' && one.message === message).map(({ lane }) => lane);

it('a major problem is handed over within the hour, and the experts are due an hour after that (case 23)', () => {
  const story = major();
  expect(story.clock('handover')).toMatchObject({ dueAt: at('11:00'), state: 'running' });
  story.must('10:20', li, 'handover');
  expect(story.clock('handover')).toMatchObject({ state: 'met', stoppedAt: at('10:20') });
  expect(story.clock('experts')).toMatchObject({ dueAt: at('11:20'), state: 'running' });
  expect(direct(story, 'handed-over')).toEqual([qian.id, zhao.id]);
  story.must('11:00', qian, 'convene', { experts: [ref(chen)] });
  expect(story.clock('experts')).toMatchObject({ state: 'met', stoppedAt: at('11:00') });
});

it('handing a general problem over makes it a major one, in the same act', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge').must('10:20', li, 'handover');
  expect(story.ticket.severity).toBe('major');
  expect(story.facts.map(({ type }) => type)).toEqual(['reclassified', 'handed-over']);
  expect(story.clock('handover')).toMatchObject({ state: 'met' });
  expect(story.clock('experts').dueAt).toEqual(at('11:20'));
});

it('the group and the responsible engineer are told; the customer hears of it in words for them', () => {
  const story = major().must('10:20', li, 'handover');
  story.must('10:40', qian, 'convene', { experts: [ref(chen), ref(sun), ref(chen)] });
  expect(story.ticket.experts).toEqual([ref(chen), ref(sun)]);
  expect(direct(story, 'convened')).toEqual([chen.id, sun.id, li.id]);
  expect(story.intents.some(({ lane, message }) => lane === CHANNEL && message === 'convened')).toBe(true);
});

it('who convenes experts has the problem: it counts as handed over, and the group can be changed later', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge').must('10:30', qian, 'convene');
  expect(story.facts.map(({ type }) => type)).toEqual(['reclassified', 'handed-over', 'convened']);
  story.must('10:45', zhao, 'convene', { experts: [ref(chen), ref(li)] });
  expect(story.facts.map(({ type }) => type)).toEqual(['convened']);
  expect(story.ticket.experts).toHaveLength(2);
});

it('it is handed over once, and only by those whose problem it is', () => {
  const story = major().must('10:20', li, 'handover');
  expect(story.tell('10:21', li, 'handover')).toMatchObject({
    refused: 'already-handed-over',
    data: { name: '李工' },
  });
  expect(story.tell('10:22', wang, 'handover')).toMatchObject({ refused: 'not-permitted' });
  expect(story.tell('10:22', li, 'convene')).toMatchObject({ refused: 'not-permitted' });
});

it('nobody hands it over: the hour is breached and the ladder asks', () => {
  const story = major();
  const facts = story.sweepUntil('11:00');
  expect(facts.some((fact) => fact.type === 'breached' && fact.metric === 'handover')).toBe(true);
  expect(story.ticket.escalation).toBeDefined();
});

it('a reopened request begins without its old group', () => {
  const story = major().must('10:20', li, 'handover').must('10:40', qian, 'convene');
  story.must('11:00', li, 'resolve').must('11:05', wang, 'confirm').must('12:00', wang, 'reopen');
  expect(story.ticket).toMatchObject({ handover: undefined, experts: undefined });
  expect(story.clock('handover', 2).dueAt).toEqual(at('13:00'));
});
