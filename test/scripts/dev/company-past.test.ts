import { companyPast, type CompanyPast } from '../../../scripts/dev/history/company-past.js';
import { ledgerDifferences } from '../../../src/domain/audit/compare-ledger.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { contractSchema } from '../../../src/domain/contract/contract.js';
import { PHASES, phaseOf } from '../../../src/domain/contract/phase.js';
import { yearOf } from '../../../src/domain/record/number.js';
import { TICKET_NUMBERS } from '../../../src/domain/ticket/number.js';
import { ticketSchema, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { CATEGORIES, OPEN_STATUSES } from '../../../src/domain/ticket/words.js';

const MINUTE = 60_000;
const NOON = new Date('2026-11-24T12:00:00+08:00');

const has =
  (...types: string[]) =>
  (ticket: Ticket) =>
    types.every((type) => ticket.history.some((fact) => fact.type === type));
const isOpen = ({ status }: Ticket) => OPEN_STATUSES.includes(status);

describe.each([
  ['a Tuesday at noon', NOON],
  ['the minute after midnight', new Date('2026-11-25T00:01:00+08:00')],
  ['a Monday as the weekly report goes out', new Date('2026-11-23T08:30:00+08:00')],
  ['the first days of a year', new Date('2027-01-05T03:10:00+08:00')],
  ['the end of February', new Date('2028-02-29T18:45:30+08:00')],
])('the past of the local company, seen on %s', (_name, now) => {
  let past: CompanyPast;
  beforeAll(async () => {
    past = await companyPast(now);
  });

  test('is what its history says: clocks are those of replaying it, signatures hold, nothing is owed or late', () => {
    for (const ticket of past.tickets) {
      expect(ticketSchema.parse(ticket)).toEqual(ticket);
      expect({ [ticket.id]: ledgerDifferences(ticket, ticket.clocksAt!) }).toEqual({ [ticket.id]: [] });
      expect({ [ticket.id]: verifyChain(ticket) }).toMatchObject({ [ticket.id]: { ok: true } });
      expect(ticket.outbox).toEqual([]);
      expect(ticket.contractOwedSince).toBeUndefined();
      const next = ticket.nextInstantAt?.getTime() ?? Infinity;
      expect(next).toBeGreaterThan(now.getTime() - 2_000);
      for (const { at, recordedAt } of ticket.history) {
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(recordedAt.getTime()).toBeLessThanOrEqual(now.getTime() + 1_000);
      }
    }
    expect(past.rota.nextInstantAt!.getTime()).toBeGreaterThan(now.getTime() - 2_000);
  });

  test('numbers its requests without a gap, by year, in the order of their receipt', () => {
    const last = new Map<number, number>();
    for (const { receivedAt, id } of past.tickets) {
      const year = yearOf(receivedAt, 'Asia/Shanghai');
      last.set(year, (last.get(year) ?? 0) + 1);
      expect(id).toBe(TICKET_NUMBERS.format(year, last.get(year)!));
    }
    const receipts = past.tickets.map(({ receivedAt }) => receivedAt.getTime());
    expect(receipts).toEqual([...receipts].sort((a, b) => a - b));
    expect(past.tickets.length).toBeGreaterThanOrEqual(40);
  });

  test('has a contract in each phase, and a weekly report for each Monday', () => {
    const customers = past.contracts.filter(({ name }) => !name.startsWith('演练'));
    for (const contract of past.contracts) {
      expect(contractSchema.parse(contract)).toEqual(contract);
      expect(contract.nextReportAt.getTime()).toBeGreaterThan(now.getTime() - 2_000);
      expect(past.reports.filter(({ id }) => id.startsWith(`${contract.id}@`)).length).toBeGreaterThanOrEqual(
        2,
      );
    }
    expect(customers.map((contract) => phaseOf(contract, now)).sort()).toEqual([...PHASES].sort());
    expect(new Set(past.tickets.map(({ phase }) => phase))).toEqual(new Set(PHASES));
    expect(new Set(customers.map(({ customerName }) => customerName)).size).toBe(3);
  });

  test('stands in Slack as it was told: by its own times, each once, answers under what they answer', () => {
    const places = past.messages.map(({ channel, ts }) => `${channel} ${ts}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { channel, ts, thread_ts: thread } of past.messages) {
      expect(Number(ts)).toBeLessThanOrEqual(now.getTime() / 1000 + 2);
      if (thread) expect(places).toContain(`${channel} ${thread}`);
    }
    for (const { id, places: at } of past.tickets) {
      for (const { channel, ts } of [at.customer, at.desk]) {
        const card = past.messages.find((message) => message.channel === channel && message.ts === ts);
        expect(card?.text).toContain(id);
      }
    }
    const pinned = past.messages.filter((message) => message.pinned);
    expect(pinned.map(({ channel }) => channel).sort()).toEqual(
      past.contracts.map(({ customerChannel }) => customerChannel).sort(),
    );
  });
});

describe('the past of the local company', () => {
  let past: CompanyPast;
  beforeAll(async () => {
    past = await companyPast(NOON);
  });

  test('is the same for the same instant, and what is over is the same all day', async () => {
    expect(await companyPast(NOON)).toEqual(past);
    const later = await companyPast(new Date(NOON.getTime() + 90 * MINUTE));
    const over = ({ tickets }: CompanyPast) =>
      tickets.filter(
        ({ status, receivedAt }) => status === 'archived' && receivedAt < new Date('2026-11-23'),
      );
    expect(over(later)).toEqual(over(past));
  });

  test('has something of everything, in both languages', () => {
    const { tickets } = past;
    const some = (which: (ticket: Ticket) => boolean | undefined) => tickets.filter(which).length;
    for (const locale of ['zh-CN', 'en']) {
      const of = tickets.filter((ticket) => ticket.locale === locale);
      expect(of.length).toBeGreaterThan(15);
      expect(of.some(({ severity }) => severity === 'major')).toBe(true);
      expect(of.some(has('breached'))).toBe(true);
      expect(of.some(isOpen)).toBe(true);
    }
    expect(CATEGORIES.filter((category) => !tickets.some((ticket) => ticket.category === category))).toEqual([
      'onsite',
      'other',
    ]);
    expect(some(has('reopened'))).toBeGreaterThan(0);
    expect(some(has('refused', 'confirmed'))).toBeGreaterThan(0);
    expect(some(has('breached', 'escalated', 'taken', 'emergency-plan-opened', 'confirmed'))).toBeGreaterThan(
      1,
    );
    const untaken = tickets.flatMap(({ history }) =>
      history.filter((fact) => fact.type === 'escalated' && fact.level === undefined),
    );
    expect(untaken).toEqual([]);
    expect(some(has('handed-over', 'convened', 'resolved'))).toBeGreaterThan(1);
    expect(some(has('pause-disputed', 'pause-upheld'))).toBeGreaterThan(0);
    expect(some(has('corrected', 'breach-rescinded'))).toBeGreaterThan(0);
    expect(some(has('cancelled'))).toBeGreaterThan(1);
    expect(some(has('quoted', 'quote-accepted'))).toBeGreaterThan(0);
    expect(some(has('quoted', 'quote-declined'))).toBeGreaterThan(0);
    const replaced = past.contracts.flatMap(({ equipment }) => equipment).filter((piece) => piece.replaces);
    expect(replaced.length).toBe(some(has('equipment-replaced')));
    expect(replaced.length).toBeGreaterThan(2);
    expect(
      some(({ resolution, category }) => resolution?.outcome === 'unsolvable' && category === 'fault'),
    ).toBe(1);
    expect(some(({ resolution }) => resolution?.outcome === 'replaced')).toBeGreaterThan(3);
    // Handled on the spot: registered and resolved by one act.
    const causesOf = ({ history }: Ticket, type: string) =>
      history.flatMap((fact) => (fact.type === type ? fact.cause : []));
    expect(some((ticket) => causesOf(ticket, 'resolved')[0] === causesOf(ticket, 'registered')[0])).toBe(2);
    expect(some(({ channelOfReceipt }) => channelOfReceipt === 'phone')).toBeGreaterThan(2);
    expect(some(({ places }) => places.source !== undefined)).toBe(1);
    expect(some(({ equipmentId }) => equipmentId !== undefined)).toBeGreaterThan(8);
  });

  test('ends with requests under way: unanswered, warned, paused, breached with an open emergency plan, to be signed', () => {
    const open = past.tickets.filter(isOpen);
    const running = (ticket: Ticket) => ticket.clocks.some(({ state }) => state === 'running');
    expect(open.filter(({ status }) => status === 'registered')).toHaveLength(2);
    expect(
      open.filter((ticket) => has('warned')(ticket) && !has('breached')(ticket) && running(ticket)).length,
    ).toBe(2);
    expect(open.filter(({ status }) => status === 'waiting')).toHaveLength(1);
    expect(open.filter(({ status }) => status === 'resolved')).toHaveLength(1);
    const planned = open.filter(({ emergencyPlan }) => emergencyPlan && !emergencyPlan.closedAt);
    expect(planned.map(({ emergencyPlan }) => emergencyPlan!.nextWordAt! > NOON)).toEqual([true]);
  });
});
