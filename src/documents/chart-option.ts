import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TitleComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { METRICS } from '../domain/sla/terms.js';
import { CATEGORIES } from '../domain/ticket/words.js';
import { FONT_FAMILY } from './fonts.js';
import type { ReportLabels } from './labels/report-labels.js';
import { printable } from './printable.js';
import { periodText, rateText } from './report-texts.js';

export const CHART_WIDTH = 1200;

type Option = ComposeOption<BarSeriesOption | GridComponentOption | TitleComponentOption>;

const MARGIN = 56;
const RIGHT_PANEL = 640;
const PANEL_TOP = 332;
/** Room for the names of a panel: categories are long words, metrics short ones with long figures at their end. */
const NAME_WIDTHS = [228, 150] as const;
const BAR_WIDTH = 168;
/** A panel is as high as four rows; more rows than that share the height. */
const PANEL_ROWS = 4;
const ROW = 78;
const INK = '#1f2933';
const GREY = '#66727f';
const DONE = '#2f6690';
const OPEN = '#a5c4dc';
const MET = '#3a7d7c';
const MISSED = '#d1603d';

/** One bar: its name, its two parts, and what is written at its end (echarts rich text). */
interface Bar {
  name: string;
  parts: [number, number];
  end: string;
}

/** The weekly chart as an echarts option and its height in pixels, at most 675; a quiet week makes a lower picture. */
export function weeklyChartOption(
  report: WeeklyReport,
  labels: ReportLabels,
): { option: Option; height: number } {
  const received = receivedBars(report, labels);
  const promises = promiseBars(report, labels);
  const longest = Math.max(...received.map(({ parts: [a, b] }) => a + b), 4);
  const option: Option = {
    animation: false,
    textStyle: { fontFamily: FONT_FAMILY },
    title: [
      ...heading(report, labels),
      ...figures(report, labels),
      panelTitle(MARGIN, labels.chartReceived),
      received.length === 0
        ? emptyNote(MARGIN, labels.quietWeek)
        : legend(MARGIN, [DONE, labels.finished], [OPEN, labels.open]),
      panelTitle(RIGHT_PANEL, labels.chartAttainment),
      promises.length === 0
        ? emptyNote(RIGHT_PANEL, labels.nothingDecided)
        : legend(RIGHT_PANEL, [MET, labels.met], [MISSED, labels.missed]),
    ],
    grid: [panel(MARGIN, 0, received.length), panel(RIGHT_PANEL, 1, promises.length)],
    xAxis: [longest, 1].map((max, gridIndex) => ({ type: 'value', gridIndex, min: 0, max, show: false })),
    yAxis: [nameAxis(received, 0), nameAxis(promises, 1)],
    series: [...stack(received, 0, [DONE, OPEN]), ...stack(promises, 1, [MET, MISSED])],
  };
  const rows = Math.max(received.length, promises.length);
  return { option, height: rows === 0 ? PANEL_TOP + 36 : PANEL_TOP + panelHeight(rows) + 31 };
}

function receivedBars(report: WeeklyReport, labels: ReportLabels): Bar[] {
  return CATEGORIES.flatMap((category) => {
    const { received, finished, open } = report.received.byCategory[category];
    if (received === 0) return [];
    const end = open > 0 ? `{strong|${received}}{soft|   ${labels.open} ${open}}` : `{strong|${received}}`;
    return [{ name: labels.categories[category], parts: [finished, open], end }];
  });
}

function promiseBars(report: WeeklyReport, labels: ReportLabels): Bar[] {
  return METRICS.flatMap((metric) => {
    const result = report.clocks[metric];
    const decided = result.met + result.missed;
    if (decided === 0) return [];
    return [
      {
        name: labels.metrics[metric],
        parts: [result.met / decided, result.missed / decided],
        end: `{strong|${rateText(result, labels)}}{soft|   ${result.met}/${decided}}`,
      },
    ];
  });
}

