import { exportColumns } from '../../src/documents/export/columns.js';
import { formLabels } from '../../src/documents/forms/labels/index.js';
import { registerColumns } from '../../src/documents/forms/register-columns.js';
import { taskSheetPdf } from '../../src/documents/forms/task-sheet-pdf.js';
import { exportedRequestSchema } from '../../src/domain/export/exported-request.js';
import { registerLine } from '../../src/domain/forms/register.js';
import { SIGNED_ACTS, signatureOf } from '../../src/domain/forms/signature-of.js';
import { LOCALES, type Locale } from '../../src/domain/people/person.js';
import { TASK_SHEETS } from '../../src/domain/ticket/form.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { CUSTOMERS_STEPS, type CustomersStep } from '../../src/domain/ticket/words.js';
import { whyOf } from '../../src/domain/ticket/why.js';
import { weeklyReport } from '../../src/domain/weekly/weekly-report.js';
import { historyText } from '../../src/archive/history-text.js';
import { textsIn } from '../../src/i18n/texts.js';
import { rowOf } from '../../src/jobs/post-weekly-reports.js';
import { foundMessage } from '../../src/slack/messages/found.js';
import { ticketCard } from '../../src/slack/messages/ticket-card.js';
import { ticketList } from '../../src/slack/messages/ticket-list.js';
import { weeklyReportMessage } from '../../src/slack/messages/weekly-report.js';
import { whyMessage } from '../../src/slack/messages/why.js';
import { ownRequestsModal } from '../../src/slack/modals/own-requests.js';
import { li, qian, sun } from '../domain/people/cast.js';
import { scope } from '../domain/weekly/requests.js';
import { CLOSES_SOON } from '../domain/ticket/in-status.js';
import { at, Story } from '../domain/ticket/requests.js';
import { pdfText } from './forms/pdf-text.js';
import { sheetOf } from './forms/sample-request.js';

/** Closed at 11:10 after one reminder at 11:05, for want of each of the customer's acts; and then put away. */
function closed(step: CustomersStep, isArchived: boolean): Ticket {
  const story = new Story({ policy: CLOSES_SOON })
    .must('10:05', li, 'acknowledge')
    .must('10:06', qian, 'accept')
    .must('10:10', li, 'propose');
  if (step === 'confirm') story.must('11:00', li, 'resolve');
  else story.must('11:00', li, step === 'answer' ? 'wait' : 'quote');
  story.sweepUntil('11:10');
  expect(story.ticket.status).toBe('unanswered');
  return isArchived ? story.must('11:20', sun, 'archive').ticket : story.ticket;
}

const EVERY = CUSTOMERS_STEPS.flatMap((step) =>
  [false, true].map(
    (isArchived) => [step, isArchived ? 'archived' : 'closed', closed(step, isArchived)] as const,
  ),
);
const written = (message: unknown): string => JSON.stringify(message);
const shown = (locale: Locale) => textsIn(locale).status.unanswered;

/** Everything that says how a request stands. */
const SAYS: Record<string, (ticket: Ticket, locale: Locale) => string> = {
  'the customer’s card': (ticket, locale) => written(ticketCard(ticket, 'customer', locale)),
  'the desk’s card': (ticket, locale) => written(ticketCard(ticket, 'desk', locale)),
  'a list': (ticket, locale) => written(ticketList('x', [ticket], 1, locale)),
  'what was found': (ticket, locale) => written(foundMessage('x', [ticket], locale, 'desk')),
  'the customer’s requests': (ticket, locale) =>
    written(
      ownRequestsModal({
        metadata: { contractId: 'c' },
        tickets: [ticket],
        place: 'customer',
        notifyBy: 'mention',
        locale,
      }),
    ),
  'the archive': (ticket, locale) => historyText(ticket, locale),
  'the export': (ticket, locale) => exportOf(ticket, locale)[textsIn(locale).exports.columns.status]!,
};

