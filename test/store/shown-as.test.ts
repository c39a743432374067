import type { Status } from '../../src/domain/ticket/words.js';
import { ExportedTickets } from '../../src/store/exported-tickets.js';
import { storedTicket } from '../../src/store/tickets.js';
import { qian, sun } from '../domain/people/cast.js';
import { inStatus } from '../domain/ticket/in-status.js';
import { desk, type Process } from './stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeAll(async () => {
  const started = await desk();
  ({ stop } = started);
  one = started.of[0]!;
  const lives = ['registered', 'archived', 'unanswered'].map((status, index) =>
    inStatus(status as Status, { number: `SR-2026-00000${index + 1}` }),
  );
  const archived = inStatus('unanswered', { number: 'SR-2026-000004' });
  lives.push(archived.must('11:15', qian, 'accept').must('11:20', sun, 'archive'));
  const stored = lives.map(({ ticket }, index) => storedTicket({ ...ticket, filingCause: `view:${index}` }));
  await one.store.models.tickets.collection.insertMany(stored as never);
});
afterAll(() => stop());

it.each<[Status[], number[]]>([
  [['unanswered'], [3, 4]],
  [['archived'], [2]],
  [
    ['archived', 'unanswered'],
    [2, 3, 4],
  ],
  [
    ['registered', 'archived'],
    [1, 2],
  ],
  [
    ['registered', 'unanswered'],
    [1, 3, 4],
  ],
  [['registered'], [1]],
])('requests of %j are those that are shown so, in the archive, too', async (statuses, expected) => {
  const numbers: number[] = [];
  for await (const some of new ExportedTickets(one.store.models.tickets).all({ statuses }))
    numbers.push(...some.map(({ id }) => Number(id.slice(-6))));
  expect(numbers.sort()).toEqual(expected);
});
