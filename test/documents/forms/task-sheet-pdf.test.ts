import { inflateSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';
import { fingerprintOf, shortFingerprint } from '../../../src/documents/forms/fingerprint.js';
import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { taskSheetPdf } from '../../../src/documents/forms/task-sheet-pdf.js';
import { logoPng } from '../../../src/documents/logo.js';
import { TASK_SHEETS, type TaskSheetForm } from '../../../src/domain/ticket/form.js';
import type { TaskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../../src/domain/ticket/ticket.js';
import { readPdf, textOf } from '../read-pdf.js';
import { hasPdftotext, pdftotext } from './pdf-text.js';
import { newRequest, servedRequest, sheetOf } from './sample-request.js';

const HEAD = { company: '上海应答信息技术有限公司', lines: ['张江路 88 号', '400-800-0000'] };
const pdfOf = (data: TaskSheet, locale: Locale = 'zh-CN') => taskSheetPdf(data, formLabels(locale), HEAD);
const runsOf = (pdf: Buffer) => readPdf(pdf).pages.map((page) => page.map(({ text }) => text.trim()));

/** What stands on the sheet right after its label: fields are drawn label by label. */
const FIELDS: Record<Locale, Record<TaskSheetForm, [label: string, value: string][]>> = {
  'zh-CN': {
    onsite: [
      ['派工人', '钱部长'],
      ['派工时间', '2026-11-23 10:06'],
      ['派工依据', '2026-11-23 10:00 收到的维护请求（Slack），故障处理，一般问题；合同：院内信息系统维护'],
      ['接单人签字', '李工'],
      ['用户单位', '仁和医院'],
      ['地址', '门诊楼 3 层'],
      ['联系人', '王主任'],
      ['联系电话', '010-8888 6666 转 12'],
      ['软件名称', 'PACS 影像系统'],
      ['软件版本', '4.2.1'],
      ['问题描述', '1．PACS 无法登录，提示“连接超时”。今天上午 9:40 起门诊 3 层全部 12 台工作站都如此，'],
      ['解决方案', '方案（现场）：检查 PACS 应用服务器与数据库的连接，必要时切换到备机。'],
      ['开始日期', '2026-11-23 10:40'],
      ['完成日期', '2026-11-23 11:30'],
      ['维护人员签字', '李工'],
      ['用户签字', '王主任'],
      ['归档人签字', '孙前台'],
      ['归档日期', '2026-11-23'],
    ],
    remote: [
      ['派工人', '钱部长'],
      ['派工日期', '2026-11-23'],
      ['派工依据', '本合同工程师'],
      ['接单人签字', '李工'],
      ['用户单位', '仁和医院'],
      ['地址', '门诊楼 3 层'],
      ['联系人', '王主任'],
      ['联系电话', '010-8888 6666 转 12'],
      ['维护任务', '1．PACS 无法登录，提示“连接超时”。今天上午 9:40 起门诊 3 层全部 12 台工作站都如此，'],
      ['完成情况', '方案（远程登录）：检查 PACS 应用服务器与数据库的连接，必要时切换到备机。'],
      ['开始日期', '2026-11-23 10:05'],
      ['完成日期', '2026-11-23 11:30'],
      ['维护人员签字', '李工'],
      ['用户签字', '王主任'],
      ['归档人签字', '孙前台'],
      ['归档日期', '2026-11-23'],
    ],
  },
  en: {
    onsite: [
      ['Dispatched by', '钱部长'],
      ['Dispatched at', '2026-11-23 10:06'],
      ['Customer', '仁和医院'],
      ['Address', '门诊楼 3 层'],
      ['Contact', '王主任'],
      ['Phone', '010-8888 6666 转 12'],
      ['Software', 'PACS 影像系统'],
      ['Version', '4.2.1'],
      ['Started', '2026-11-23 10:40'],
      ['Finished', '2026-11-23 11:30'],
      ['Signature of staff', '李工'],
      ['Date archived', '2026-11-23'],
    ],
    remote: [
      ['Date of dispatch', '2026-11-23'],
      ['Grounds', 'Engineer of this contract'],
      ['Customer', '仁和医院'],
      ['Started', '2026-11-23 10:05'],
      ['Finished', '2026-11-23 11:30'],
      ['Signature of staff', '李工'],
      ['Date archived', '2026-11-23'],
    ],
  },
};

const whole = (form: TaskSheetForm): TaskSheet => {
  const sheet = sheetOf(form, servedRequest(form));
  return { ...sheet, software: { ...sheet.software, version: '4.2.1' } };
};
const EVERY = (['zh-CN', 'en'] as const).flatMap((locale) =>
  TASK_SHEETS.map((form) => [locale, form] as const),
);

test.each(EVERY)('in %s the %s sheet has each field of the paper beside its name', async (locale, form) => {
  const runs = runsOf(await pdfOf(whole(form), locale)).flat();
  // Labels of a row come with their values one after the other.
  for (const [label, value] of FIELDS[locale][form]) {
    const at = runs.indexOf(label);
    expect([label, at >= 0]).toEqual([label, true]);
    expect(runs.slice(at + 1, at + 4)).toContain(value);
  }
  expect(runs).toContain(formLabels(locale).title[form]);
  for (const words of [HEAD.company, ...HEAD.lines, '2026-11-23 11:45 (Asia/Shanghai)'])
    expect(runs).toContain(words);
  expect(runs.join('\n')).toContain('U0CUSTWANG');
});

(hasPdftotext ? test.each(EVERY) : test.skip.each(EVERY))(
  'in %s the %s sheet is read the same by poppler, which is not ours',
  async (locale, form) => {
    const text = pdftotext(await pdfOf(whole(form), locale)).replace(/\s+/g, '');
    for (const [label, value] of FIELDS[locale][form]) {
      expect(text).toContain(label.replace(/\s+/g, ''));
      expect(text).toContain(value.replace(/\s+/g, ''));
    }
  },
);

test.each(EVERY)(
  'in %s a new %s sheet has every label, and lines instead of what is not known',
  async (locale, form) => {
    const pdf = await pdfOf(sheetOf(form, newRequest()), locale);
    const runs = runsOf(pdf);
    expect(runs).toHaveLength(1);
    const text = runs.flat().join('');
    for (const [label] of FIELDS[locale][form]) expect(text).toContain(label);
    expect(runs.flat().filter((run) => run === formLabels(locale).dateLine).length).toBeGreaterThanOrEqual(4);
    expect(text).not.toMatch(/undefined|null|NaN|Invalid/);
  },
);

test.each(EVERY)('in %s the %s sheet says what became of each item (R19)', async (locale, form) => {
  const itemOutcomes = [
    { no: 1, outcome: 'replaced' },
    { no: 2, outcome: 'not-done' },
  ] as const;
  const pages = runsOf(await pdfOf({ ...whole(form), itemOutcomes }, locale));
  expect(pages).toHaveLength(1);
  const wanted =
    locale === 'en'
      ? ['Item 1: replaced by new equipment', 'Item 2: not done']
      : ['第 1 项：已更换新设备', '第 2 项：未处理'];
  expect(pages.flat()).toEqual(expect.arrayContaining(wanted));
});

test.each(EVERY)(
  'in %s the %s sheet says where an item goes on, and what was replaced by what',
  async (locale, form) => {
    const itemOutcomes = [{ no: 2, outcome: 'not-done' }] as const;
    const piece = { label: 'CT-1', oldSerial: 'SN-100', newSerial: 'SN-101' };
    const replaced = [{ ...piece, model: 'Z2', proof: '发票 9', free: true }];
    const beside = {
      goesOn: [{ no: 2, number: 'SR-2026-000064' }],
      replaced: [{ ...piece, newSerial: 'SN-102', free: false }],
    };
    const runs = runsOf(await pdfOf({ ...whole(form), itemOutcomes, replaced, beside }, locale)).flat();
    const wanted =
      locale === 'en'
        ? [
            'Item 2: not done, goes on as SR-2026-000064',
            'Replaced: CT-1; serial number SN-100 → SN-101 · Z2; free of charge\nProof of origin: 发票 9',
            'Replaced: CT-1; serial number SN-100 → SN-102; charged as accepted',
          ]
        : [
            '第 2 项：未处理，转入 SR-2026-000064',
            '更换：CT-1；序列号 SN-100 → SN-101 · Z2；免费\n来源证明：发票 9',
            '更换：CT-1；序列号 SN-100 → SN-102；按已接受的报价收费',
          ];
    const text = runs.join('\n');
    for (const one of wanted) expect(text).toContain(one);
  },
);

test.each(EVERY)('in %s a %s sheet that went the whole way fits on one page', async (locale, form) => {
  expect(runsOf(await pdfOf(whole(form), locale))).toHaveLength(1);
});

test('the longest items flow over pages, nothing of them lost, under a repeated head and a counted foot', async () => {
  const texts = [
    '系统在高峰时段响应缓慢，“连接超时”频繁出现。'.repeat(200),
    'W'.repeat(MAX_ITEM_LENGTH),
    'https://example.com/a/very/long/path?with=many&parameters=1,'.repeat(60),
  ];
  const problem = Array.from({ length: MAX_ITEMS }, (_none, index) => ({
    no: index + 1,
    text: texts[index % texts.length]!.slice(0, MAX_ITEM_LENGTH),
  }));
  const { pages } = readPdf(await pdfOf({ ...whole('onsite'), problem }));
  expect(pages.length).toBeGreaterThan(5);
  const all = pages
    .flat()
    .map(({ text }) => text)
    .join('')
    .replace(/\s|U0CUSTWANG/g, '');
  for (const letter of ['W', '缓']) {
    const count = (text: string) => text.split(letter).length - 1;
    const wanted = count(problem.map(({ text }) => text).join(''));
    expect(count(all)).toBe(wanted);
  }
  for (const [index, page] of pages.entries()) {
    const text = textOf(page);
    expect(text).toContain(`第 ${index + 1} 页 / 共 ${pages.length} 页`);
    if (index > 0) expect(text).toContain('用户现场维护任务书（续）');
    for (const { x, y } of page) {
      expect(x).toBeGreaterThanOrEqual(48);
      expect(x).toBeLessThan(595 - 48);
      expect(y).toBeGreaterThan(24);
      expect(y).toBeLessThan(842 - 30);
    }
  }
});

test('no line begins with a closing mark or ends with an opening one', async () => {
  const problem = [{ no: 1, text: '检查（机房），重启。“好”；'.repeat(120) }];
  const runs = runsOf(await pdfOf({ ...whole('onsite'), problem })).flat();
  expect(runs.filter((run) => /^[，。；）”、]/.test(run) || /[（“]$/.test(run))).toEqual([]);
});

test('emoji and controls leave no boxes, and a text of nothing else leaves a dash', async () => {
  const problem = [
    { no: 1, text: '😀\u0000\uD800' },
    { no: 2, text: '打印机 😀 离线\n\n\n\n第二行' },
  ];
  const runs = runsOf(await pdfOf({ ...whole('remote'), problem })).flat();
  expect(runs).toEqual(expect.arrayContaining(['1．—', '2．打印机 离线', '第二行']));
});

test('the QR code says number, form and the fingerprint that the foot begins with; it follows the data, not the language', async () => {
  // As of requests of before there were salts.
  const { hash: _, ...data } = whole('onsite');
  const said = await Promise.all(
    (['zh-CN', 'en'] as const).map(async (locale) => scanned(await pdfOf(data, locale))),
  );
  const hash = fingerprintOf(data);
  expect(said).toEqual(Array(2).fill(`SR-2026-000042 ONSITE SHA256:${hash.toUpperCase()}`));
  expect(
    runsOf(await pdfOf(data))
      .flat()
      .join(),
  ).toContain(`校验码 ${shortFingerprint(hash)}`);
  expect(fingerprintOf({ ...data, address: '门诊楼 4 层' })).not.toBe(hash);
});

test('a sheet from which personal data was erased says so, and has the hash that it had', async () => {
  const before = whole('onsite');
  const erased = `erased:${'0'.repeat(64)}`;
  const customer = { ...before.customer!, name: erased, personId: erased, remark: erased };
  const after = { ...before, contact: { name: erased, phone: erased }, customer };
  expect(before.hash).toMatch(/^[0-9a-f]{64}$/);
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(await scanned(await pdfOf(after, locale))).toBe(await scanned(await pdfOf(before, locale)));
    const text = runsOf(await pdfOf(after, locale))
      .flat()
      .join('\n');
    expect(text).toContain(locale === 'en' ? 'erased' : '已删除');
    for (const gone of [before.contact.name, before.contact.phone, 'erased:'])
      expect(text).not.toContain(gone);
  }
});

test('the same sheet gives the same bytes, and a logo stands on it', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>';
  const logo = await logoPng({ type: 'svg', bytes: Buffer.from(svg) });
  const draw = () => taskSheetPdf(whole('remote'), formLabels('en'), { ...HEAD, logo });
  const once = await draw();
  expect((await draw()).equals(once)).toBe(true);
  expect(once.toString('latin1')).toContain('/Subtype /Image');
  expect((await pdfOf(whole('remote'), 'en')).toString('latin1')).not.toContain('/Subtype /Image');
});

