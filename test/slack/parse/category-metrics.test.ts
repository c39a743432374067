import { LOCALES } from '../../../src/domain/people/person.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { METRICS } from '../../../src/domain/sla/terms.js';
import { CATEGORIES } from '../../../src/domain/ticket/words.js';
import {
  categoryMetricsText,
  readCategoryMetrics,
  type CategoryMetrics,
} from '../../../src/slack/parse/category-metrics.js';

const EVERYTHING: CategoryMetrics = Object.fromEntries(
  CATEGORIES.map((category, row) => [category, METRICS.filter((_metric, column) => column !== row)]),
);

it.each(LOCALES)(
  'what is written in %s is read as it was, with a category that has no clock at all',
  (locale) => {
    for (const some of [EVERYTHING, DEFAULT_POLICY.metrics as CategoryMetrics, { training: [] }, {}]) {
      expect(readCategoryMetrics(categoryMetricsText(some, locale))).toEqual({ ok: some });
    }
  },
);

it('is written in the words of the cards', () => {
  const some: CategoryMetrics = { question: ['response', 'solution'], training: [] };
  expect(categoryMetricsText(some, 'zh-CN')).toMatch(/^.+：无\n使用咨询：响应，方案$/);
  expect(categoryMetricsText(some, 'en')).toMatch(/^Training: .+\nQuestion of use: Response, Solution$/);
});

it.each([
  ['使用咨询 响应', 1, 'categoryMetrics'],
  ['使用咨询：响应\n打扫：响应', 2, 'categoryMetrics'],
  ['使用咨询：回电', 1, 'categoryMetrics'],
  ['使用咨询：', 1, 'categoryMetrics'],
  ['使用咨询：响应，响应', 1, 'categoryMetrics'],
  ['使用咨询：响应，无', 1, 'categoryMetrics'],
  ['使用咨询：无\n\nquestion: Response', 3, 'categoryTwice'],
])('%j is at fault in line %i: %s', (text, line, fault) => {
  expect(readCategoryMetrics(text)).toEqual({ line, fault });
});
