import { outboxEntrySchema, type Intent } from '../../src/domain/record/outbox.js';
import { ASKED_FOR, precedenceOf, TELLS_AN_END } from '../../src/domain/record/precedence.js';
import { PRECEDENCE } from '../../src/store/lane-order.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

const LANE = 'C0DESK0001';

let one: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  stop = started.stop;
});
afterEach(() => stop());

const owe = (cause: string, when: string, intents: Intent[], lane = LANE) =>
  one.contracts.insert(
    { ...CONTRACT, id: cause, customerChannel: cause },
    { intents: intents.map((intent) => ({ ...intent, lane })), cause, now: at(when) },
  );
const intent = (kind: Intent['kind'], message = 'registered'): Intent => ({ kind, message, lane: LANE });

it('the database reckons the same precedence as the domain, for every kind and message', async () => {
  const messages = ['registered', ...ASKED_FOR, ...TELLS_AN_END];
  const intents = outboxEntrySchema.shape.kind.options.flatMap((kind) =>
    messages.map((message) => intent(kind, message)),
  );
  await owe('view:V1', '10:00', intents);
  const found = await one.store.models.contracts.aggregate<{ precedence: number; outbox: Intent }>([
    { $unwind: '$outbox' },
    { $set: { precedence: PRECEDENCE } },
  ]);
  expect(found).toHaveLength(intents.length);
  const reckoned = found.map(({ precedence, outbox: { kind, message } }) => [kind, message, precedence]);
  expect(reckoned).toEqual(intents.map((owed) => [owed.kind, owed.message, precedenceOf(owed)]));
  expect(new Set(found.map(({ precedence }) => precedence)).size).toBe(3);
});

it('of more than are asked for the most urgent are given, however old the others are', async () => {
  await owe(
    'view:old',
    '09:00',
    Array.from({ length: 5 }, () => intent('update-card')),
  );
  await owe(
    'view:news',
    '09:30',
    Array.from({ length: 5 }, () => intent('post-thread')),
  );
  await owe('view:new', '10:00', [intent('post-card')]);
  const given = await one.outboxes.ofLane(LANE, 3);
  expect(given.map(({ entry: { kind } }) => kind)).toEqual(['post-thread', 'post-thread', 'post-card']);
});

it('lanes that only owe updates do not hide one that owes something new, though they have waited longer', async () => {
  for (let n = 0; n < 5; n += 1) await owe(`view:${n}`, `09:0${n}`, [intent('update-card')], `C0CUST${n}`);
  await owe('view:new', '10:00', [intent('update-card'), intent('post-card')]);
  expect(await one.outboxes.dueLanes(at('10:00'), 2)).toEqual([LANE, 'C0CUST0']);
});