function heading(report: WeeklyReport, labels: ReportLabels): TitleComponentOption[] {
  const { customerName, site } = report.contract;
  const about = `${periodText(report, labels)}   ${printable(customerName)} · ${printable(site)}`;
  const width = CHART_WIDTH - 2 * MARGIN;
  return [
    text(MARGIN, 36, labels.title, { fontSize: 36, fontWeight: 'bold', color: INK }),
    text(MARGIN, 92, about, { fontSize: 22, color: GREY, width, overflow: 'truncate', ellipsis: '…' }),
  ];
}

/** The four numbers that a hurried reader needs. */
function figures(report: WeeklyReport, labels: ReportLabels): TitleComponentOption[] {
  const { received, resolved, open } = report;
  const numbers: [string, number, string][] = [
    [labels.received, received.total, INK],
    [labels.resolved, resolved.total, INK],
    [labels.unsolvable, resolved.unsolvable ?? 0, INK],
    [labels.open, open.total, INK],
    [labels.overdue, open.overdue, open.overdue > 0 ? MISSED : INK],
  ];
  const step = (CHART_WIDTH - 2 * MARGIN) / numbers.length;
  return numbers.flatMap(([name, number, color], index) => [
    text(MARGIN + index * step, 140, String(number), { fontSize: 46, fontWeight: 'bold', color }),
    text(MARGIN + index * step, 198, name, { fontSize: 20, color: GREY }),
  ]);
}

function panelTitle(left: number, name: string): TitleComponentOption {
  return text(left, 252, name, { fontSize: 24, fontWeight: 'bold', color: INK });
}

function legend(left: number, ...keys: [color: string, name: string][]): TitleComponentOption {
  const squares = keys.map(([color], index) => [`key${index}`, { ...RICH.soft, color }]);
  const line = keys.map(([, name], index) => `{key${index}|■}{soft| ${name}      }`).join('');
  return text(left, 292, line, { rich: { ...RICH, ...Object.fromEntries(squares) } });
}

function emptyNote(left: number, note: string): TitleComponentOption {
  return text(left, 300, note, { fontSize: 22, color: GREY });
}

function text(
  left: number,
  top: number,
  content: string,
  style: TitleComponentOption['textStyle'],
): TitleComponentOption {
  return {
    left,
    top,
    padding: 0,
    text: content,
    textStyle: { fontFamily: FONT_FAMILY, fontWeight: 'normal', ...style },
  };
}

function panel(left: number, gridIndex: 0 | 1, bars: number): GridComponentOption {
  return { left: left + NAME_WIDTHS[gridIndex], top: PANEL_TOP, width: BAR_WIDTH, height: panelHeight(bars) };
}

const panelHeight = (bars: number) => Math.min(bars, PANEL_ROWS) * ROW;

function nameAxis(bars: Bar[], gridIndex: 0 | 1) {
  return {
    type: 'category' as const,
    gridIndex,
    inverse: true,
    data: bars.map(({ name }) => name),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      fontFamily: FONT_FAMILY,
      fontSize: 22,
      color: INK,
      align: 'left' as const,
      margin: NAME_WIDTHS[gridIndex],
      width: NAME_WIDTHS[gridIndex] - 12,
      overflow: 'truncate' as const,
    },
  };
}

function stack(bars: Bar[], axis: number, colors: [string, string]): BarSeriesOption[] {
  return colors.map((color, part) => ({
    type: 'bar',
    stack: `panel-${axis}`,
    xAxisIndex: axis,
    yAxisIndex: axis,
    barWidth: '56%',
    itemStyle: { color },
    data: bars.map(({ parts }) => parts[part as 0 | 1]),
    label: {
      show: part === colors.length - 1,
      position: 'right',
      distance: 14,
      fontFamily: FONT_FAMILY,
      formatter: ({ dataIndex }) => bars[dataIndex]?.end ?? '',
      rich: RICH,
    },
  }));
}

const RICH = {
  head: { fontFamily: FONT_FAMILY, fontSize: 24, fontWeight: 'bold', color: INK },
  strong: { fontFamily: FONT_FAMILY, fontSize: 22, fontWeight: 'bold', color: INK },
  soft: { fontFamily: FONT_FAMILY, fontSize: 20, color: GREY },
} as const;
