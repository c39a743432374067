import { minuteText, shortMinuteText } from '../../src/documents/dates.js';
import { en } from '../../src/documents/labels/en.js';
import { statusName } from '../../src/documents/labels/report-labels.js';
import { zhCN } from '../../src/documents/labels/zh-CN.js';
import { printable } from '../../src/documents/printable.js';
import { periodText, rateText } from '../../src/documents/report-texts.js';
import { weeklyReport } from '../../src/domain/weekly/weekly-report.js';
import { sampleReport } from './sample-report.js';

const rate = (met: number, missed: number) =>
  rateText(
    { met, missed, running: 0, cancelled: 0, attainment: met + missed === 0 ? null : met / (met + missed) },
    en,
  );

describe('a rate in words', () => {
  test.each([
    [13, 1, '92.9%'],
    [2, 1, '66.7%'],
    [3, 0, '100%'],
    [0, 3, '0%'],
    [99_999, 1, '99.9%'],
    [1, 99_999, '0.1%'],
    [0, 0, '—'],
  ])('%i met and %i missed is %s', (met, missed, text) => {
    expect(rate(met, missed)).toBe(text);
  });
});

test('a period ends on its last day, over the end of a year and a change of the clock too', () => {
  const { contract } = sampleReport();
  const report = (week: '2026-W53' | '2026-W43', zone: string) =>
    weeklyReport({ week, zone, contract, now: new Date('2027-01-04T00:30:00Z'), requests: [] });
  expect(periodText(report('2026-W53', 'Asia/Shanghai'), zhCN)).toBe(
    '2026 年第 53 周 · 2026-12-28 – 2027-01-03',
  );
  expect(periodText(report('2026-W43', 'Europe/Berlin'), en)).toBe('Week 43, 2026 · 2026-10-19 – 2026-10-25');
});

test('an instant is told by the wall clock of its zone, without the year where that goes without saying', () => {
  const instant = new Date('2026-12-31T16:05:00Z');
  expect(minuteText(instant, 'Asia/Shanghai')).toBe('2027-01-01 00:05');
  expect(shortMinuteText(instant, 'Asia/Shanghai', 2026)).toBe('2027-01-01 00:05');
  expect(shortMinuteText(instant, 'UTC', 2026)).toBe('12-31 16:05');
});

describe('what a person wrote, made printable', () => {
  test.each([
    ['  主站\n\t通信  中断 ', '主站 通信 中断'],
    ['a\u0000b\u200Bc\uD800d', 'abcd'],
    ['紧急🔥🔥 请处理👍🏽', '紧急 请处理'],
    ['旗🇨🇳 ⚠️ 1️⃣', '旗 1\u20E3'],
    ['Cafe\u0301 © ® ™', 'Café © ® ™'],
    ['😀', '—'],
    ['', '—'],
  ])('%j is %j', (written, printed) => {
    expect(printable(written)).toBe(printed);
  });
});

test('what is too long to print ends in an ellipsis, and no character is cut in half', () => {
  expect(printable('一二三四五', 5)).toBe('一二三四五');
  expect(printable('一二三四五六', 5)).toBe('一二三四…');
  expect(printable('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
});

test('a state without a name of its own is printed as it is', () => {
  expect(statusName(zhCN, 'acknowledged')).toBe('已响应');
  expect(statusName(zhCN, 'toString')).toBe('toString');
});

test.each([
  [0, '0 分钟', '0 min'],
  [59, '59 分钟', '59 min'],
  [135, '2 小时 15 分', '2 h 15 min'],
  [1440, '1 天', '1 d'],
  [8160, '5 天 16 小时', '5 d 16 h'],
])('%i minutes are %s, %s', (minutes, chinese, english) => {
  expect(zhCN.duration(minutes)).toBe(chinese);
  expect(en.duration(minutes)).toBe(english);
});