const exportOf = (ticket: Ticket, locale: Locale): Record<string, string> => {
  const one = exportedRequestSchema.parse(ticket);
  const columns = exportColumns(locale, 'ours', 'Asia/Shanghai');
  return Object.fromEntries(
    columns.map(({ title, of }) => {
      const value = of(one);
      return [title, value instanceof Date ? value.toISOString() : String(value ?? '')];
    }),
  );
};

describe.each(LOCALES)('in %s, what the customer did not answer', (locale) => {
  const t = textsIn(locale);

  test.each(EVERY)(
    '(%s, %s) has its status in all that says one, and none that says it is signed',
    (_s, _a, ticket) => {
      for (const [name, says] of Object.entries(SAYS)) {
        const text = says(ticket, locale);
        expect([name, text]).toEqual([name, expect.stringContaining(shown(locale))]);
        for (const signed of [t.status.confirmed, t.card.signed({ name: ticket.requester.name, when: '' })])
          expect([name, text]).toEqual([name, expect.not.stringContaining(signed)]);
      }
    },
  );

  test.each(EVERY)('(%s, %s) has no signature in an export, and when it was closed', (_step, _a, ticket) => {
    const row = exportOf(ticket, locale);
    const { confirmedBy, confirmedAt, remark, unansweredAt } = t.exports.columns;
    expect([row[confirmedBy], row[confirmedAt], row[remark]]).toEqual(['', '', '']);
    expect(row[unansweredAt]).toBe(at('11:10').toISOString());
  });

  test.each(EVERY)(
    '(%s, %s) says on both sheets who was reminded, how often and when',
    async (_step, _a, ticket) => {
      for (const form of TASK_SHEETS) {
        const pdf = await taskSheetPdf(sheetOf(form, ticket), formLabels(locale), {
          company: '应答',
          lines: [],
        });
        const said = t.unanswered.printed({
          names: ticket.requester.name,
          count: 1,
          days: '2026-11-23',
          at: '2026-11-23 11:10',
        });
        expect(pdfText(pdf).replace(/\s+/g, '')).toContain(said.replace(/\s+/g, ''));
      }
    },
  );

  test.each(EVERY)('(%s, %s) stands in the registers as not answered', (_step, _a, ticket) => {
    const line = registerLine('service', ticket);
    expect(line.status).toBe('unanswered');
    const cells = registerColumns('service', 'Asia/Shanghai', formLabels(locale)).map(({ cell }) =>
      cell(line, 0),
    );
    expect(cells.join(' ')).toContain(t.unanswered.inRegister.trim());
  });

  test.each(EVERY)('(%s, %s) is counted by itself in the weekly report', (step, _a, ticket) => {
    const report = weeklyReport({ ...scope, week: '2026-W48', requests: [rowOf(ticket, at('12:00'))] });
    expect(report.received.byStatus).toEqual([{ status: 'unanswered', count: 1 }]);
    expect(report).toMatchObject({ unanswered: 1, open: { total: 0 } });
    expect(report.resolved.total).toBe(step === 'confirm' ? 1 : 0);
    expect(report.clocks.repair.met).toBe(step === 'confirm' ? 1 : 0);
    expect(written(weeklyReportMessage(report, locale))).toContain(t.unanswered.inReport({ count: 1 }));
  });

  test.each(EVERY)('(%s, %s) is explained by why', (step, _a, ticket) => {
    const told = { ticket, accounts: whyOf(ticket, undefined, at('12:00')), place: 'desk', locale } as const;
    expect(written(whyMessage(told))).toContain(t.unanswered.not[step]);
  });
});

test.each(EVERY)(
  '(%s, %s) no form has the customer’s signature, nor the staff’s for work from afar',
  (_step, _a, ticket) => {
    const signed = SIGNED_ACTS.filter((act) => signatureOf(ticket, act) !== undefined);
    expect(signed).not.toContain('customer');
    expect(signed).not.toContain('staff');
  },
);
