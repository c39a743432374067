import { OPEN_STATUSES } from '../../../src/domain/ticket/words.js';
import { readExport } from '../../../src/slack/parse/export-words.js';

const NOW = new Date('2026-11-23T10:00:00+08:00');
const read = (text: string) => readExport(text, { now: NOW, zone: 'Asia/Shanghai' });
const day = (text: string) => new Date(`${text}T00:00:00+08:00`);

it.each([
  ['', { format: 'xlsx', filter: {} }],
  ['all', { format: 'xlsx', filter: {} }],
  ['全部 csv', { format: 'csv', filter: {} }],
  ['2026-11', { firstDay: '2026-11-01', filter: { from: day('2026-11-01'), before: day('2026-12-01') } }],
  ['上月', { filter: { from: day('2026-10-01'), before: day('2026-11-01') } }],
  ['2026Q3', { lastDay: '2026-09-30', filter: { from: day('2026-07-01'), before: day('2026-10-01') } }],
  ['q1 2026 .csv', { format: 'csv', filter: { from: day('2026-01-01'), before: day('2026-04-01') } }],
  ['2026年第四季度', { filter: { from: day('2026-10-01'), before: day('2027-01-01') } }],
  ['2026', { filter: { from: day('2026-01-01'), before: day('2027-01-01') } }],
  ['2026-11-03..2026-11-15', { filter: { from: day('2026-11-03'), before: day('2026-11-16') } }],
  ['from:2026-11-03', { firstDay: '2026-11-03', filter: { from: day('2026-11-03') } }],
  ['自:2026-11-03 至:2026-11-15', { filter: { from: day('2026-11-03'), before: day('2026-11-16') } }],
  ['状态:未完成', { filter: { statuses: OPEN_STATUSES } }],
  ['status:archived', { filter: { statuses: ['archived'] } }],
  ['类别:故障处理 级别:重大', { filter: { categories: ['fault'], severities: ['major'] } }],
  [
    'category:"Periodic visit" severity:general',
    { filter: { categories: ['visit'], severities: ['general'] } },
  ],
  ['engineer:"Chen Ming" 超时', { filter: { engineer: 'Chen Ming', breached: true } }],
  ['用户:仁和 breached excel', { format: 'xlsx', customer: '仁和', filter: { breached: true } }],
  ['contract:"院内 维护"', { customer: '院内 维护' }],
])('“%s”', (text, expected) => {
  expect(read(text)).toMatchObject(expected);
});

it.each([
  ['打印机', 'word', '打印机'],
  ['2026-13', 'word', '2026-13'],
  ['2026Q5', 'word', '2026Q5'],
  ['status:nonsense', 'status', 'nonsense'],
  ['类别:无', 'category', '无'],
  ['severity:urgent', 'severity', 'urgent'],
  ['from:yesterday', 'from', 'yesterday'],
  ['to:2026-02-30', 'to', '2026-02-30'],
  ['from:2026-11-15 to:2026-11-03', 'order', '2026-11-15 2026-11-03'],
])('“%s” is not understood, and it is said what', (text, wrong, value) => {
  expect(read(text)).toEqual({ wrong, value });
});
