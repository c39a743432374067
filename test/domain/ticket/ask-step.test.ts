import { DEFAULT_DESK_POLICY, deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import type { FactOf } from '../../../src/domain/ticket/facts.js';
import { isOver } from '../../../src/domain/ticket/pages.js';
import { li, qian, ref, ROSTER, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, CHANNEL, POLICY, Story } from './requests.js';

/** The plan's own, by which people are asked again after an hour of nothing. */
const policy = DEFAULT_DESK_POLICY;

const time = (when: Date): string => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(5, 16);
const line = ({ at: when, step, round, to, informed = [] }: FactOf<'step-asked'>): string =>
  [
    time(when),
    step,
    round,
    to.map(({ name }) => name).join('+') || '-',
    ...informed.map(({ name }) => `> ${name}`),
  ].join(' ');
/** Whom it asked for this step, and when. */
const asked = (story: Story, ...steps: string[]): string[] =>
  story
    .all('step-asked')
    .filter(({ step }) => steps.includes(step))
    .map(line);
const direct = ({ intents }: Story): string[] =>
  intents.flatMap(({ kind, lane, message }) => (kind === 'direct' ? [`${message} ${lane}`] : []));

it('the head of the department is asked to sign for the receipt once the customer has an answer', () => {
  const story = new Story();
  expect(asked(story, 'accept')).toEqual([]);
  story.must('10:05', li, 'acknowledge');
  expect(asked(story, 'accept')).toEqual([`11-23T10:05 accept 0 ${qian.name}`]);
  expect(direct(story)).toEqual([`step-asked ${qian.id}`]);
});

it('each signature and the archive are asked for when it is their turn, in the act that makes it so', () => {
  const story = inStatus('acknowledged')
    .must('10:06', qian, 'accept')
    .must('10:10', li, 'propose', { mode: 'remote' })
    .must('10:40', li, 'resolve')
    .must('10:50', wang, 'confirm');
  expect(asked(story, 'sign-off', 'archive')).toEqual([`11-23T10:50 sign-off 0 ${li.name}`]);
  expect(direct(story)).toEqual([`step-asked ${li.id}`]);
  story.must('10:55', li, 'sign-off');
  expect(asked(story, 'archive')).toEqual([`11-23T10:55 archive 0 ${sun.name}`]);
  expect(direct(story)).toEqual([`step-asked ${sun.id}`]);
  story.must('11:00', sun, 'archive');
  expect(story.sweepUntil('Sun 10:00')).toEqual([]);
});

it('a request that the front desk has answered asks the head to name its engineer, and again like anything that has come to a stop', () => {
  const story = new Story({ policy }).must('10:05', sun, 'acknowledge');
  story.sweepUntil('12:10');
  expect(asked(story, 'dispatch')).toEqual([
    `11-23T10:05 dispatch 0 ${qian.name}`,
    `11-23T11:05 dispatch 1 ${qian.name}`,
    `11-23T12:05 dispatch 2 ${qian.name}`,
  ]);
});

it('who does nothing is reminded, ever more rarely, and after two reminders somebody above is told, too', () => {
  const story = inStatus('resolved').must('11:05', qian, 'accept').must('11:10', wang, 'confirm');
  story.sweepUntil('Sat 12:00');
  expect(asked(story, 'archive')).toEqual([
    `11-23T11:10 archive 0 ${sun.name}`,
    `11-23T19:10 archive 1 ${sun.name}`,
    `11-24T03:10 archive 2 ${sun.name}`,
    `11-24T11:10 archive 3 ${sun.name} > ${zhao.name}`,
    `11-25T03:10 archive 4 ${sun.name} > ${zhao.name}`,
    `11-26T11:10 archive 5 ${sun.name} > ${zhao.name}`,
  ]);
});

it('the customer is reminded in the thread where they were asked; those who can telephone are told when that has no effect', () => {
  const story = inStatus('resolved').must('11:05', qian, 'accept');
  const [first] = story.sweepUntil('Tue 11:00');
  expect(first).toMatchObject({ type: 'step-asked', step: 'confirm', round: 1, to: [] });
  const thread = story.intents.filter(({ kind }) => kind === 'post-thread');
  expect(thread.map(({ lane, message }) => `${message} ${lane}`)).toEqual([`step-asked ${CHANNEL}`]);
  expect(direct(story)).toEqual([]);
  story.sweepUntil('Thu 11:00');
  expect(asked(story, 'confirm').at(-1)).toBe(`11-26T11:00 confirm 3 - > ${sun.name}`);
  expect(direct(story)).toEqual([`step-asked ${sun.id}`]);
});

it('a customer who has no Slack is telephoned at the first reminder', () => {
  const story = new Story({ by: sun, filing: { requester: { name: '赵护士', phone: '13800138000' } } })
    .must('10:05', li, 'acknowledge')
    .must('10:30', li, 'resolve')
    .must('10:31', qian, 'accept');
  story.sweepUntil('Tue 10:30');
  expect(asked(story, 'confirm')).toEqual([`11-24T10:30 confirm 1 - > ${sun.name}`]);
});

it.each([
  ['answer', () => inStatus('waiting'), 'Tue 10:45'],
  ['decide-quotation', () => inStatus('acknowledged').must('10:45', li, 'quote'), 'Tue 10:45'],
  ['supplier', () => inStatus('acknowledged').must('10:45', li, 'wait', { waitingFor: 'supplier' }), '18:45'],
  ['decide-dispute', () => inStatus('waiting', { policy }).must('10:50', wang, 'dispute'), '11:50'],
])('nothing that a request waits for is forgotten: %s', (step, life, first) => {
  const story = life();
  story.sweepUntil('Tue 11:00');
  const [fact] = story.all('step-asked').filter((one) => one.step === step);
  expect(fact).toMatchObject({ round: 1, at: at(first) });
});

it('under a promise of business hours nobody is reminded at night, and of a signature nobody in their quiet hours', () => {
  const hours = { week: Object.fromEntries(['mon', 'tue', 'wed'].map((day) => [day, ['09:00-18:00']])) };
  const story = inStatus('resolved', { calendar: hours }).must('11:05', qian, 'accept');
  story.must('15:00', wang, 'confirm');
  story.sweepUntil('Tue 12:00');
  expect(asked(story, 'archive')).toEqual([
    `11-23T15:00 archive 0 ${sun.name}`,
    `11-24T09:00 archive 1 ${sun.name}`,
  ]);
  const quiet = { [qian.id]: { from: '22:00', to: '07:00', zone: 'Asia/Shanghai' } };
  const night = new Story({ at: '23:00', quiet, filing: { severity: 'major' } }).must(
    '23:05',
    li,
    'acknowledge',
  );
  expect(night.intents).toContainEqual(
    expect.objectContaining({ message: 'step-asked', lane: qian.id, notBefore: at('Tue 07:00') }),
  );
});

it('how often is the policy’s', () => {
  const often = deskPolicySchema.parse({
    ...POLICY,
    escalation: { reminders: { oursMinutes: 60, customerMinutes: 120, alone: 0 } },
  });
  const story = inStatus('resolved', { policy: often });
  story.sweepUntil('13:30');
  expect(asked(story, 'accept', 'confirm')).toEqual([
    `11-23T10:05 accept 0 ${qian.name}`,
    `11-23T11:05 accept 1 ${qian.name} > ${zhao.name}`,
    `11-23T13:00 confirm 1 - > ${sun.name}`,
    `11-23T13:05 accept 2 ${qian.name} > ${zhao.name}`,
  ]);
});

it('after down-time it is asked once, and not for every time that passed', () => {
  const story = inStatus('resolved').must('11:05', qian, 'accept');
  expect(story.tick('Sun 10:00')?.filter(({ type }) => type === 'step-asked')).toHaveLength(1);
  expect(story.tick('Sun 10:00')).toBeUndefined();
});

it('where nobody has the role, management hears of it at once, and the request goes on to the archive', () => {
  const { 'tech-head': _none, ...roster } = ROSTER;
  const story = inStatus('resolved', { roster }).must('11:10', wang, 'confirm');
  expect(asked(story, 'accept', 'archive')).toEqual([
    `11-23T10:05 accept 0 - > ${zhao.name}`,
    `11-23T11:10 archive 0 ${sun.name}`,
  ]);
});

it('a message that is still on its way when the step is done is not sent any more', () => {
  const story = inStatus('acknowledged');
  const fact = story.all('step-asked')[0]!;
  expect(isOver({ ticket: story.ticket, fact })).toBe(false);
  story.must('10:20', qian, 'accept');
  expect(isOver({ ticket: story.ticket, fact })).toBe(true);
});

it('what was archived without the head’s signature can still be signed', () => {
  const story = inStatus('archived').must('12:00', qian, 'accept');
  expect(story.ticket.signatures.map(({ act, by }) => `${act} ${by.name}`)).toContain(
    `accepted ${qian.name}`,
  );
});

it('whoever it asks stands in the fact as they were then', () => {
  expect(inStatus('acknowledged').all('step-asked')[0]!.to).toEqual([ref(qian)]);
});
