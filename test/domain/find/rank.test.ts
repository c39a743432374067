import { ranked } from '../../../src/domain/find/rank.js';
import { wordsAsked, wordsIn } from '../../../src/domain/find/words.js';
import { ticketWords, wordsChanged } from '../../../src/domain/find/ticket-words.js';
import { li, wang } from '../people/cast.js';
import { Story } from '../ticket/requests.js';

const filed = (id: string, text: string, at = '10:00') => ({
  ...new Story({ at, filing: { items: [text] } }).ticket,
  id,
});

it('rare words count more than common ones, the problem more than where it is, the newest first of equals', () => {
  const paper = filed('SR-1', '打印机卡纸');
  const jam = filed('SR-2', '打印机打印出来是空白');
  const screen = filed('SR-3', '工作站蓝屏');
  const again = filed('SR-4', '打印机卡纸', '11:00');
  const order = ranked(wordsAsked('打印机 卡纸'), [screen, jam, paper, again]).map(({ id }) => id);
  expect(order).toEqual(['SR-4', 'SR-1', 'SR-2', 'SR-3']);
});

it('a request is found by its solution once there is one, and its words change with nothing else', () => {
  const story = new Story();
  const before = story.ticket;
  story.must('10:05', li, 'acknowledge');
  expect(wordsChanged(before, story.ticket)).toEqual({});
  story.must('10:10', li, 'propose', { mode: 'remote', text: '重启 Tomcat 并扩大连接池' });
  const { words } = wordsChanged(before, story.ticket);
  expect(words).toEqual(expect.arrayContaining(['tomcat', '重启']));
  expect(words).toEqual(ticketWords(story.ticket));
  expect(ticketWords(before)).not.toContain('tomcat');
  expect(ticketWords(before)).toEqual(expect.arrayContaining(wordsIn(`${wang.name} 登录 PACS`)));
});
