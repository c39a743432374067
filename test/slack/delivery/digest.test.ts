import { pino } from 'pino';
import { Fault } from '../../../src/domain/fault.js';
import type { Page } from '../../../src/domain/ticket/pages.js';
import { Delivery } from '../../../src/slack/delivery/deliver.js';
import type { Render } from '../../../src/slack/delivery/render.js';
import type { Outboxes, Owed } from '../../../src/store/outboxes.js';
import { li, qian } from '../../domain/people/cast.js';
import { desk, file, type Process } from '../../store/stores.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import { decide, type Decision } from '../../../src/domain/ticket/decide.js';
import { SlackInMemory } from './slack-in-memory.js';
import { until } from '../../support/until.js';
import { UNLIMITED } from './unlimited.js';

let one: Process;
let stop: () => Promise<void>;
let slack: SlackInMemory;
let running: Delivery[];
beforeEach(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  stop = started.stop;
  slack = new SlackInMemory();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((delivery) => delivery.stop()));
  await stop();
});

/** Messages say which requests they tell of. */
const render = Object.assign(
  ({ ownerId, entry: { kind, lane } }: Owed) =>
    // What was never told is not updated.
    Promise.resolve(
      kind === 'direct' ? { message: { text: ownerId, blocks: [] }, channel: lane } : undefined,
    ),
  {
    digest: (pages: readonly Page[], lane: string) =>
      Promise.resolve({
        message: { text: pages.map(({ ticket }) => ticket.id).join(' '), blocks: [] },
        channel: lane,
      }),
    undeliverable: () => Promise.resolve([]),
  },
) as unknown as Render;

function delivering(outboxes: Outboxes = one.outboxes, clock = () => new Date()): Delivery {
  const { tickets, lanes } = one;
  const delivery = new Delivery({
    ...{ outboxes, tickets, lanes, render, clock },
    sender: slack.sender(),
    notReached: () => Promise.resolve(),
    bring: () => Promise.reject(new Error('no errand is owed here')),
    log: pino({ level: 'silent' }),
    intervalMs: 0,
    updates: UNLIMITED,
  });
  running.push(delivery);
  return delivery;
}

const left = () => one.outboxes.ofLane(li.id, 500);
async function deliverAll(delivery = delivering()): Promise<void> {
  await until(async () => {
    delivery.nudge([li.id]);
    return (await left()).length === 0;
  });
  await delivery.stop();
}

async function storm(count: number, more: { severity?: 'major' } = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const given = { cause: `view:${more.severity ?? 'V'}${n}`, when: new Date(), filing: more };
    ids.push((await file(one, given)).id);
  }
  return ids;
}
const texts = () => slack.posted.map(({ text }) => text);
const numbers = () => texts().flatMap((text) => text.split(' '));

it('as many pages as the policy allows go one by one, with their buttons', async () => {
  const ids = await storm(10);
  await deliverAll();
  expect(texts()).toEqual(ids);
});

it('more of them at once are one message; a major one goes by itself', async () => {
  const general = await storm(12);
  const major = await storm(1, { severity: 'major' });
  await deliverAll();
  expect(texts()).toEqual([general.join(' '), major[0]]);
});

it('when the window is full the next ones wait, are not due meanwhile, and go when it has room', async () => {
  await storm(10);
  const clock = { now: new Date() };
  const first = delivering(one.outboxes, () => clock.now);
  await deliverAll(first);
  const later: string[] = [];
  for (const cause of ['a', 'b', 'c'])
    later.push((await file(one, { cause: `view:${cause}`, when: clock.now })).id);
  const second = delivering(one.outboxes, () => clock.now);
  second.nudge([li.id]);
  await until(async () => (await left()).every(({ entry }) => entry.storm));
  expect(slack.posted).toHaveLength(10);
  expect(await one.outboxes.dueLanes(clock.now, 10)).not.toContain(li.id);
  clock.now = new Date(clock.now.getTime() + 10 * 60_000 + 1000);
  await deliverAll(second);
  expect(texts().slice(10)).toEqual(later);
});

it('what was acknowledged while its page waited is not paged any more', async () => {
  const ids = await storm(12);
  const acknowledged = ids[3]!;
  const ticket = (await one.tickets.load(acknowledged))!;
  const now = new Date();
  const context = { at: now, now, cause: 'press:1', seed: 'seed', roster: {}, deskLocale: 'en' as const };
  const command = commandSchema.parse({ do: 'acknowledge' });
  const { record, intents } = decide(ticket, command, qian, context) as Decision;
  await one.tickets.commit(ticket, record, { intents, cause: 'press:1', now });
  await deliverAll();
  expect(texts()).toEqual([ids.filter((id) => id !== acknowledged).join(' ')]);
  const stored = await one.store.models.tickets.findById(acknowledged).lean();
  expect(stored!['receipts']).toContainEqual(
    expect.objectContaining({ message: 'registered', supersededAt: expect.any(Date) }),
  );
});

/** The store fails at the nth of all writes of delivery, before or after it is done; later ones work. */
function failingAt(nth: number, when: 'before' | 'after'): { outboxes: Outboxes; failed: () => boolean } {
  let count = 0;
  let failed = false;
  const outboxes = Object.create(one.outboxes) as Outboxes & Record<string, unknown>;
  // Every single update of a document is a line at which a process may die.
  const original = one.outboxes as unknown as Record<string, unknown>;
  const models = original['models'] as Record<string, { collection: object }>;
  const collection = new Proxy(models['tickets']!.collection, {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown;
      if (key !== 'updateOne') return typeof value === 'function' ? value.bind(target) : value;
      return async (...args: unknown[]) => {
        const isThis = (count += 1) === nth;
        if (isThis) failed = true;
        if (isThis && when === 'before') throw new Fault('store-unavailable', true);
        const result: unknown = await (value as (...given: unknown[]) => Promise<unknown>).apply(
          target,
          args,
        );
        if (isThis) throw new Fault('store-unavailable', true);
        return result;
      };
    },
  });
  const tickets = new Proxy(models['tickets']!, {
    get: (target, key) => {
      if (key === 'collection') return collection;
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  Object.assign(outboxes, { models: { ...models, tickets } });
  return { outboxes, failed: () => failed };
}

it.each(['before', 'after'] as const)(
  'a process that dies %s any update of the store loses no page of a digest and sends none twice',
  async (when) => {
    for (let nth = 1; ; nth += 1) {
      slack = new SlackInMemory();
      await one.store.models.tickets.deleteMany({});
      await one.store.models.lanes.deleteMany({});
      const ids = await storm(11);
      const { outboxes, failed } = failingAt(nth, when);
      const dying = delivering(outboxes);
      dying.nudge([li.id]);
      await until(async () => failed() || (await left()).length === 0);
      await dying.stop();
      await one.store.models.lanes.deleteMany({});
      await deliverAll();
      expect([nth, [...numbers()].sort()]).toEqual([nth, ids]);
      if (!failed()) break;
    }
  },
);

it.each(['before', 'after'] as const)(
  'a digest whose answer was lost, %s Slack had it, is there once with all that it was to tell',
  async (when) => {
    const ids = await storm(12);
    let lost = false;
    slack.onPost = (now) => {
      if (lost || now !== when) return;
      lost = true;
      throw Object.assign(new Error('socket hang up'), { code: 'slack_webapi_request_error' });
    };
    await deliverAll();
    expect(lost).toBe(true);
    expect(texts()).toEqual([ids.join(' ')]);
  },
);
