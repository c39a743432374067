import { FORM_REASONS } from '../../src/domain/ticket/ask-form.js';
import { FORMS } from '../../src/domain/ticket/form.js';
import type { Locale } from '../../src/domain/people/person.js';
import { renderWith } from '../../src/slack/delivery/render.js';
import { formMessage } from '../../src/slack/messages/form.js';
import type { Owed } from '../../src/store/outboxes.js';
import { askingSaid } from './asking-said.js';
import { customerSaid } from './customer-said.js';
import type { Said } from './everything-said.js';
import { contractOf, settingsOf, ticketOf, type Fill } from './extremes.js';

const FROM = new Date('2025-11-22T02:14:00Z');

/**
 * What only delivery says: that something was not delivered, that a message has become a request, who is asked, what was missed.
 */
export async function deliverySaid(locale: Locale, fill: Fill): Promise<Said[]> {
  const ticket = ticketOf(fill, 'registered');
  const places = { ...ticket.places, source: { channel: 'C0RENHESVC1', ts: '1763800000.000200' } };
  const render = renderWith({
    ticket: () => Promise.resolve({ ...ticket, locale, places }),
    contract: () => Promise.resolve(contractOf(fill)),
    settings: () => Promise.resolve(settingsOf(fill)),
    intake: () => Promise.reject(new Error('no card is said here')),
    localeOf: () => Promise.resolve(locale),
    notifyBy: () => Promise.resolve('mention' as const),
    termsChange: () => Promise.resolve(undefined),
    wish: () => Promise.resolve(undefined),
    record: () => Promise.resolve(undefined),
    requestExport: () => Promise.resolve(undefined),
    letterhead: () => Promise.resolve({ company: fill(100) }),
    weeklyReport: () => Promise.resolve(undefined),
    duty: () => Promise.resolve(undefined),
  });
  const entry = {
    ...{ id: 'cause/0', lane: 'C0RENHESVC1', kind: 'post' as const, message: 'source-registered', locale },
    ...{ createdAt: FROM, seq: 0, dueAt: FROM, attempts: 0 },
  };
  const data = {
    number: fill(200),
    message: 'emergency-plan-opened',
    lane: 'C0RENHESVC1',
    error: fill(1000),
  };
  const owed = (more: object) =>
    ({ owner: 'tickets', ownerId: ticket.id, entry: { ...entry, ...more } }) as unknown as Owed;
  const notice = await render(owed({ message: 'undeliverable', data }));
  const source = await render(owed({ place: 'source' }));
  const forms = FORMS.flatMap((form) =>
    FORM_REASONS.map((because) => ({
      name: `form ${form}, ${because}`,
      message: formMessage(ticket.id, form, because, locale),
    })),
  );
  return [
    ...forms,
    ...customerSaid(locale, fill),
    ...askingSaid(locale, fill),
    { name: 'undeliverable', message: notice!.message },
    { name: 'source registered', message: source!.message },
  ];
}