test('what is no picture is no logo', async () => {
  await expect(logoPng({ type: 'svg', bytes: Buffer.from('<svg') })).rejects.toMatchObject({
    code: 'logo-unreadable',
  });
  await expect(logoPng({ type: 'png', bytes: Buffer.from([0x89, 0x50]) })).rejects.toMatchObject({
    code: 'logo-unreadable',
  });
});

/** Reads the code off the page: its modules are the only black rectangles. */
function scanned(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n([^]*?)\nendstream/g)].flatMap(
    ({ 1: raw = '' }) => {
      try {
        return [inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    },
  );
  const black = streams
    .map((text) => /((?:(?:[\d.-]+ ){4}re\n)+)\/DeviceRGB cs\n0 0 0 scn\nf\n/.exec(text)?.[1])
    .find(Boolean);
  const rectangles = black!
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 4).map(Number) as [number, number, number, number]);
  const [left, top] = [Math.min(...rectangles.map(([x]) => x)), Math.min(...rectangles.map(([, y]) => y))];
  const scale = 4 / rectangles[0]![3];
  const size = Math.ceil((Math.max(...rectangles.map(([x, , width]) => x + width)) - left) * scale) + 64;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x, y, width, height] of rectangles) {
    const [fromX, fromY] = [Math.round((x - left) * scale) + 32, Math.round((y - top) * scale) + 32];
    for (let row = fromY; row < fromY + Math.round(height * scale); row += 1)
      for (let column = fromX; column < fromX + Math.round(width * scale); column += 1)
        data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
  }
  return decodeQR({ width: size, height: size, data });
}
