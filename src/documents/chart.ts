import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { CHART_WIDTH, weeklyChartOption } from './chart-option.js';
import type { ReportLabels } from './labels/report-labels.js';
import { pngOf } from './resvg.js';

/**
 * The weekly report (R17) as a PNG on white, 1200 pixels wide and at most 675 high: requests received by category, and
 * promises met and missed. Nothing is loaded before the first chart. Throws a `DocumentFault` when the font is missing.
 */
export async function weeklyChart(report: WeeklyReport, labels: ReportLabels): Promise<Buffer> {
  return pngOf(await chartSvg(report, labels), { background: '#ffffff' });
}

/** The same chart as SVG text. */
async function chartSvg(report: WeeklyReport, labels: ReportLabels): Promise<string> {
  const { init } = await import('./echarts.js');
  const { option, height } = weeklyChartOption(report, labels);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
