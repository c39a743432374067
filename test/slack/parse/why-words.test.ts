import { readMetric, readWhy } from '../../../src/slack/parse/why-words.js';

it.each([
  ['42', '42', ''],
  ['42 repair', '42', 'repair'],
  ['repair 42', '42', 'repair'],
  ['42修复', '42', '修复'],
  ['修复 #42', '#42', '修复'],
  ['SR-2026-000042  on site', 'SR-2026-000042', 'on site'],
  ['sr-42', 'sr-42', ''],
  ['４２　方案', '４２', '方案'],
  ['repair', '', 'repair'],
  ['', '', ''],
])('%j is the number %j and the words %j', (text, number, words) => {
  expect(readWhy(text)).toEqual({ number, words });
});

it.each([
  ['response', 'response'],
  ['Response', 'response'],
  ['响应', 'response'],
  ['方案', 'solution'],
  ['onsite', 'onsite'],
  ['On site', 'onsite'],
  ['on-site', 'onsite'],
  ['到场', 'onsite'],
  ['“修复”', 'repair'],
  ['ＲＥＰＡＩＲ', 'repair'],
  ['Hand-over', 'handover'],
  ['上报', 'handover'],
  ['expert group', 'experts'],
  ['experts', 'experts'],
])('%j means the clock %s', (words, metric) => {
  expect(readMetric(words)).toBe(metric);
});

it.each(['', 'fix', 'toString', '修'])('%j means none', (words) => {
  expect(readMetric(words)).toBeUndefined();
});
