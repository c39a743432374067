import { en as texts } from '../../i18n/en.js';
import type { ReportLabels } from './report-labels.js';

/** The weekly report in English. */
export const en: ReportLabels = {
  locale: 'en-GB',
  title: 'Weekly On-site Service Report',
  period: 'Period',
  customer: 'Customer',
  contract: 'Contract',
  site: 'Site',
  generated: 'Generated',
  weekName: (year, week) => `Week ${week}, ${year}`,
  page: (page, pages) => `Page ${page} of ${pages}`,

  summary: 'Requests received this week',
  received: 'Received',
  finished: 'Finished',
  open: 'Open',
  overdue: 'Overdue',
  resolved: 'Resolved this week',
  unsolvable: 'Cannot be solved',
  unsolvableOf: (count) => `Of those resolved, ${count} cannot be solved.`,
  unansweredOf: (count) => `${count} closed this week because the customer did not answer, and not signed.`,
  major: 'Of these major',
  longestOpen: (number, duration) => `Open longest: ${number}, for ${duration}`,
  total: 'Total',
  category: 'Category',
  status: 'State',
  count: 'Count',
  byStatus: 'Where the requests of this week stand now',
  none: 'none',

  attainment: 'Service promises',
  promise: 'Promise',
  met: 'Met',
  missed: 'Missed',
  running: 'Running',
  cancelled: 'Cancelled',
  rate: 'Attainment',
  rateWithPauses: 'Pauses counted',
  attainmentNote:
    'Counts what was decided within the week, whenever the request was received. Attainment = met ÷ (met + missed); cancelled ones do not count, nor does the time of a pause. The last column is the rate if pauses had counted.',
  notDecided: '—',

  openRequests: (moment) => `Open requests (as of ${moment})`,
  resolvedRequests: 'Requests resolved this week',
  number: 'Number',
  subject: 'Subject',
  engineer: 'Engineer',
  receivedAt: 'Received',
  nextDueAt: 'Next deadline',
  resolvedAt: 'Resolved',
  moreNotListed: (count) => `${count} more not listed`,
  noOpen: 'There are no open requests.',
  noResolved: 'No request was resolved this week.',

  signatures: 'Signed by both sides',
  statement: (week, received, resolved, open) =>
    `Both sides confirm the on-site service of ${week} as told in this report: received ${received}, resolved ${resolved}, open ${open}.`,
  onsiteEngineer: 'On-site engineer',
  customerLead: 'Customer lead',
  signature: 'Signature',
  date: 'Date',
  remarks: 'Remarks',

  chartReceived: 'Requests received, by category',
  chartAttainment: 'Service promises',
  quietWeek: 'No requests were received this week',
  nothingDecided: 'No promise fell due this week',
  duration: (minutes) => {
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
    return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
  },

  categories: texts.category,
  severities: { general: 'General', major: 'Major' },
  outcomes: texts.outcome,
  metrics: texts.metric,
  statuses: {
    registered: 'Registered',
    acknowledged: 'Acknowledged',
    assigned: 'Assigned',
    proposed: 'Solution proposed',
    departed: 'On the way',
    arrived: 'On site',
    waiting: 'Waiting',
    resolved: 'Resolved',
    confirmed: 'Confirmed',
    unanswered: 'Not answered',
    archived: 'Archived',
    cancelled: 'Cancelled',
    merged: 'Merged',
  },
};
