import { ticketList } from '../../../src/slack/messages/ticket-list.js';
import { li } from '../../domain/people/cast.js';
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
