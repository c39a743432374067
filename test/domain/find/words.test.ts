import { wordsAsked, wordsIn } from '../../../src/domain/find/words.js';

const shares = (text: string, asked: string): boolean => {
  const words = new Set(wordsIn(text));
  return wordsAsked(asked).every((word) => words.has(word));
};

it.each([
  ['PACS 无法登录，提示“连接超时”', '登录'],
  ['PACS 无法登录，提示“连接超时”', '连接超时'],
  ['ＰＡＣＳ 无法登录', 'pacs'],
  ['打印机打不开，卡纸灯亮', '打印机卡纸'],
  ['数据库连接超时', '连接超时 数据库'],
  ['卡 在第 3 步', '卡'],
  ['门诊楼三层的打印机卡纸', '打印机 卡纸'],
  ['門診 Printers jam again and again', 'printer'],
  ['The crane cannot be connected', 'connect crane'],
  ['Firmware PLC-3.2 crashes', 'plc-3.2'],
  ['Firmware PLC-3.2 crashes', 'plc'],
  ['更换 R740xd 的硬盘', 'r740XD'],
])('%s is found by %s', (text, asked) => {
  expect(shares(text, asked)).toBe(true);
});

it.each([
  ['PACS 无法登录', '打印'],
  ['The crane stands still', 'crash'],
])('%s is not found by %s', (text, asked) => {
  expect(shares(text, asked)).toBe(false);
});

it('each word is there once, and marks and emoji are no words', () => {
  for (const words of [wordsIn, wordsAsked]) {
    expect(words('登录，登录！🙂 登录 … —')).toEqual(['登录']);
    expect(words(' ,;。\n')).toEqual([]);
  }
});
