import { pino } from 'pino';
import type { Intent } from '../../../src/domain/record/outbox.js';
import { Delivery } from '../../../src/slack/delivery/deliver.js';
import type { Render } from '../../../src/slack/delivery/render.js';
import type { Rendered, Sender } from '../../../src/slack/delivery/send.js';
import { Lanes } from '../../../src/store/lanes.js';
import type { Owed } from '../../../src/store/outboxes.js';
import { CONTRACT } from '../../domain/ticket/requests.js';
import { li } from '../../domain/people/cast.js';
import { desk, file, type Process } from '../../store/stores.js';
import { Fault } from '../../../src/domain/fault.js';
import { until } from '../../support/until.js';
import { UNLIMITED } from './unlimited.js';

const CUSTOMER = 'C0RENHESVC';
const CARD: Rendered = { message: { text: 'said', blocks: [] }, channel: CUSTOMER };
const intakeCard: Intent = { kind: 'post-card', place: 'intake', lane: CUSTOMER, message: 'intake-card' };

let of: Process[];
let stop: () => Promise<void>;
let deliveries: Delivery[];
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  deliveries = [];
});
afterEach(async () => {
  await Promise.all(deliveries.map((delivery) => delivery.stop()));
  await stop();
});

interface Given {
  readonly process?: number;
  readonly lanes?: Lanes;
  readonly send?: Sender['send'];
  readonly render?: (entryId: string) => Promise<Rendered | undefined>;
  readonly notReached?: (owed: Owed, error: string) => Promise<void>;
}

/** Delivery of one process, with Slack and the words replaced by what the test says. */
function delivering({ process = 0, lanes, send, render, notReached }: Given): Delivery {
  const { outboxes, tickets } = of[process]!;
  const delivery = new Delivery({
    outboxes,
    tickets,
    lanes: lanes ?? of[process]!.lanes,
    sender: { send: send ?? (() => Promise.resolve({ channel: CUSTOMER, ts: '1.1' })) } as unknown as Sender,
    render: Object.assign(
      ({ entry }: { entry: { id: string } }) => render?.(entry.id) ?? Promise.resolve(CARD),
      {
        undeliverable: () => Promise.resolve([]),
      },
    ) as unknown as Render,
    notReached: notReached ?? (() => Promise.resolve()),
    bring: () => Promise.reject(new Error('no errand is owed here')),
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    intervalMs: 0,
    updates: UNLIMITED,
  });
  deliveries.push(delivery);
  return delivery;
}

it('a card that is owed again where it stands already is updated once and is owed no more', async () => {
  await of[0]!.contracts.insert(
    { ...CONTRACT, intakeCardTs: '1.1' },
    { intents: [intakeCard], cause: 'view:V1', now: new Date() },
  );
  let sent = 0;
  const delivery = delivering({
    send: () => Promise.resolve((sent += 1)).then(() => ({ channel: CUSTOMER, ts: '1.1' })),
    render: () =>
      Promise.resolve({ message: { text: 'card', blocks: [] }, channel: CUSTOMER, updateTs: '1.1' }),
  });
  delivery.nudge([CUSTOMER]);
  await until(() => sent > 0);
  await delivery.stop();
  expect(await of[0]!.outboxes.ofLane(CUSTOMER, 10)).toEqual([]);
  expect(sent).toBe(1);
});

const posting = (lane: string): Intent => ({ kind: 'post', lane, message: 'intake-card' });
const owe = (cause: string, when = new Date()) =>
  of[0]!.contracts.insert(
    { ...CONTRACT, id: cause, customerChannel: cause },
    { intents: [posting(CUSTOMER)], cause, now: when },
  );

it('a process that was stopped until another had its lane sends nothing when it goes on', async () => {
  await owe('view:V1');
  const sent: string[] = [];
  const send =
    (name: string, before: () => Promise<void>): Sender['send'] =>
    async (_entry, _rendered, stillOurs) => {
      await before();
      stillOurs();
      sent.push(name);
      return { channel: CUSTOMER, ts: '1.1' };
    };
  let goOn = () => undefined as void;
  const goesOn = new Promise<void>((resolve) => (goOn = resolve));
  let stopped = false;
  const renewals: boolean[] = [];
  class Watched extends Lanes {
    override async renew(...args: Parameters<Lanes['renew']>): Promise<boolean> {
      const held = await super.renew(...args);
      renewals.push(held);
      return held;
    }
  }
  const first = delivering({
    lanes: new Watched(of[0]!.store.models.lanes),
    send: send('first', () => {
      stopped = true;
      return goesOn;
    }),
  });
  const second = delivering({ process: 1, send: send('second', () => Promise.resolve()) });
  first.nudge([CUSTOMER]);
  await until(() => stopped);
  // Its lease runs out while it stands still: the other process takes the lane.
  await of[0]!.store.models.lanes.collection.updateOne({ _id: CUSTOMER } as never, {
    $set: { until: new Date(0) },
  });
  second.nudge([CUSTOMER]);
  await until(() => sent.length > 0);
  await until(async () => (await of[0]!.outboxes.ofLane(CUSTOMER, 10)).length === 0);
  await until(() => renewals.includes(false));
  goOn();
  await first.stop();
  expect(sent).toEqual(['second']);
});

