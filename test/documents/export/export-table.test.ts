import { inflateRawSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import { exportTable, type ExportLayout } from '../../../src/documents/export/export-table.js';
import { exportColumns } from '../../../src/documents/export/columns.js';
import { xlsxOf } from '../../../src/documents/export/xlsx.js';
import {
  EXPORTED_FIELDS,
  exportedRequestSchema,
  type ExportedRequest,
} from '../../../src/domain/export/exported-request.js';
import { LOCALES } from '../../../src/domain/people/person.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, qian, sun, wang } from '../../domain/people/cast.js';
import { Story } from '../../domain/ticket/requests.js';

const LAYOUT: ExportLayout = { format: 'xlsx', locale: 'zh-CN', zone: 'Asia/Shanghai', audience: 'ours' };
const ITEMS = ['=HYPERLINK("http://x.example","点我")', '第二行\n\u0000<&>"\u{1F5A5}'];

const exported = (ticket: Ticket): ExportedRequest => exportedRequestSchema.parse(ticket);

/** A request that went to the end, was late for its answer, and came back once. */
function wholeStory(): Story {
  const story = new Story({ filing: { items: ITEMS } });
  story.sweepUntil('10:35');
  return story
    .must('10:40', li, 'acknowledge')
    .must('10:45', qian, 'accept')
    .must('10:50', li, 'propose', { mode: 'onsite', text: '上门更换' })
    .must('10:55', li, 'depart')
    .must('11:10', li, 'arrive')
    .must('11:15', li, 'wait')
    .must('11:45', li, 'resume')
    .must('12:00', li, 'resolve', {
      items: [
        { no: 1, outcome: 'repaired' },
        { no: 2, outcome: 'not-done' },
      ],
      text: '更换网线',
      split: true,
    })
    .must('12:10', wang, 'confirm', { remark: '谢谢' });
}

async function bytesOf(layout: ExportLayout, ...requests: ExportedRequest[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const given = async function* () {
    yield* requests;
  };
  for await (const part of exportTable(layout, given())) parts.push(part);
  return Buffer.concat(parts);
}
/** The cells of a row by the head of their column. */
async function xlsxCells(layout: ExportLayout, ticket: Ticket) {
  const { sheets } = await readXlsx(await bytesOf(layout, exported(ticket)), { readStyles: true });
  const [head = [], row = []] = sheets[0]!.rows;
  return Object.fromEntries(head.map((title, index) => [String(title), row[index]]));
}

it('every column of a request that went the whole way, typed: words, numbers, amounts and instants of the zone', async () => {
  const cells = await xlsxCells(LAYOUT, wholeStory().ticket);
  expect(cells).toMatchObject({
    编号: 'SR-2026-000042',
    受理时间: new Date('2026-11-23T10:00:00Z'),
    用户单位: '仁和医院',
    合同: '院内信息系统维护合同 2026',
    联系人: '王主任',
    联系电话: '010-8888 6666 转 12',
    问题项数: 2,
    问题描述: `1．${ITEMS[0]}\n2．第二行\n<&>"\u{1F5A5}`,
    状态: '用户已签字确认',
    责任工程师: '李工',
    响应时限: new Date('2026-11-23T10:30:00Z'),
    响应完成: new Date('2026-11-23T10:40:00Z'),
    响应结果: '超时',
    '响应用时（分钟）': 40,
    修复结果: '达标',
    '修复暂停（分钟）': 30,
    超时次数: 1,
    超时项目: '响应',
    升级次数: 1,
    到场时间: new Date('2026-11-23T11:10:00Z'),
    处理方式: '现场',
    结果: '已修复',
    各项结果: '1．已修复\n2．未处理',
    处理经过: '更换网线',
    签字确认人: '王主任',
    签字确认时间: new Date('2026-11-23T12:10:00Z'),
    用户备注: '谢谢',
    重开次数: 0,
    时区: 'Asia/Shanghai',
  });
});

it('what came back has the clocks of its newest round, and the breaches of all', async () => {
  const story = wholeStory().must('12:30', wang, 'reopen');
  const cells = await xlsxCells(LAYOUT, story.ticket);
  expect(cells).toMatchObject({ 重开次数: 1, 响应结果: '计时中', 超时次数: 1, 状态: '已登记，待响应' });
  expect(cells['响应完成']).toBeFalsy();
  expect(cells['签字确认人']).toBeFalsy();
});

it('quotations are amounts; what was merged names the other', async () => {
  const quoted = new Story({ contract: { acceptedDay: '2019-05-06' } })
    .must('10:05', li, 'acknowledge')
    .must('11:00', sun, 'quote', { items: [{ text: '硒鼓', cents: 123_456 }] });
  const cells = await xlsxCells(LAYOUT, quoted.ticket);
  expect(cells).toMatchObject({ 报价金额: 1234.56, 币种: 'CNY', 报价状态: '待用户决定' });
});

it('CSV has the mark by which Excel knows UTF-8, instants with their offset, and no cell that begins a formula', async () => {
  const layout = { ...LAYOUT, format: 'csv', locale: 'en', zone: 'Europe/Berlin' } as const;
  const one = new Story({ filing: { items: [ITEMS[0]!] } }).ticket;
  const text = (await bytesOf(layout, exported(one))).toString('utf8');
  expect(text.startsWith('\uFEFFNumber,Received,')).toBe(true);
  expect(text).toContain('SR-2026-000042,2026-11-23T03:00:00+01:00,仁和医院');
  expect(text).toContain(`"'=HYPERLINK(""http://x.example"",""点我"")"`);
  expect(text).not.toMatch(/(^|,)"?[=@]/m);
});

it('what was said of an item, and where it cannot be solved, has columns of its own (R26)', async () => {
  const story = new Story({ filing: { items: ITEMS } }).must('10:20', li, 'acknowledge');
  story.must('11:00', li, 'resolve', {
    items: [
      { no: 1, outcome: 'explained', text: '设计如此' },
      { no: 2, outcome: 'unsolvable' },
    ],
    unsolvable: {
      reason: '控件已停产',
      consulted: { text: '厂商' },
      instead: { offer: 'replacement', text: '新工作站' },
    },
  });
  const cells = await xlsxCells(LAYOUT, story.ticket);
  expect(cells).toMatchObject({ 结果: '无法解决', 各项说明: '1．设计如此', 修复结果: '取消' });
  expect(cells['无法解决的说明']).toBe(
    '无法解决的原因：控件已停产\n征询过：厂商\n改为免费更换新设备：新工作站',
  );
});

it('no cell of XLSX is a formula, whatever it begins with; the head stands still', async () => {
  const bytes = await bytesOf(LAYOUT, exported(wholeStory().ticket));
  const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml')!;
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml).toContain('t="inlineStr"');
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
});

it('customers do not get what only concerns us; heads are in the language of whoever asks, each once', () => {
  for (const locale of LOCALES) {
    const ours = exportColumns(locale, 'ours', 'UTC').map(({ title }) => title);
    const theirs = exportColumns(locale, 'customer', 'UTC').map(({ title }) => title);
    expect(new Set(ours).size).toBe(ours.length);
    const left = ours.filter((title) => !theirs.includes(title));
    expect(left).toEqual([locale === 'en' ? 'Escalations' : '升级次数']);
  }
});

it('what a sheet does not take goes on in the next, under the same heads', async () => {
  const rows = async function* () {
    for (let n = 1; n <= 25; n += 1) {
      await Promise.resolve();
      yield [n];
    }
  };
  const columns = [{ title: '编号', width: 10, kind: 'count' }] as const;
  const parts: Uint8Array[] = [];
  const sheet = { name: '服务请求', zone: 'UTC', columns, rows: rows(), cut: '…', rowsOfSheet: 11 };
  for await (const part of xlsxOf(sheet)) parts.push(part);
  const { sheets } = await readXlsx(Buffer.concat(parts), { readStyles: false });
  expect(sheets.map(({ rows: some }) => [some.length, some[0], some.at(-1)])).toEqual([
    [11, ['编号'], [10]],
    [11, ['编号'], [20]],
    [6, ['编号'], [25]],
  ]);
});

it.each(['xlsx', 'csv'] as const)('of many thousand requests, %s holds a few at a time', async (format) => {
  const one = exported(wholeStory().ticket);
  const total = format === 'csv' ? 50_000 : 5_000;
  let given = 0;
  let written = 0;
  let ahead = 0;
  const requests = async function* () {
    for (; given < total; given += 1) {
      ahead = Math.max(ahead, given - written);
      await Promise.resolve();
      yield one;
    }
  };
  for await (const part of exportTable({ ...LAYOUT, format }, requests())) {
    expect(part.length).toBeLessThan(1 << 20);
    written = given;
  }
  expect(given).toBe(total);
  // What deflate holds back before it says anything: some thousand rows that are all alike, not a share of all.
  expect(ahead).toBeLessThan(format === 'csv' ? 1_000 : 3_000);
});

it('what the store is asked for is all that a row needs, and of clocks and facts no more', () => {
  expect(EXPORTED_FIELDS).toEqual(expect.arrayContaining(['clocks.state', 'history.type', 'items']));
  expect(EXPORTED_FIELDS).not.toEqual(expect.arrayContaining(['clocks']));
  expect(EXPORTED_FIELDS).not.toContain('id');
  expect(EXPORTED_FIELDS.some((field) => field.startsWith('outbox'))).toBe(false);
});

/** The texts of a ZIP, by name: read by its local headers, which is all that a streamed one has on its way. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (
    let at = zip.lastIndexOf('PK\u0005\u0006'),
      central = zip.readUInt32LE(at + 16),
      n = zip.readUInt16LE(at + 10);
    n > 0;
    n -= 1
  ) {
    const [size, name, extra, comment] = [
      zip.readUInt32LE(central + 20),
      zip.readUInt16LE(central + 28),
      zip.readUInt16LE(central + 30),
      zip.readUInt16LE(central + 32),
    ];
    const local = zip.readUInt32LE(central + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const path = zip.toString('utf8', central + 46, central + 46 + name);
    parts.set(path, inflateRawSync(zip.subarray(start, start + size)).toString('utf8'));
    central += 46 + name + extra + comment;
  }
  return parts;
}
