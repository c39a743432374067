import type { Fact } from '../../../src/domain/ticket/facts.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { missedMessage } from '../../../src/slack/messages/ticket-missed.js';
import { li, qian, zhao } from '../../domain/people/cast.js';
import { inStatus } from '../../domain/ticket/in-status.js';
import { Story } from '../../domain/ticket/requests.js';

/** As people read it: instants in the contract's zone. */
const read = (ticket: Ticket, fact: Fact, locale: 'en' | 'zh-CN'): string[] | undefined =>
  missedMessage(ticket, fact, locale)
    ?.blocks.map((block) => (block as { text: { text: string } }).text.text)
    .join('\n')
    .replaceAll(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .split('\n');
const told = ({ ticket, intents }: Story): Fact => {
  const { factId } = intents.find(({ kind, place }) => kind === 'post-thread' && place === 'customer')!;
  return ticket.history.find(({ id }) => id === factId)!;
};

it('what was missed, and who is asked to see to it', () => {
  const story = new Story();
  story.tick('10:30');
  const fact = told(story);
  expect(read(story.ticket, fact, 'zh-CN')).toEqual([
    ':red_circle: 很抱歉，未能在承诺时间内做到：响应（应在 11月23日 10:30 前）。',
    '已请 赵总 督办。',
  ]);
  expect(read(story.ticket, fact, 'en')).toEqual([
    ':red_circle: We are sorry: this was not done in the promised time: Response (due by Nov 23, 10:30).',
    'We have asked 赵总 to see to it.',
  ]);
  story.must('10:31', zhao, 'take');
  expect(read(story.ticket, fact, 'en')?.[1]).toBe('赵总 is seeing to it.');
});

it('all that was missed at one moment in one message, with the plan and when the next word comes', () => {
  const story = new Story();
  story.tick('15:00');
  expect(read(story.ticket, told(story), 'en')).toEqual([
    ':red_circle: We are sorry: this was not done in the promised time: Response (due by Nov 23, 10:30), Solution (due by Nov 23, 12:00), On site (due by Nov 23, 12:00).',
    expect.stringMatching(/^:rotating_light: Your request has not been solved in time\. .*15:30/),
  ]);
});

it('done late, it says when, and nobody is said to see to it', () => {
  const story = new Story().must('10:40', li, 'acknowledge');
  story.tick('10:41');
  expect(read(story.ticket, told(story), 'zh-CN')).toEqual([
    ':red_circle: 很抱歉，未能在承诺时间内做到：响应（应在 11月23日 10:30 前，实际 11月23日 10:40）。',
  ]);
});

it('a word that did not come, and who is to give it now; nothing once it is given', () => {
  const story = inStatus('arrived');
  story.sweepUntil('14:30');
  const fact = story.all('word-due')[0]!;
  expect(read(story.ticket, fact, 'zh-CN')).toEqual([
    ':red_circle: 很抱歉，承诺在 11月23日 14:30 前向您通报进展，未能做到。已请 李工 立即向您说明情况。',
  ]);
  expect(read(story.ticket, fact, 'en')).toEqual([
    ':red_circle: We are sorry: you were to hear from us by Nov 23, 14:30, and have not. 李工 has been asked to tell you now how it stands.',
  ]);
  story.must('14:31', qian, 'reply');
  expect(read(story.ticket, fact, 'en')).toBeUndefined();
});
