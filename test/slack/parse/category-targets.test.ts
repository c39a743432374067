import { LOCALES } from '../../../src/domain/people/person.js';
import { METRICS } from '../../../src/domain/sla/terms.js';
import { CATEGORIES } from '../../../src/domain/ticket/words.js';
import {
  categoryTargetsText,
  readCategoryTargets,
  type CategoryTargets,
} from '../../../src/slack/parse/category-targets.js';

const EVERYTHING: CategoryTargets = Object.fromEntries(
  CATEGORIES.map((category, row) => [
    category,
    Object.fromEntries(METRICS.map((metric, column) => [metric, row * 10 + column + 0.25])),
  ]),
);

it.each(LOCALES)('every category with every deadline is read as it was written in %s', (locale) => {
  expect(readCategoryTargets(categoryTargetsText(EVERYTHING, locale))).toEqual({ ok: EVERYTHING });
});

it('is written in the words of the cards', () => {
  const some: CategoryTargets = { fault: { response: 15, repair: 120 }, question: { solution: 480 } };
  expect(categoryTargetsText(some, 'zh-CN')).toBe('故障处理：响应 15，修复 120\n使用咨询：方案 480');
  expect(categoryTargetsText(some, 'en')).toBe(
    'Fault: Response 15, Repair 120\nQuestion of use: Solution 480',
  );
});

it.each([
  ['full width, without spaces', '故障处理：响应１５、修复１２０'],
  ['the words of the domain', 'fault: response 15; repair 120'],
  ['other capitals, empty lines', '\n  FAULT :  response15 , Repair 120  \n\n'],
])('takes %s', (_what, text) => {
  expect(readCategoryTargets(text)).toEqual({ ok: { fault: { response: 15, repair: 120 } } });
});

it('nothing at all is no targets', () => {
  expect(readCategoryTargets(' \n ')).toEqual({ ok: {} });
});

it.each([
  ['故障处理 响应 15', 1, 'category'],
  ['故障处理：响应 15\n打扫：响应 15', 2, 'category'],
  ['故障处理：回电 15', 1, 'category'],
  ['故障处理：响应', 1, 'category'],
  ['故障处理：', 1, 'category'],
  ['故障处理：响应 15，响应 20', 1, 'category'],
  ['故障处理：响应 15\n\nFault: Repair 20', 3, 'categoryTwice'],
  ['故障处理：响应 0', 1, 'categoryMinutes'],
  ['故障处理：响应 99999999', 1, 'categoryMinutes'],
  ['故障处理：响应 1.2.3', 1, 'categoryMinutes'],
])('%j is at fault in line %i: %s', (text, line, fault) => {
  expect(readCategoryTargets(text)).toEqual({ line, fault });
});
