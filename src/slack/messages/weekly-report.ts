import type { Locale } from '../../domain/people/person.js';
import type { MetricResult } from '../../domain/weekly/clock-tally.js';
import type { WeeklyReport } from '../../domain/weekly/weekly-report.js';
import { reportLabels } from '../../documents/labels/index.js';
import type { LetterheadGiven } from '../../documents/forms/letterhead-given.js';
import { weeklyReportFilesApart } from '../../documents/render-apart.js';
import { rateText, rateWithPausesText } from '../../documents/report-texts.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import type { Attachment } from '../delivery/send.js';
import { section, type Message } from './blocks.js';
import { plainWhen, typed } from './mrkdwn.js';

/** Open requests named in the message; the PDF has many more. */
const MOST_OPEN = 10;

/** The weekly report as a message (R17); chart and PDF come in its thread. */
export function weeklyReportMessage(report: WeeklyReport, locale: Locale): Message {
  const t = textsIn(locale);
  const title = t.report.posted({ customer: typed(report.contract.customerName, 200), week: report.week });
  const figures = [
    t.report.received({ count: report.received.total }),
    t.report.resolved({ count: report.resolved.total }) + unsolvableOf(report, t),
    ...(report.unanswered ? [t.unanswered.inReport({ count: report.unanswered })] : []),
    t.report.open({ count: report.open.total }),
  ].join(' · ');
  const clocks = Object.entries(report.clocks)
    .filter(([, { met, missed }]) => met + missed > 0)
    .map(([metric, result]) =>
      t.report.clockLine({
        metric: t.metric[metric as keyof typeof t.metric],
        met: result.met,
        missed: result.missed,
        rate: rates(result, locale),
      }),
    );
  const open = report.open.items.slice(0, MOST_OPEN).map(({ number, title: about, nextDueAt }) => {
    const due = nextDueAt ? t.list.due({ when: plainWhen(nextDueAt, report.zone, locale) }) : t.list.noDue;
    return `• *${number}* ${typed(about, 120)} · ${due}`;
  });
  const blocks = [title, figures, clocks.join('\n'), open.join('\n')].filter(Boolean).map(section);
  return { text: title, blocks };
}

/** What cannot be solved is counted by itself (R26). */
const unsolvableOf = ({ resolved: { unsolvable = 0 } }: WeeklyReport, t: Texts): string =>
  unsolvable > 0 ? t.items.resolving.inReport({ count: unsolvable }) : '';

/** As promised; and what it would be if pauses had counted, where that is another one. */
function rates(result: MetricResult, locale: Locale): string {
  const labels = reportLabels(locale);
  const rate = rateText(result, labels);
  const counted = rateWithPausesText(result, labels);
  return rate === counted ? rate : textsIn(locale).report.rates({ rate, counted });
}

/** The chart as a picture and the report as a PDF. */
export async function weeklyReportAttachments(
  report: WeeklyReport,
  letterhead: LetterheadGiven,
  locale: Locale,
): Promise<Attachment[]> {
  const t = textsIn(locale).report;
  const { chart, pdf } = await weeklyReportFilesApart({
    report,
    locale,
    letterhead,
  });
  return [
    { filename: `${report.week}.png`, title: `${t.chartName} ${report.week}`, data: Buffer.from(chart) },
    { filename: `${report.week}.pdf`, title: `${t.fileName} ${report.week}`, data: Buffer.from(pdf) },
  ];
}
