import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { weeklyChart } from './chart.js';
import { reportLabels } from './labels/index.js';
import { letterheadOf, type LetterheadGiven } from './forms/letterhead-given.js';
import { weeklyReportPdf } from './weekly-report-pdf.js';

/** What a weekly report is made of; it can be sent to another process as it is. */
export interface ReportOrder {
  readonly report: WeeklyReport;
  readonly locale: 'zh-CN' | 'en';
  readonly letterhead: LetterheadGiven;
}

export interface ReportFiles {
  readonly chart: Uint8Array;
  readonly pdf: Uint8Array;
}

/**
 * The weekly report (R17) as a PNG chart and a PDF, made in this process.
 * @throws DocumentFault when the fonts are missing, or the logo cannot be drawn
 */
export async function weeklyReportFiles({ report, locale, letterhead }: ReportOrder): Promise<ReportFiles> {
  const labels = reportLabels(locale);
  const chart = await weeklyChart(report, labels);
  const pdf = await weeklyReportPdf(report, labels, { letterhead: await letterheadOf(letterhead) });
  return { chart, pdf };
}
