import type { OpenLine, ResolvedLine, WeeklyReport } from '../domain/weekly/weekly-report.js';
import type { MetricResult } from '../domain/weekly/clock-tally.js';
import { METRICS, type Metric } from '../domain/sla/terms.js';
import { CATEGORIES } from '../domain/ticket/words.js';
import { partsOf } from '../domain/weekly/week.js';
import { shortMinuteText } from './dates.js';
import { statusName } from './labels/report-labels.js';
import type { ReportLabels } from './labels/report-labels.js';
import { COLORS, CONTENT_WIDTH, PAGE } from './pdf/sheet.js';
import { fillWidth } from './pdf/table.js';
import type { Cell, Table } from './pdf/table.js';
import { printable } from './printable.js';
import { rateText, rateWithPausesText } from './report-texts.js';

const CATEGORY_WIDTH = 292;
const GAP = 20;
/** In characters, so that a row stays far lower than a page whatever was written into it. */
const LONGEST_SUBJECT = 160;
const LONGEST_NAME = 40;

/** Requests received in the week, one row a category, with the totals. */
export function categoryTable({ received }: WeeklyReport, labels: ReportLabels): Table {
  const counts = CATEGORIES.map((category) => ({ category, ...received.byCategory[category] }));
  const sum = (key: 'received' | 'finished' | 'open') =>
    String(counts.reduce((n, count) => n + count[key], 0));
  return {
    columns: [
      { title: labels.category, width: CATEGORY_WIDTH - 3 * 62 },
      { title: labels.received, width: 62, align: 'right' },
      { title: labels.finished, width: 62, align: 'right' },
      { title: labels.open, width: 62, align: 'right' },
    ],
    rows: counts.map(({ category, ...count }) => [
      labels.categories[category],
      String(count.received),
      String(count.finished),
      String(count.open),
    ]),
    totals: [labels.total, sum('received'), sum('finished'), sum('open')],
  };
}

/** Where the week's requests stand, to the right of the table of categories. */
export function statusTable({ received }: WeeklyReport, labels: ReportLabels): Table {
  const width = CONTENT_WIDTH - CATEGORY_WIDTH - GAP;
  return {
    x: PAGE.left + CATEGORY_WIDTH + GAP,
    columns: [
      { title: labels.byStatus, width: width - 48 },
      { title: labels.count, width: 48, align: 'right' },
    ],
    rows:
      received.byStatus.length === 0
        ? [[{ text: labels.none, color: COLORS.grey }, '0']]
        : received.byStatus.map(({ status, count }) => [statusName(labels, status), String(count)]),
  };
}

/** What became of each promise's clocks. */
/** Promises of every contract; the others stand in the table when there was such a clock. */
const ALWAYS: ReadonlySet<Metric> = new Set<Metric>(['response', 'solution', 'onsite', 'repair']);
const isUsed = ({ met, missed, running, cancelled }: MetricResult): boolean =>
  met + missed + running + cancelled > 0;

export function attainmentTable({ clocks }: WeeklyReport, labels: ReportLabels): Table {
  const figure = (title: string) => ({ title, width: 60, align: 'right' as const });
  return {
    columns: fillWidth([
      { title: labels.promise },
      ...[labels.met, labels.missed, labels.running, labels.cancelled, labels.rate].map(figure),
      { title: labels.rateWithPauses, width: 78, align: 'right' },
    ]),
    rows: METRICS.filter((metric) => ALWAYS.has(metric) || isUsed(clocks[metric])).map((metric) => {
      const result = clocks[metric];
      const missed: Cell =
        result.missed > 0 ? { text: String(result.missed), color: COLORS.alarm, bold: true } : '0';
      return [
        labels.metrics[metric],
        String(result.met),
        missed,
        String(result.running),
        String(result.cancelled),
        rateText(result, labels),
        { text: rateWithPausesText(result, labels), bold: (result.metByPause ?? 0) > 0 },
      ];
    }),
  };
}

/** The open requests, the nearest deadline first. */
export function openTable({ open, zone, week }: WeeklyReport, labels: ReportLabels): Table {
  const { year } = partsOf(week);
  return {
    columns: fillWidth([
      { title: labels.number, width: 86 },
      { title: labels.subject },
      { title: labels.status, width: 60 },
      { title: labels.engineer, width: 60 },
      { title: labels.receivedAt, width: 64 },
      { title: labels.nextDueAt, width: 76 },
    ]),
    rows: open.items.map((line) => [
      line.number,
      subject(line, labels),
      statusName(labels, line.status),
      engineer(line),
      shortMinuteText(line.receivedAt, zone, year),
      deadline(line, zone, year, labels),
    ]),
  };
}

/** The requests resolved in the week, in the order in which they were. */
export function resolvedTable({ resolved, zone, week }: WeeklyReport, labels: ReportLabels): Table {
  const { year } = partsOf(week);
  return {
    columns: fillWidth([
      { title: labels.number, width: 86 },
      { title: labels.subject },
      { title: labels.category, width: 64 },
      { title: labels.engineer, width: 60 },
      { title: labels.receivedAt, width: 64 },
      { title: labels.resolvedAt, width: 64 },
    ]),
    rows: resolved.items.map((line) => [
      line.number,
      subject(line, labels),
      labels.categories[line.category],
      engineer(line),
      shortMinuteText(line.receivedAt, zone, year),
      shortMinuteText(line.resolvedAt, zone, year),
    ]),
  };
}

function subject({ title, severity, unsolvable }: OpenLine | ResolvedLine, labels: ReportLabels): string {
  const marks = [
    ...(severity === 'major' ? [labels.severities.major] : []),
    ...(unsolvable ? [labels.outcomes.unsolvable] : []),
  ];
  return [...marks.map((mark) => `[${mark}]`), printable(title, LONGEST_SUBJECT)].join(' ');
}

const engineer = ({ engineerName }: OpenLine | ResolvedLine) =>
  engineerName === undefined ? '—' : printable(engineerName, LONGEST_NAME);

function deadline(line: OpenLine, zone: string, year: number, labels: ReportLabels): Cell {
  const due = line.nextDueAt ? shortMinuteText(line.nextDueAt, zone, year) : '';
  if (!line.overdue) return due || '—';
  return { text: due ? `${due} ${labels.overdue}` : labels.overdue, bold: true, color: COLORS.alarm };
}
