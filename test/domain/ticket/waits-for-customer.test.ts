import { customersFirst, waitsForCustomer } from '../../../src/domain/ticket/waits-for-customer.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, wang } from '../people/cast.js';
import { at, Story } from './requests.js';

const base = new Story().ticket;
const as = (more: object): Ticket => ({ ...base, ...more }) as Ticket;
const waiting = { since: at('10:00'), reason: 'x', until: at('12:00') };
const resolution = { outcome: 'repaired', text: 'x', by: li, at: at('10:30') };
const resolved = { status: 'resolved', resolution };

it.each([
  ['a result that nobody has signed', resolved, 'confirm'],
  [
    'a quotation that is open',
    { status: 'waiting', waiting: { ...waiting, waitingFor: 'customer', quotation: 1 } },
    'decide-quotation',
  ],
  ['a question of ours', { status: 'waiting', waiting: { ...waiting, waitingFor: 'customer' } }, 'answer'],
  [
    'nothing while we wait for a supplier',
    { status: 'waiting', waiting: { ...waiting, waitingFor: 'supplier' } },
    undefined,
  ],
  ['nothing while it is our turn', { status: 'acknowledged' }, undefined],
])('what waits for the customer: %s', (_what, more, turn) => {
  expect(waitsForCustomer(as(more))).toBe(turn);
});

it('what waits for the customer comes first, then the next deadline, then the oldest', () => {
  const one = (id: string, more: object) => as({ id, nextDueAt: undefined, ...more });
  const tickets = [
    one('SR-2026-000001', {}),
    one('SR-2026-000002', { nextDueAt: at('12:00') }),
    one('SR-2026-000003', { nextDueAt: at('11:00') }),
    one('SR-2026-000005', resolved),
    one('SR-2026-000004', resolved),
  ];
  expect(customersFirst(tickets).map(({ id }) => id.slice(-1))).toEqual(['4', '5', '3', '2', '1']);
  expect(customersFirst([])).toEqual([]);
});

it('a real request goes through it: signed, it waits for the customer no more', () => {
  const story = new Story().must('10:05', li, 'acknowledge').must('10:10', li, 'wait');
  expect(waitsForCustomer(story.ticket)).toBe('answer');
  story.must('10:20', wang, 'reply');
  expect(waitsForCustomer(story.ticket)).toBeUndefined();
  story.must('10:30', li, 'resolve');
  expect(waitsForCustomer(story.ticket)).toBe('confirm');
  story.must('10:40', wang, 'confirm');
  expect(waitsForCustomer(story.ticket)).toBeUndefined();
});
