import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { minuteText } from './dates.js';
import type { ReportLabels } from './labels/report-labels.js';
import { drawLetterhead, type Letterhead } from './pdf/letterhead.js';
import { drawNote, drawSection } from './pdf/section.js';
import { COLORS, CONTENT_WIDTH, openSheet, PAGE } from './pdf/sheet.js';
import type { Sheet } from './pdf/sheet.js';
import { drawSignatures } from './pdf/signatures.js';
import { drawTable } from './pdf/table.js';
import { printable } from './printable.js';
import { periodText } from './report-texts.js';
import {
  attainmentTable,
  categoryTable,
  openTable,
  resolvedTable,
  statusTable,
} from './weekly-report-tables.js';
import { MINUTE_MS } from '../domain/time/units.js';

/**
 * The weekly on-site service report 现场维护服务周报 (R17) as a PDF on A4, with room for both signatures. The same
 * report, labels and letterhead give the same bytes. Throws a `DocumentFault` when the font is missing.
 */
export async function weeklyReportPdf(
  report: WeeklyReport,
  labels: ReportLabels,
  { letterhead }: { letterhead?: Letterhead } = {},
): Promise<Buffer> {
  const customer = printable(report.contract.customerName);
  const sheet = await openSheet({
    title: `${labels.title} ${report.week} ${customer}`,
    author: letterhead && printable(letterhead.company),
    language: labels.locale,
    createdAt: report.generatedAt,
  });
  if (letterhead) drawLetterhead(sheet, letterhead);
  drawTitle(sheet, report, labels);
  drawFigures(sheet, report, labels);
  await drawReceived(sheet, report, labels);
  await drawSection(sheet, labels.attainment, 60);
  await drawTable(sheet, attainmentTable(report, labels));
  await drawNote(sheet, labels.attainmentNote);
  await drawOpen(sheet, report, labels);
  await drawResolved(sheet, report, labels);
  await drawSignatures(sheet, report, labels);

  const shortCustomer = printable(report.contract.customerName, 24);
  return sheet.finish((page, pages) => {
    const style = { size: 8, color: COLORS.grey };
    const foot = PAGE.height - 40;
    sheet.line(PAGE.left, foot - 6, CONTENT_WIDTH);
    sheet.text(
      `${labels.title} ${report.week} · ${shortCustomer}`,
      PAGE.left,
      foot,
      0.8 * CONTENT_WIDTH,
      style,
    );
    sheet.text(labels.page(page, pages), PAGE.left, foot, CONTENT_WIDTH, { ...style, align: 'right' });
  });
}

function drawTitle(sheet: Sheet, report: WeeklyReport, labels: ReportLabels): void {
  sheet.text(labels.title, PAGE.left, sheet.y, CONTENT_WIDTH, { size: 20, bold: true, align: 'center' });
  sheet.y += 42;
  const { contract, generatedAt, zone } = report;
  const facts: [string, string][] = [
    [labels.period, periodText(report, labels)],
    [labels.customer, printable(contract.customerName)],
    [labels.site, printable(contract.site)],
    [labels.contract, printable(contract.name)],
    [labels.generated, `${minuteText(generatedAt, zone)} (${zone})`],
  ];
  const nameWidth = 64;
  for (const [name, value] of facts) {
    const width = CONTENT_WIDTH - nameWidth;
    sheet.text(name, PAGE.left, sheet.y, nameWidth, { size: 9.5, color: COLORS.grey });
    sheet.text(value, PAGE.left + nameWidth, sheet.y, width, { size: 9.5 });
    sheet.y += sheet.heightOf(value, width, { size: 9.5 }) + 3;
  }
}

/** The numbers that the customer lead looks for first, and the request that has waited longest. */
function drawFigures(sheet: Sheet, { received, resolved, open }: WeeklyReport, labels: ReportLabels): void {
  const figures: [string, number, boolean][] = [
    [labels.received, received.total, false],
    [labels.major, received.major, false],
    [labels.resolved, resolved.total, false],
    [labels.unsolvable, resolved.unsolvable ?? 0, false],
    [labels.open, open.total, false],
    [labels.overdue, open.overdue, open.overdue > 0],
  ];
  sheet.y += 12;
  sheet.box(PAGE.left, sheet.y, CONTENT_WIDTH, 58, COLORS.band);
  const width = CONTENT_WIDTH / figures.length;
  for (const [index, [name, value, alarm]] of figures.entries()) {
    const x = PAGE.left + index * width;
    const color = alarm ? COLORS.alarm : COLORS.ink;
    sheet.text(String(value), x, sheet.y + 5, width, { size: 18, bold: true, color, align: 'center' });
    sheet.text(name, x, sheet.y + 36, width, { size: 8.5, color: COLORS.grey, align: 'center' });
  }
  sheet.y += 58;
}

/** By category and, beside it, by state; both are short enough for the first page. */
async function drawReceived(sheet: Sheet, report: WeeklyReport, labels: ReportLabels): Promise<void> {
  const category = categoryTable(report, labels);
  await drawSection(sheet, labels.summary, 12 * 22);
  const top = sheet.y;
  await drawTable(sheet, category);
  const bottom = sheet.y;
  sheet.y = top;
  await drawTable(sheet, statusTable(report, labels));
  sheet.y = Math.max(sheet.y, bottom);
}

async function drawOpen(sheet: Sheet, report: WeeklyReport, labels: ReportLabels): Promise<void> {
  const { open, longestOpen, generatedAt, zone } = report;
  await drawSection(sheet, labels.openRequests(minuteText(generatedAt, zone)), 60);
  if (open.total === 0) return drawNote(sheet, labels.noOpen);
  if (longestOpen) {
    const minutes = Math.floor((generatedAt.getTime() - longestOpen.receivedAt.getTime()) / MINUTE_MS);
    sheet.y -= 6;
    const duration = labels.duration(Math.max(minutes, 0));
    await drawNote(sheet, labels.longestOpen(longestOpen.number, duration));
    sheet.y += 6;
  }
  await drawTable(sheet, openTable(report, labels));
  await drawRest(sheet, open, labels);
}

async function drawResolved(sheet: Sheet, report: WeeklyReport, labels: ReportLabels): Promise<void> {
  await drawSection(sheet, labels.resolvedRequests, 60);
  if (report.resolved.total === 0) return drawNote(sheet, labels.noResolved);
  await drawTable(sheet, resolvedTable(report, labels));
  await drawRest(sheet, report.resolved, labels);
}

async function drawRest(
  sheet: Sheet,
  list: { total: number; items: unknown[] },
  labels: ReportLabels,
): Promise<void> {
  const rest = list.total - list.items.length;
  if (rest > 0) await drawNote(sheet, labels.moreNotListed(rest));
}