it('a message that our own mistake keeps from being written is put aside after some tries; those behind it go out', async () => {
  await owe('view:V1', new Date(Date.now() - 1000));
  await owe('view:V2');
  const collection = of[0]!.store.models.contracts.collection;
  await collection.updateOne({ _id: 'view:V1' } as never, { $set: { 'outbox.0.attempts': 7 } });
  const sent: string[] = [];
  const delivery = delivering({
    render: (id) =>
      id === 'view:V1/0' ? Promise.reject(new TypeError('x is undefined')) : Promise.resolve(CARD),
    send: ({ id }) => Promise.resolve(sent.push(id)).then(() => ({ channel: CUSTOMER, ts: '1.1' })),
  });
  delivery.nudge([CUSTOMER]);
  await until(() => sent.length > 0);
  await delivery.stop();
  expect(sent).toEqual(['view:V2/0']);
  expect(await of[0]!.outboxes.ofLane(CUSTOMER, 10)).toEqual([]);
  expect(await of[0]!.outboxes.undeliverable(10)).toEqual([
    expect.objectContaining({
      ownerId: 'view:V1',
      error: expect.stringMatching(/^bug [0-9A-F]{8}$/) as string,
    }),
  ]);
});

it('an entry that another version wrote and this one cannot read does not block its lane', async () => {
  await owe('view:V1', new Date(Date.now() - 1000));
  await owe('view:V2');
  const collection = of[0]!.store.models.contracts.collection;
  await collection.updateOne({ _id: 'view:V1' } as never, {
    $set: { 'outbox.0.kind': 'telegram', 'outbox.0.attempts': 7 },
  });
  const sent: string[] = [];
  const delivery = delivering({
    send: ({ id }) => Promise.resolve(sent.push(id)).then(() => ({ channel: CUSTOMER, ts: '1.1' })),
  });
  delivery.nudge([CUSTOMER]);
  await until(() => sent.length > 0);
  await delivery.stop();
  expect(sent).toEqual(['view:V2/0']);
  expect(await of[0]!.outboxes.undeliverable(10)).toHaveLength(1);
});

it('what is postponed holds back what came after it in its lane, whatever document owes it', async () => {
  await owe('view:V1', new Date(Date.now() - 1000));
  await owe('view:V2');
  const [first] = await of[0]!.outboxes.ofLane(CUSTOMER, 10);
  await of[0]!.outboxes.postpone([first!], new Date(Date.now() + 400), 'ratelimited', false);
  const sent: string[] = [];
  const delivery = delivering({
    send: ({ id }) => Promise.resolve(sent.push(id)).then(() => ({ channel: CUSTOMER, ts: '1.1' })),
  });
  await until(async () => {
    delivery.nudge([CUSTOMER]);
    return (await of[0]!.outboxes.ofLane(CUSTOMER, 10)).length === 0;
  });
  expect(sent).toEqual(['view:V1/0', 'view:V2/0']);
});

describe('a person whom Slack does not reach', () => {
  const refusedWith = (word: string) =>
    Object.assign(new Error(word), { code: 'slack_webapi_platform_error', data: { error: word } });
  const left = async () => (await of[0]!.outboxes.ofLane(li.id, 10)).map(({ entry }) => entry.message);

  it.each([
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'messages_tab_disabled',
    'channel_not_found',
  ])('because of %s is told of at once, with the word, before the message is given up', async (word) => {
    const ticket = await file(of[0]!, { cause: 'view:V1', when: new Date() });
    const told: unknown[] = [];
    const delivery = delivering({
      send: () => Promise.reject(refusedWith(word)),
      notReached: async ({ ownerId, entry }, error) => {
        told.push([ownerId, entry.message, entry.lane, error, await left()]);
      },
    });
    delivery.nudge([li.id]);
    await until(async () => (await left()).length === 0);
    await delivery.stop();
    expect(told).toEqual([[ticket.id, 'registered', li.id, word, ['registered']]]);
    expect(await of[0]!.outboxes.undeliverable(10)).toEqual([expect.objectContaining({ error: word })]);
  });

  it.each(['account_inactive', 'token_revoked', 'internal_error'])(
    'because of %s is tried again: that is no word about the person',
    async (word) => {
      await file(of[0]!, { cause: 'view:V1', when: new Date() });
      let tries = 0;
      const told: unknown[] = [];
      const delivery = delivering({
        send: () => Promise.reject(refusedWith(word)).finally(() => (tries += 1)),
        notReached: (...given) => Promise.resolve(void told.push(given)),
      });
      delivery.nudge([li.id]);
      await until(() => tries > 1);
      await delivery.stop();
      expect(told).toEqual([]);
      expect(await left()).toEqual(['registered']);
    },
  );

  it('is told of again when the store could not be asked, and the message is kept until then', async () => {
    await file(of[0]!, { cause: 'view:V1', when: new Date() });
    const kept: string[][] = [];
    const delivery = delivering({
      send: () => Promise.reject(refusedWith('user_disabled')),
      notReached: async () => {
        kept.push(await left());
        if (kept.length === 1) throw new Fault('store-unavailable', true);
      },
    });
    await until(async () => {
      delivery.nudge([li.id]);
      return (await left()).length === 0;
    });
    await delivery.stop();
    expect(kept).toEqual([['registered'], ['registered']]);
  });

  it('is no request’s affair when a contract owed the message', async () => {
    await owe('view:V1');
    const told: unknown[] = [];
    const delivery = delivering({
      send: () => Promise.reject(refusedWith('channel_not_found')),
      notReached: (...given) => Promise.resolve(void told.push(given)),
    });
    delivery.nudge([CUSTOMER]);
    await until(async () => (await of[0]!.outboxes.ofLane(CUSTOMER, 10)).length === 0);
    await delivery.stop();
    expect(told).toEqual([]);
  });
});
