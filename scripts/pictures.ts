import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { weeklyChart } from '../src/documents/chart.js';
import { formLabels } from '../src/documents/forms/labels/index.js';
import { taskSheetPdf } from '../src/documents/forms/task-sheet-pdf.js';
import { reportLabels } from '../src/documents/labels/index.js';
import { weeklyReportPdf } from '../src/documents/weekly-report-pdf.js';
import { ROOT } from './dev/root.js';
import { exampleSheet } from './pictures/example-sheet.js';
import { exampleReport } from './pictures/example-week.js';

const OUT = join(ROOT, 'docs', 'pictures');
const COMPANY = { 'zh-CN': '应达科技', en: 'Yingda Technology' } as const;
const HEAD = {
  'zh-CN': ['上海市浦东新区张江路 88 号', '服务热线 400-800-0000'],
  en: ['88 Zhangjiang Road, Pudong, Shanghai', 'Service line 400-800-0000'],
} as const;
/** Dots per inch of a page: readable, and some 60 kB. */
const DPI = 80;

/** `npm run pictures`: the pictures of the documentation, made by the renderers of the product itself. */
async function main(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  for (const locale of ['zh-CN', 'en'] as const) {
    const report = exampleReport(locale);
    const labels = reportLabels(locale);
    await writeFile(join(OUT, `weekly-chart.${locale}.png`), await weeklyChart(report, labels));
    const pdf = await weeklyReportPdf(report, labels, { letterhead: { company: COMPANY[locale] } });
    await firstPage(pdf, join(OUT, `weekly-report.${locale}`));
    const head = { company: COMPANY[locale], lines: HEAD[locale] };
    const sheet = await taskSheetPdf(exampleSheet(locale), formLabels(locale), head);
    await firstPage(sheet, join(OUT, `task-sheet.${locale}`));
  }
}

/** The first page of a PDF as `to`.png, by poppler's pdftoppm. */
async function firstPage(pdf: Buffer, to: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yingda-pictures-'));
  try {
    const file = join(folder, 'report.pdf');
    await writeFile(file, pdf);
    await promisify(execFile)('pdftoppm', ['-r', String(DPI), '-f', '1', '-singlefile', '-png', file, to]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const missing = error.code === 'ENOENT' && error.syscall === 'spawn pdftoppm';
  process.stderr.write(
    missing ? 'pdftoppm is needed for the pictures: install poppler-utils.\n' : `${error.stack}\n`,
  );
  process.exitCode = 1;
});
