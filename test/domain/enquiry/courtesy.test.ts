import { isCourtesy } from '../../../src/domain/enquiry/courtesy.js';

const OURS = ['李工', '陈晓东', 'Li Wei', 'Chen'];

it.each([
  ...[
    '你好',
    '您好！',
    '大家早上好～',
    '谢谢',
    '非常感谢！',
    '谢谢李工，辛苦了',
    '收到，谢谢',
    '好的',
    '好的好的',
    '嗯嗯，知道了',
  ],
  ...[
    '感谢王老师的帮助',
    '谢谢陈晓东及时处理',
    '👍',
    ':+1: :pray:',
    '🙏🏻 谢谢',
    '没问题，麻烦您了',
    '周末愉快！',
    '多谢啦',
    'ＯＫ',
  ],
  ...[
    'Hi all',
    'Good morning everyone!',
    'Thanks',
    'Thank you very much, Li Wei!',
    'thx chen',
    'OK, got it',
    'Noted, thanks a lot',
  ],
  ...[
    'Many thanks for the quick help',
    'Great, thank you so much again :tada:',
    'Have a nice weekend!',
    'Cheers',
  ],
])('“%s” asks for nothing', (text) => {
  expect(isCourtesy(text, OURS)).toBe(true);
});

it.each([
  ...[
    '服务器又挂了',
    '你好，打印机不出纸',
    '谢谢，但还是登录不了',
    '好了吗？',
    '好的，那什么时候到',
    '李工',
    '李工在吗',
    '王工断电了',
    '急！',
  ],
  ...[
    '收到报警',
    '早上系统很慢',
    '没反应',
    '不行',
    '行政楼没网',
    'SR-2026-000012',
    '100',
    '好多人登不进去',
    '了',
  ],
  ...[
    'Hello, the printer is broken',
    'ok?',
    'Thanks, but it still fails',
    'anyone there',
    'good morning, server down',
    'help',
  ],
  ...['Chen', 'nice try: it crashed', 'the', 'thanks for nothing, still broken', 'okie-dokie but no'],
])('“%s” is heard', (text) => {
  expect(isCourtesy(text, OURS)).toBe(false);
});

it('what is said after a courtesy is heard, whatever the courtesy', () => {
  const polite = ['你好', '谢谢李工', 'Good morning', 'Thanks a lot, Chen', '收到'];
  for (const one of polite)
    for (const cry of ['系统打不开', 'cannot log in', '怎么办'])
      for (const text of [`${one}，${cry}`, `${cry} ${one}`])
        expect([text, isCourtesy(text, OURS)]).toEqual([text, false]);
});
