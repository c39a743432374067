import { readXlsx } from 'hucre/xlsx';
import { registerFile } from '../../../src/documents/forms/form-file.js';
import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { registerNumber } from '../../../src/documents/forms/register-pdf.js';
import type { Lines, RegisterOrder } from '../../../src/documents/forms/register-order.js';
import { registerXlsx } from '../../../src/documents/forms/register-xlsx.js';
import { REGISTERS } from '../../../src/domain/ticket/form.js';
import { readPeriod } from '../../../src/domain/forms/period.js';
import { registerLine, type RegisterLine } from '../../../src/domain/forms/register.js';
import { readPdf, textOf } from '../read-pdf.js';
import { pdfText } from './pdf-text.js';
import { newRequest, servedRequest } from './sample-request.js';

const zone = 'Asia/Shanghai';
const madeAt = new Date('2026-12-01T01:00:00Z');
const period = (text: string) => readPeriod(text, { now: madeAt, zone })!;
const order = (more: Partial<RegisterOrder> = {}): RegisterOrder => ({
  ...{ form: 'received', format: 'pdf', locale: 'zh-CN', letterhead: { company: '应答' } },
  ...{ period: period('2026-11'), zone, madeAt },
  ...more,
});
async function* given(...lines: RegisterLine[]): Lines {
  for (const line of lines) yield [line];
}
const made = async (of: RegisterOrder, ...lines: RegisterLine[]) =>
  Buffer.from(await registerFile(of, given(...lines)));
const cellsOf = async (file: Buffer) => (await readXlsx(file)).sheets[0]!.rows;

const numbered = (line: RegisterLine, index: number) => ({
  ...line,
  number: `SR-2026-${String(index + 1).padStart(6, '0')}`,
});
const LINE = registerLine('received', servedRequest('onsite'));

test('the register of received requests has customer, day, number, description and receiver (R35)', async () => {
  const text = pdfText(await made(order(), LINE));
  for (const words of [
    '维护请求收件登记表',
    '编号 R35-2026-11',
    '2026-11-01 – 2026-11-30',
    '共 1 件',
    '全部用户',
  ])
    expect(text).toContain(words);
  for (const words of ['仁和医院', '2026-11-23', 'SR-2026-000042', '孙前台', '11-23 10:05'])
    expect(text).toContain(words);
});

test('the service register has customer, the department’s day, head, number, handling and engineer (R36)', async () => {
  const line = registerLine('service', { ...servedRequest('onsite'), signatures: [], seal: undefined });
  const text = pdfText(await made(order({ form: 'service', locale: 'en', customerName: '仁和医院' }), line));
  for (const words of ['Service Register', 'No. R36-2026-11', 'Customers  仁和医院'])
    expect(text).toContain(words);
  for (const words of ['钱部长', '李工', 'SR-2026-000042', '数据库监听进程']) expect(text).toContain(words);
});

test.each(['zh-CN', 'en'] as const)(
  'in %s the service register says which items were not done, on paper and in the workbook (R19)',
  async (locale) => {
    const done = { no: 1, outcome: 'repaired' } as const;
    const ticket = servedRequest('onsite');
    const items = [done, { no: 2, outcome: 'not-done' } as const];
    const line = registerLine('service', { ...ticket, resolution: { ...ticket.resolution!, items } });
    const wanted = locale === 'en' ? '(not done: item 2)' : '（第 2 项未处理）';
    const text = pdfText(await made(order({ form: 'service', locale }), line));
    expect(text.replace(/\s/g, '')).toContain(wanted.replace(/\s/g, ''));
    const cells = await cellsOf(await made(order({ form: 'service', locale, format: 'xlsx' }), line));
    expect(cells.flat().join('\n')).toContain(wanted);
    expect(registerLine('service', ticket).notDone).toBeUndefined();
  },
);

