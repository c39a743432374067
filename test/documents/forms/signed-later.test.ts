import { historyText } from '../../../src/archive/history-text.js';
import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { taskSheetPdf } from '../../../src/documents/forms/task-sheet-pdf.js';
import { signedLater } from '../../../src/domain/forms/signature-of.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { onTheSpot, onTheSpotSchema } from '../../../src/domain/ticket/on-the-spot.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { custodyMessage } from '../../../src/slack/messages/custody.js';
import { li, ROSTER } from '../../domain/people/cast.js';
import { at, CONTRACT, FILING, POLICY } from '../../domain/ticket/requests.js';
import { servedRequest } from './sample-request.js';
import { pdfText } from './pdf-text.js';

/** Handled from ten to twenty-five past, on Monday. */
const SAID = onTheSpotSchema.parse({
  ...{ ...FILING, problem: '读片室显示器偏色', proposal: '现场立即处理。', done: '重新校色' },
  ...{ outcome: 'repaired', startedAt: at('10:00'), endedAt: at('10:25') },
});
function recordedAt(now: Date): Ticket {
  const context = {
    at: now,
    now,
    cause: 'view:V1',
    seed: 'seed',
    roster: ROSTER,
    deskLocale: 'zh-CN' as const,
  };
  const terms = { policy: POLICY, calendar: '24x7' as const };
  const decision = onTheSpot('SR-2026-000042', SAID, CONTRACT, terms, li, context);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision.record;
}
const verified = (ticket: Ticket, locale: Locale): string =>
  JSON.stringify(custodyMessage({ ticket, verdict: verifyChain(ticket), locale }));
const printed = async (ticket: Ticket, locale: Locale): Promise<string> => {
  const letterhead = { company: '英达', lines: [] };
  return pdfText(await taskSheetPdf(taskSheet('onsite', ticket, CONTRACT), formLabels(locale), letterhead));
};

test('every signature that was recorded later than it states shows both instants, wherever signatures are shown', async () => {
  const ticket = recordedAt(at('11:30'));
  const { signatures } = ticket;
  expect(signatures.map((one) => signedLater(ticket, one))).toEqual(signatures.map(() => at('11:30')));
  expect(verified(ticket, 'zh-CN').match(/补记/g)).toHaveLength(signatures.length);
  expect(verified(ticket, 'en').match(/stated .*?10:25.*?, recorded .*?11:30/)).not.toBeNull();
  expect(historyText(ticket, 'en')).toContain('stated 2026-11-23 10:25, recorded 2026-11-23 11:30');
  const sheet = await printed(ticket, 'zh-CN');
  expect(sheet).toContain('2026-11-23 10:00 (Asia/Shanghai)\n2026-11-23 11:30 补记');
  expect(sheet).toContain('2026-11-23 10:25 (Asia/Shanghai)\n2026-11-23 11:30 补记');
  expect(await printed(ticket, 'en')).toContain(
    '2026-11-23 10:25 (Asia/Shanghai)\nrecorded 2026-11-23 11:30',
  );
});

test('one that was recorded within the minute, or as it was given, shows one', async () => {
  const ticket = recordedAt(new Date(+at('10:25') + 59_000));
  const staff = ticket.signatures.find(({ act }) => act === 'staff')!;
  expect(signedLater(ticket, staff)).toBeUndefined();
  const served = servedRequest('onsite');
  expect(verified(served, 'zh-CN')).not.toContain('补记');
  expect(taskSheet('onsite', served, CONTRACT).signedLater).toEqual({});
  expect(await printed(served, 'zh-CN')).not.toContain('补记');
});

test('no hash is of when it was recorded: the chain holds, and the sheet has the hash that it had', () => {
  const ticket = recordedAt(at('11:30'));
  expect(verifyChain(ticket)).toMatchObject({ ok: true });
  const last = ticket.history.length - 1;
  const history = ticket.history.map((fact, no) => (no === last ? fact : { ...fact, recordedAt: fact.at }));
  const sheet = taskSheet('onsite', ticket, CONTRACT);
  const other = taskSheet('onsite', { ...ticket, history }, CONTRACT);
  expect([sheet.signedLater, other.signedLater]).toEqual([
    { received: at('11:30'), 'taken-over': at('11:30'), taken: at('11:30'), staff: at('11:30') },
    {},
  ]);
  expect(other.hash).toBe(sheet.hash);
});
