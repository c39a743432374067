import type { Locale } from '../../../src/domain/people/person.js';
import { waitingFor } from '../../../src/domain/ticket/waits-for.js';
import { ticketList, waitingLines } from '../../../src/slack/messages/ticket-list.js';
import { li, qian, ref, sun, wang } from '../../domain/people/cast.js';
import { Story } from '../../domain/ticket/requests.js';

const lineOf = ({ ticket }: Story): string =>
  (ticketList('', [ticket], 1, 'en').blocks[1] as { text: { text: string } }).text.text;

it('a list marks what is late until it is done, and nothing else', () => {
  const story = new Story({ at: '10:00' }).must('10:29', li, 'note', { text: 'on the phone' });
  expect(lineOf(story)).toMatch(/^\*SR-2026-000042\*/);
  story.tick('10:31');
  expect(lineOf(story)).toMatch(/^:red_circle: \*SR-2026-000042\*/);
  story.must('10:32', li, 'acknowledge');
  expect(lineOf(story)).toMatch(/^\*SR-2026-000042\*/);
});

it('in what waits for a person each line has their step and since when, beside the deadline; a list has it of each step', () => {
  const story = new Story({ at: '10:00' }).must('10:05', sun, 'acknowledge');
  const shown = (locale: Locale): string =>
    JSON.stringify(waitingLines(waitingFor([story.ticket], ['role:dispatchers']), 1, locale));
  const since = (what: string, time: string) => expect.stringMatching(`${what}.{1,60} ${time}`) as string;
  expect(shown('en')).toEqual(since('engineer to be named \\(since', '10:05'));
  expect(shown('zh-CN')).toEqual(since('待派工（自', '10:05'));
  expect(shown('zh-CN')).toContain('下一时限');
  expect(shown('zh-CN')).not.toContain('待技术部签收');

  story.must('10:06', qian, 'assign', { engineer: ref(li) });
  story.must('10:08', li, 'propose', { mode: 'remote' });
  story.must('10:10', li, 'wait').must('15:10', wang, 'dispute');
  const list = lineOf(story);
  expect(list).toEqual(since('customer to answer \\(since', '10:10'));
  expect(list).toEqual(since('pause to be decided on \\(since', '15:10'));
});
