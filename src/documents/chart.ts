import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { CHART_WIDTH, weeklyChartOption } from './chart-option.js';
import { FONT_FAMILY, fontFiles } from './fonts.js';
import type { ReportLabels } from './labels/report-labels.js';

/**
 * The weekly report (R17) as a PNG on white, 1200 pixels wide and at most 675 high: requests received by category, and
 * promises met and missed. Nothing is loaded before the first chart. Throws a `DocumentFault` when the font is missing.
 */
export async function weeklyChart(report: WeeklyReport, labels: ReportLabels): Promise<Buffer> {
  const { regular, bold } = await fontFiles();
  const { Resvg } = await import('@resvg/resvg-js');
  // Not renderAsync: each thread of the pool keeps some 30 MB of fonts, for 40 ms of this thread saved.
  const image = new Resvg(await chartSvg(report, labels), {
    background: '#ffffff',
    font: { fontFiles: [regular, bold], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return image.render().asPng();
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
