import type { ExportFilter } from '../../src/domain/export/filter.js';
import { ExportedTickets } from '../../src/store/exported-tickets.js';
import type { StoredModel } from '../../src/store/models.js';
import { storedTicket } from '../../src/store/tickets.js';
import { HARBOUR, li } from '../domain/people/cast.js';
import { at, Story } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeAll(async () => {
  const started = await desk();
  ({ stop } = started);
  one = started.of[0]!;
  await one.store.models.tickets.collection.insertMany([...requests()].map(storedTicket) as never);
});
afterAll(() => stop());

const numberOf = (n: number) => `SR-2026-${String(n).padStart(6, '0')}`;

/** Twenty requests, by fives received at the same instant; the last five of another customer. */
function* requests() {
  for (let n = 1; n <= 20; n += 1) {
    const when = `1${Math.floor((n - 1) / 5)}:00`;
    const contract = n > 15 ? { id: 'contract-C0HARBRSVC', customerId: HARBOUR } : {};
    const filing = n % 2 === 0 ? { category: 'question' as const, severity: 'major' as const } : {};
    const story = new Story({ at: when, number: numberOf(n), contract, filing });
    if (n === 3) story.must('10:05', li, 'acknowledge');
    if (n === 7) story.sweepUntil('12:00');
    yield { ...story.ticket, filingCause: `view:${n}` };
  }
}

const exported = (unreadable?: (id: string) => void) =>
  new ExportedTickets(one.store.models.tickets, unreadable);
async function found(filter: ExportFilter, slice?: number): Promise<number[]> {
  const all: number[] = [];
  for await (const some of exported().all(filter, slice))
    all.push(...some.map(({ id }) => Number(id.slice(-6))));
  return all;
}
const upTo = (last: number) => Array.from({ length: last }, (_none, index) => index + 1);

it.each([1, 2, 3, 5, 7, 19, 20, 21, 200])(
  'each once and in the order of receipt, by slices of %i, though some came at the same instant',
  async (slice) => {
    expect(await found({}, slice)).toEqual(upTo(20));
    expect(await found({ from: at('11:00'), before: at('13:00') }, slice)).toEqual(upTo(15).slice(5));
  },
);

it.each<[string, ExportFilter, number[]]>([
  ['a customer', { customerIds: [HARBOUR] }, [16, 17, 18, 19, 20]],
  ['several', { customerIds: [HARBOUR, 'customer-C0RENHESVC'] }, upTo(20)],
  ['nobody', { customerIds: [] }, []],
  ['a contract', { contractIds: ['contract-C0HARBRSVC'], categories: ['question'] }, [16, 18, 20]],
  ['a severity', { severities: ['major'], before: at('11:00') }, [2, 4]],
  ['a status', { statuses: ['acknowledged', 'archived'] }, [3]],
  ['an engineer, by a part of the name', { engineer: '李' }, [3]],
  ['an engineer whose name is a pattern', { engineer: '.' }, []],
  ['a broken promise', { breached: true }, [7]],
])('those of %s', async (_what, filter, expected) => {
  expect(await found(filter, 2)).toEqual(expected);
  expect(await exported().count(filter)).toBe(expected.length);
});

it('holds no more than a slice, and asks the store for no more', async () => {
  const limits: number[] = [];
  const { tickets } = one.store.models;
  const watched = {
    find: (...args: unknown[]) => {
      const query = tickets.find(...(args as Parameters<StoredModel['find']>));
      const limit = query.limit.bind(query);
      query.limit = (most: number) => {
        limits.push(most);
        return limit(most);
      };
      return query;
    },
  } as unknown as StoredModel;
  const sizes: number[] = [];
  for await (const some of new ExportedTickets(watched).all({}, 6)) sizes.push(some.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20);
  expect(Math.max(...sizes, ...limits)).toBe(6);
});

it('what cannot be read is told, and the others come', async () => {
  const { collection } = one.store.models.tickets;
  await collection.updateOne({ _id: numberOf(9) } as never, { $set: { category: 'of another version' } });
  const told: string[] = [];
  let count = 0;
  for await (const some of exported((id) => told.push(id)).all({}, 4)) count += some.length;
  expect([told, count]).toEqual([[numberOf(9)], 19]);
});
