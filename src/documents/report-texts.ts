import { partsOf } from '../domain/weekly/week.js';
import { attainmentWithPauses, type MetricResult } from '../domain/weekly/clock-tally.js';
import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { dayText } from './dates.js';
import type { ReportLabels } from './labels/report-labels.js';

/** The week by its name and its days, the last one included: `2026 年第 47 周 · 2026-11-16 – 2026-11-22`. */
export function periodText({ week, zone, from, to }: WeeklyReport, labels: ReportLabels): string {
  const { year, number } = partsOf(week);
  const lastDay = dayText(new Date(to.getTime() - 1), zone);
  return `${labels.weekName(year, number)} · ${dayText(from, zone)} – ${lastDay}`;
}

/** The rate as promised: pauses do not count. */
export const rateText = ({ attainment }: MetricResult, labels: ReportLabels): string =>
  percentText(attainment, labels);

/** The rate if pauses had counted. */
export const rateWithPausesText = (result: MetricResult, labels: ReportLabels): string =>
  percentText(attainmentWithPauses(result), labels);

/** Percent, rounded to one decimal; a single miss is never rounded up to 100, a single success never to 0. */
function percentText(rate: number | null, labels: ReportLabels): string {
  if (rate === null) return labels.notDecided;
  if (rate === 0 || rate === 1) return `${rate * 100}%`;
  return `${Math.min(Math.max(Math.round(rate * 1000) / 10, 0.1), 99.9)}%`;
}