test.each([
  ['zh-CN', ['（更换：CT-1；SN-100 → SN-101）', '（第 1、2 项转入 SR-2026-000064）', '（第 3 项未处理）']],
  [
    'en',
    ['(replaced: CT-1; SN-100 → SN-101)', '(items 1, 2 continued as SR-2026-000064)', '(not done: item 3)'],
  ],
] as const)(
  'in %s the service register says what was replaced and where items go on, on paper and in the workbook',
  async (locale, wanted) => {
    const number = 'SR-2026-000064';
    const goesOn = [1, 2].map((no) => ({ no, number }));
    const replaced = [{ label: 'CT-1', oldSerial: 'SN-100', newSerial: 'SN-101', free: true }];
    const given = { notDone: [1, 2, 3], replaced, beside: { goesOn } };
    const line = { ...registerLine('service', servedRequest('onsite')), ...given };
    const text = pdfText(await made(order({ form: 'service', locale }), line)).replace(/\s/g, '');
    const cells = await cellsOf(await made(order({ form: 'service', locale, format: 'xlsx' }), line));
    for (const one of wanted) {
      expect(text).toContain(one.replace(/\s/g, ''));
      expect(cells.flat().join('\n')).toContain(one);
    }
  },
);

test.each(REGISTERS)(
  '%s: a long one flows over pages with its headings on each, every request once',
  async (form) => {
    const lines = Array.from({ length: 120 }, (_none, index) =>
      numbered(registerLine(form, index % 2 ? newRequest() : servedRequest('remote')), index),
    );
    const { pages } = readPdf(await made(order({ form }), ...lines));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(textOf(page)).toContain(form === 'received' ? '简要描述' : '简要处理情况');
      expect(textOf(page)).toContain(`第 ${index + 1} 页 / 共 ${pages.length} 页`);
    }
    const found = pages.flat().flatMap(({ text }) => (/^SR-2026-\d{6}$/.test(text) ? [text] : []));
    expect(found).toEqual(lines.map(({ number }) => number));
  },
);

test('an empty period says so', async () => {
  expect(pdfText(await made(order()))).toContain('本期间没有维护请求。');
  expect(await cellsOf(await made(order({ format: 'xlsx' })))).toHaveLength(1);
});

test('registers are numbered by their period, or by their one request', () => {
  const number = (text: string, request?: string) =>
    registerNumber({ form: 'service', period: period(text), request });
  expect(number('2026-11')).toBe('R36-2026-11');
  expect(number('2024-02-01..2024-02-29')).toBe('R36-2024-02');
  expect(number('2026-11-01..2026-11-29')).toBe('R36-20261101-20261129');
  expect(number('2026-11-01..2026-12-31')).toBe('R36-20261101-20261231');
  expect(number('2026-11', 'SR-2026-000042')).toBe('R36-SR-2026-000042');
});

test('as XLSX every cell is text as it was written: nothing that customers write is a formula', async () => {
  const wicked = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    "'quoted",
    '<b>&"',
    '1e5',
    '2026-11-23',
    '\u0001坏',
  ];
  const lines = wicked.map((text, index) => numbered({ ...LINE, text, customerName: text }, index));
  const file = await made(order({ format: 'xlsx' }), ...lines);
  const { sheets } = await readXlsx(file);
  const rows = sheets[0]!.rows;
  expect(rows[0]).toEqual([
    '编号',
    '用户单位',
    '收件日期',
    '登记时间（与收到不同时）',
    '收文号（传真、邮件）',
    '简要描述',
    '状态',
    '收件人签字',
    '收件人签字时间',
  ]);
  expect(rows.slice(1).map((row) => row[5])).toEqual([...wicked.slice(0, -1), '坏']);
  expect(rows.slice(1).map((row) => row[1])).toEqual([...wicked.slice(0, -1), '坏']);
  expect(rows.flat().filter((cell) => typeof cell !== 'string')).toEqual([]);
  expect(JSON.stringify([...(sheets[0]!.cells?.values() ?? [])])).not.toContain('"formula"');
});

test('lines of an XLSX are taken as they are written: never far more than have been read', async () => {
  let read = 0;
  async function* endless(): Lines {
    for (;;) {
      read += 1;
      yield [numbered(LINE, read)];
    }
  }
  for await (const part of registerXlsx(order(), endless(), formLabels('en'))) {
    expect(part.length).toBeGreaterThan(0);
    if (read > 0) break;
  }
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(20_000);
});
