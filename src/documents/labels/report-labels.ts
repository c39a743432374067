import type { Metric } from '../../domain/sla/terms.js';
import type { Category, OUTCOMES, Severity, Status } from '../../domain/ticket/words.js';

/** Every word that the chart and the PDF of the weekly report say, in one language. */
export interface ReportLabels {
  /** BCP 47 tag: how numbers and dates are written, and the document's language. */
  locale: string;
  title: string;
  period: string;
  customer: string;
  contract: string;
  site: string;
  generated: string;
  weekName: (year: number, week: number) => string;
  page: (page: number, pages: number) => string;

  summary: string;
  received: string;
  finished: string;
  open: string;
  overdue: string;
  resolved: string;
  /** Of those resolved: what cannot be solved (R26). */
  unsolvable: string;
  unsolvableOf: (count: number) => string;
  unansweredOf: (count: number) => string;
  major: string;
  longestOpen: (number: string, duration: string) => string;
  total: string;
  category: string;
  status: string;
  count: string;
  byStatus: string;
  none: string;

  attainment: string;
  promise: string;
  met: string;
  missed: string;
  running: string;
  cancelled: string;
  rate: string;
  /** Heading of the rate if pauses had counted. */
  rateWithPauses: string;
  attainmentNote: string;
  notDecided: string;

  openRequests: (moment: string) => string;
  resolvedRequests: string;
  number: string;
  subject: string;
  engineer: string;
  receivedAt: string;
  nextDueAt: string;
  resolvedAt: string;
  moreNotListed: (count: number) => string;
  noOpen: string;
  noResolved: string;

  signatures: string;
  /** What both sides sign, complete in itself: the signatures may fall on a page of their own. */
  statement: (week: string, received: number, resolved: number, open: number) => string;
  onsiteEngineer: string;
  customerLead: string;
  signature: string;
  date: string;
  remarks: string;

  chartReceived: string;
  chartAttainment: string;
  quietWeek: string;
  nothingDecided: string;
  /** A length of time in whole minutes, in words as short as may be. */
  duration: (minutes: number) => string;

  categories: Readonly<Record<Category, string>>;
  severities: Readonly<Record<Severity, string>>;
  outcomes: Readonly<Record<(typeof OUTCOMES)[number], string>>;
  metrics: Readonly<Record<Metric, string>>;
  statuses: Readonly<Record<Status, string>>;
}

/** The name of a state, or the state itself where the language has none. */
export function statusName(labels: ReportLabels, status: string): string {
  return Object.hasOwn(labels.statuses, status) ? labels.statuses[status as Status] : status;
}
