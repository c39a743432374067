import fc from 'fast-check';
import { en } from '../../src/documents/labels/en.js';
import { zhCN } from '../../src/documents/labels/zh-CN.js';
import { weeklyReportPdf } from '../../src/documents/weekly-report-pdf.js';
import { LIST_LIMIT } from '../../src/domain/weekly/weekly-report.js';
import { readPdf, textOf } from './read-pdf.js';
import { sampleReport } from './sample-report.js';

const read = async (...args: Parameters<typeof weeklyReportPdf>) => readPdf(await weeklyReportPdf(...args));
const NUMBER = /^SR-2026-\d{6}$/;

describe('the weekly report as a PDF', () => {
  test('names in Chinese what it is, the week, the customer, the contract and the letterhead', async () => {
    const letterhead = { company: '上海应答信息技术有限公司', lines: ['服务热线 400-800-0000'] };
    const { pages } = await read(sampleReport(), zhCN, { letterhead });
    const first = textOf(pages[0]);
    for (const words of [
      ...[
        '现场维护服务周报',
        '2026 年第 47 周 · 2026-11-16 – 2026-11-22',
        '华东电力调度中心',
        '上海浦东主站机房',
      ],
      ...['调度自动化系统维护服务合同 2026', '2026-11-23 08:30 (Asia/Shanghai)'],
      ...['上海应答信息技术有限公司', '服务热线 400-800-0000'],
    ]) {
      expect(first).toContain(words);
    }
  });

  test('names the same in English', async () => {
    const { pages } = await read(sampleReport(), en);
    expect(textOf(pages[0])).toContain('Weekly On-site Service Report');
    expect(textOf(pages[0])).toContain('Week 47, 2026 · 2026-11-16 – 2026-11-22');
    expect(textOf(pages[0])).not.toMatch(/现场维护服务周报|达成率/);
  });

  test('tells the counts of the report: received 14, resolved 9, open 5, and the rate of each promise', async () => {
    const report = sampleReport();
    const { pages } = await read(report, zhCN);
    const texts = pages[0]?.map(({ text }) => text) ?? [];
    const after = (name: string, count: number) =>
      texts.slice(texts.indexOf(name) + 1, texts.indexOf(name) + 1 + count);
    expect(after('合计', 3)).toEqual(['14', '9', '5']);
    expect(after('响应', 6)).toEqual(['13', '1', '0', '0', '92.9%', '92.9%']);
    expect(after('到场', 6)).toEqual(['5', '0', '2', '7', '100%', '100%']);
    expect(texts).not.toContain('专家组');
  });

  test.each([
    ['Chinese', zhCN, '修复', '计入暂停'],
    ['English', en, 'Repair', 'Pauses counted'],
  ])(
    'tells in %s the rate as promised and the one if pauses had counted',
    async (_, labels, name, heading) => {
      const report = sampleReport();
      const repair = { met: 9, metByPause: 2, missed: 1, running: 0, cancelled: 0, attainment: 0.9 };
      const { pages } = await read({ ...report, clocks: { ...report.clocks, repair } }, labels);
      const texts = pages[0]?.map(({ text }) => text.trim()) ?? [];
      expect(texts.join(' ')).toContain(heading);
      const row = texts.indexOf(name);
      expect(texts.slice(row + 1, row + 7)).toEqual(['9', '1', '0', '0', '90%', '70%']);
    },
  );

  test('of a report that was made before pauses were told tells one rate twice', async () => {
    const report = sampleReport();
    const repair = { met: 9, missed: 1, running: 0, cancelled: 0, attainment: 0.9 };
    const { pages } = await read({ ...report, clocks: { ...report.clocks, repair } }, en);
    expect(textOf(pages[0])).toMatch(/90%\s+90%/);
  });

  test('lists every open and every resolved request once, over as many pages as it takes', async () => {
    const report = sampleReport({ requests: 140, open: 60 });
    const { pages } = await read(report, zhCN);
    const numbers = pages.flat().flatMap(({ text }) => (NUMBER.test(text) ? [text] : []));
    expect(pages.length).toBeGreaterThan(4);
    expect(numbers).toEqual([...report.open.items, ...report.resolved.items].map((line) => line.number));
  });

  test('tells of each request what it is, who has it, and its times on the wall clock of the contract', async () => {
    const report = sampleReport();
    const line = {
      title: '历史数据库备份失败',
      engineerName: '王芳',
      receivedAt: new Date('2026-11-17T14:05:00Z'),
    };
    const [open, resolved] = [report.open.items[0], report.resolved.items[0]];
    if (!open || !resolved) throw new Error('the sample has open and resolved requests');
    const nextDueAt = new Date('2026-12-31T16:30:00Z');
    const resolvedAt = new Date('2026-11-17T17:40:00Z');
    const { pages } = await read(
      {
        ...report,
        open: {
          total: 1,
          overdue: 0,
          items: [{ ...open, ...line, status: 'waiting', nextDueAt, overdue: false }],
        },
        resolved: { total: 1, items: [{ ...resolved, ...line, category: 'maintenance', resolvedAt }] },
      },
      zhCN,
    );
    const texts = pages.flat().map(({ text }) => text.trim());
    const rowOf = (number: string) => texts.slice(texts.indexOf(number) + 1).slice(0, 5);
    expect(rowOf(open.number)).toEqual([line.title, '等待中', '王芳', '11-17 22:05', '2027-01-01']);
    expect(rowOf(resolved.number)).toEqual([line.title, '版本维护', '王芳', '11-17 22:05', '11-18 01:40']);
  });

  test('repeats the headings of a table on every page that it flows to, and numbers every page', async () => {
    const { pages } = await read(sampleReport({ requests: 140, open: 60 }), en);
    for (const [index, page] of pages.entries()) {
      const texts = page.map(({ text }) => text);
      expect(texts).toContain(`Page ${index + 1} of ${pages.length}`);
      const firstRow = texts.findIndex((text) => NUMBER.test(text));
      if (firstRow >= 0) expect(texts.slice(0, firstRow)).toContain('Number');
    }
  });

  test('keeps every line of text inside the margins', async () => {
    const long = '国家电网华东分部电力调度控制中心自动化运行与网络安全管理处'.repeat(4);
    const contract = { customerName: long, site: long, name: 'ContractWithoutAnySpace'.repeat(12) };
    const { pages } = await read(sampleReport({ requests: 80, open: 40, contract }), en);
    for (const { x, y } of pages.flat()) {
      expect(x).toBeGreaterThanOrEqual(48);
      expect(x).toBeLessThan(595 - 48);
      expect(y).toBeGreaterThan(24);
      expect(y).toBeLessThan(842 - 30);
    }
  });

  test('has one place for both to sign, never broken over two pages', async () => {
    for (const requests of [0, 11, 14, 17, 20]) {
      const { pages } = await read(sampleReport({ requests, open: Math.min(requests, 5) }), zhCN);
      const last = textOf(pages.at(-1));
      expect(last).toMatch(
        /双方确认\n双方确认本周报[^]*现场维护工程师\n意见\n签字\n日期\n用户负责人\n意见\n签字\n日期/,
      );
      expect(textOf(pages.slice(0, -1).flat())).not.toContain('用户负责人');
    }
  });

  test('of a week without requests says so', async () => {
    const { pages } = await read(sampleReport({ requests: 0, open: 0 }), zhCN);
    const text = textOf(pages.flat());
    expect(text).toContain('没有未办结的请求。');
    expect(text).toContain('本周没有解决的请求。');
  });

  test('says how many requests a list leaves out', async () => {
    const { pages } = await read(sampleReport({ requests: LIST_LIMIT + 7, open: LIST_LIMIT + 7 }), zhCN);
    expect(textOf(pages.flat())).toContain('另有 7 项未列出');
  });

  test('marks what is overdue and what is major', async () => {
    const report = sampleReport({ requests: 100, open: 60 });
    const { pages } = await read(report, zhCN);
    const text = textOf(pages.flat());
    expect(report.open.overdue).toBeGreaterThan(0);
    expect(text.match(/\d 已超时/g) ?? text.match(/^已超时$/gm)).not.toBeNull();
    expect(text).toContain('[重大]');
  });

  test('is byte for byte the same for the same report, and dated by the report', async () => {
    const once = await weeklyReportPdf(sampleReport(), zhCN);
    expect((await weeklyReportPdf(sampleReport(), zhCN)).equals(once)).toBe(true);
    expect(readPdf(once).creationDate).toBe('20261123003000Z');
  });

  test('embeds both weights with only the glyphs used', async () => {
    const pdf = await weeklyReportPdf(sampleReport(), zhCN);
    const { fonts } = readPdf(pdf);
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ]);
    for (const { bytes } of fonts) expect(bytes).toBeLessThan(200_000);
    expect(pdf.length).toBeLessThan(200_000);
  });

  test('holds whatever people write: control characters, emoji, halves of pairs, right-to-left, endless words', async () => {
    const report = sampleReport({ requests: 6, open: 3 });
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        '',
        '\uD800',
        '😀',
        'x'.repeat(3000),
        'שלום',
        'a\u0000b\tc\nd',
        '𠮷野家',
        '{a|b}',
        '<&>"',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, anything, async (title, name) => {
        const open = {
          ...report.open,
          items: report.open.items.map((line) => ({ ...line, title, engineerName: name })),
        };
        const { pages } = await read(
          { ...report, open, contract: { ...report.contract, customerName: name } },
          zhCN,
        );
        expect(pages.length).toBeLessThan(8);
        expect(textOf(pages.flat())).toContain('用户负责人');
      }),
      { numRuns: 12 },
    );
  });
});
