import { likelyDuplicates } from '../../../src/domain/find/duplicates.js';

const about = (text: string, system = 'PACS 影像系统') => ({ system, items: [{ no: 1, text }] });
const likely = (filing: string, ...open: ReturnType<typeof about>[]) =>
  likelyDuplicates(about(filing), open).map(({ items }) => items[0]!.text);

it('the same problem in more or fewer words is a likely duplicate', () => {
  const whole = about('PACS 无法登录，放射科全部工作站');
  expect(likely('PACS 无法登录', whole)).toEqual([whole.items[0]!.text]);
  expect(likely('放射科的工作站都无法登录 PACS', whole)).toEqual([whole.items[0]!.text]);
});

it('another problem of the same system is none, nor the same words about another system', () => {
  expect(likely('PACS 无法登录', about('PACS 胶片打印机无法打印'))).toEqual([]);
  expect(likely('PACS 无法登录', about('PACS 无法登录', 'HIS 门诊系统'))).toEqual([]);
  expect(likely('Film printer jams', about('Film archive is full'))).toEqual([]);
});

it('words without meaning alone make nothing alike, and an empty text neither', () => {
  expect(likely('？？？', about('！！！'))).toEqual([]);
});

it('the likeliest comes first, and three are enough', () => {
  const open = [
    '无法登录 PACS 了',
    'PACS 无法登录',
    'PACS 无法登录',
    'PACS 今天无法登录',
    'PACS 无法登录',
  ].map((text) => about(text));
  const found = likely('PACS 无法登录', ...open);
  expect(found).toHaveLength(3);
  expect(found[0]).toBe('无法登录 PACS 了');
});
