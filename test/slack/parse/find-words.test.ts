import { readFind } from '../../../src/slack/parse/find-words.js';

const find = (text: string) => readFind(text, 'Asia/Shanghai');

it('words are looked for, conditions are read, in either language', () => {
  expect(find('printer jam status:open customer:Renhe')).toMatchObject({
    text: 'printer jam',
    words: ['printer', 'jam'],
    filter: { statuses: expect.arrayContaining(['registered', 'waiting']), customer: 'Renhe' },
  });
  expect(find('打印机 状态：已解决 系统:"PACS 影像系统" 工程师:李工')).toMatchObject({
    text: '打印机',
    filter: {
      statuses: ['resolved', 'confirmed', 'archived'],
      systemLike: 'PACS 影像系统',
      engineer: '李工',
    },
  });
});

it('days are whole days of the zone, the last one included', () => {
  expect(find('x from:2026-11-01 to:2026/11/30')).toMatchObject({
    filter: {
      receivedFrom: new Date('2026-11-01T00:00:00+08:00'),
      receivedBefore: new Date('2026-12-01T00:00:00+08:00'),
    },
  });
});

it.each([
  ['x status:lost', { wrong: 'status', value: 'lost' }],
  ['x from:yesterday', { wrong: 'from', value: 'yesterday' }],
  ['x 至:2026-02-30', { wrong: 'to', value: '2026-02-30' }],
])('%s is not understood', (text, wrong) => {
  expect(find(text)).toEqual(wrong);
});

it('a colon in what is looked for is no condition, and a status of the card is', () => {
  expect(find('错误:404')).toMatchObject({ text: '错误:404', filter: {} });
  expect(find('x status:Archived')).toMatchObject({ filter: { statuses: ['archived'] } });
  expect(find('x 状态:等待中')).toMatchObject({ filter: { statuses: ['waiting'] } });
});
