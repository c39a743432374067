import type { Receipt } from '../../../src/domain/ticket/receipt.js';
import { outboxEntries } from '../../../src/domain/record/outbox.js';
import { takenBackMessage } from '../../../src/slack/messages/taken-back.js';
import { li, qian, sun, zhao } from '../people/cast.js';
import { at, CHANNEL, DESK, POLICY, Story, type Told } from './requests.js';

const BY_WALL = { ...POLICY, emergencyPlan: 240 };

/** A fax that is filed at ten as received on the day before; the sweep has told all that is late by then. */
const faxed = (told: Told = {}): Story => {
  const filing = { channelOfReceipt: 'fax', receivedAt: at('04:00'), lateReason: '周末无人值守' } as const;
  const story = new Story({ policy: BY_WALL, by: sun, at: '10:00', ...told, filing });
  story.tick('10:00:30');
  return story;
};
const corrected = (story: Story, to = '09:40') =>
  story.must('10:02', qian, 'correct', { metric: 'receipt', to: at(to), reason: '日期看错' });
const inChannel = (story: Story, channel: string) =>
  story.intents
    .filter(({ kind, lane }) => kind === 'post-thread' && lane === channel)
    .map(({ message }) => message);
/** As the customer's thread has it once everything is delivered. */
const delivered = (story: Story): Receipt[] =>
  outboxEntries(story.intents, 'tick', at('10:00')).map(({ id, message, lane, factId }) => ({
    ...{ id, message, lane },
    ...(factId ? { factId } : {}),
    deliveredAt: at('10:01'),
  }));

it.each<[string, Told]>([
  ['a time of its own', {}],
  ['the repair', { policy: POLICY }],
])('a plan by %s that a corrected receipt undoes is taken back as the breaches are, once', (_, told) => {
  const story = faxed(told);
  expect(story.ticket.emergencyPlan?.owner?.id).toBe(qian.id);
  corrected(story);
  expect(story.ticket.emergencyPlan).toBeUndefined();
  expect(story.all('emergency-plan-rescinded')).toMatchObject([
    { cycle: 1, owner: { id: qian.id }, side: 'system' },
  ]);
  expect(story.sweepUntil('10:09').filter(({ type }) => type === 'word-due')).toEqual([]);
  story
    .must('10:10', li, 'acknowledge')
    .must('10:12', qian, 'correct', { metric: 'response', to: at('10:08') });
  expect(story.all('emergency-plan-rescinded')).toHaveLength(1);
  // In its own time it opens after all.
  story.sweepUntil('13:45');
  expect(story.all('emergency-plan-opened').at(-1)!.at).toEqual(at('13:40'));
  expect(story.ticket.emergencyPlan?.openedAt).toEqual(at('13:40'));
});

it('it stays where by the corrected time it was time for it all the same, and where somebody has worked on it', () => {
  expect(corrected(faxed(), '05:00').ticket.emergencyPlan).toBeDefined();
  const worked = faxed().must('10:01', qian, 'plan', { owner: { id: zhao.id, name: zhao.name } });
  corrected(worked);
  expect(worked.ticket.emergencyPlan).toMatchObject({ owner: { id: zhao.id }, measure: 'spare-part' });
  expect(worked.ticket.emergencyPlan?.closedAt).toBeUndefined();
  expect(worked.all('emergency-plan-rescinded')).toEqual([]);
});

it('is told in one message a thread, with all that the correction takes back; to whoever was told of the plan, in person', () => {
  const story = faxed();
  const receipts = delivered(story);
  corrected(story);
  expect(story.all('breach-rescinded').length).toBeGreaterThan(2);
  expect([inChannel(story, CHANNEL), inChannel(story, DESK)]).toEqual([
    ['receipt-corrected'],
    ['receipt-corrected'],
  ]);
  const direct = story.intents.filter(
    ({ kind, message }) => kind === 'direct' && message.endsWith('-rescinded'),
  );
  expect(direct.map(({ lane }) => lane)).toEqual([qian.id, zhao.id]);
  const fact = story.all('receipt-corrected')[0]!;
  const read = (more: object) =>
    takenBackMessage({ ticket: { ...story.ticket, ...more }, fact, locale: 'zh-CN', place: 'customer' })!
      .text;
  expect(read({ receipts })).toMatch(/响应、/);
  expect(read({ receipts })).toContain('预案');
  // Nobody had read of it: then there is nothing to take back in front of them.
  expect(read({ receipts: [] })).not.toMatch(/撤回/);
});
