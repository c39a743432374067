import { partsOf } from '../../domain/weekly/week.js';
import type { WeeklyReport } from '../../domain/weekly/weekly-report.js';
import type { ReportLabels } from '../labels/report-labels.js';
import { COLORS, CONTENT_WIDTH, PAGE } from './sheet.js';
import type { Sheet } from './sheet.js';
import { drawSection } from './section.js';

const LINE = 30;
const GAP = 36;

/** Room for the on-site engineer and the customer lead to write remarks, sign and date, kept together on one page. */
export async function drawSignatures(
  sheet: Sheet,
  report: WeeklyReport,
  labels: ReportLabels,
): Promise<void> {
  const { year, number } = partsOf(report.week);
  const { received, resolved, open, unanswered = 0 } = report;
  const week = labels.weekName(year, number);
  const { unsolvable = 0 } = resolved;
  const statement =
    labels.statement(week, received.total, resolved.total, open.total) +
    (unsolvable > 0 ? ` ${labels.unsolvableOf(unsolvable)}` : '') +
    (unanswered > 0 ? ` ${labels.unansweredOf(unanswered)}` : '');
  const height = sheet.heightOf(statement, CONTENT_WIDTH) + 12;
  await drawSection(sheet, labels.signatures, height + 4.6 * LINE);
  sheet.text(statement, PAGE.left, sheet.y, CONTENT_WIDTH);
  sheet.y += height;
  const top = sheet.y;
  const width = (CONTENT_WIDTH - GAP) / 2;
  for (const [index, role] of [labels.onsiteEngineer, labels.customerLead].entries()) {
    const x = PAGE.left + index * (width + GAP);
    sheet.text(role, x, top, width, { size: 10, bold: true });
    for (const [row, name] of [labels.remarks, labels.signature, labels.date].entries()) {
      const y = top + LINE * (row + 1.4);
      sheet.text(name, x, y - 13, 60, { size: 9, color: COLORS.grey });
      sheet.line(x + 60, y, width - 60, COLORS.grey);
    }
  }
  sheet.y = top + 4.6 * LINE;
}
