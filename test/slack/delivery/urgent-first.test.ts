import { pino } from 'pino';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import { decide, type Decision } from '../../../src/domain/ticket/decide.js';
import type { Intent } from '../../../src/domain/record/outbox.js';
import { Delivery } from '../../../src/slack/delivery/deliver.js';
import type { LaneDependencies } from '../../../src/slack/delivery/lane-work.js';
import type { Render } from '../../../src/slack/delivery/render.js';
import type { Rendered, Sender } from '../../../src/slack/delivery/send.js';
import type { Owed } from '../../../src/store/outboxes.js';
import { qian } from '../../domain/people/cast.js';
import { CONTRACT } from '../../domain/ticket/requests.js';
import { desk, file, type Process } from '../../store/stores.js';
import { until } from '../../support/until.js';
import { UNLIMITED } from './unlimited.js';

const LANE = 'C0DESK0001';

let one: Process;
let stop: () => Promise<void>;
let running: Delivery[];
let sent: string[];
beforeEach(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  stop = started.stop;
  running = [];
  sent = [];
});
afterEach(async () => {
  await Promise.all(running.map((delivery) => delivery.stop()));
  await stop();
});

interface Given {
  readonly updates?: LaneDependencies['updates'];
  readonly intervalMs?: number;
  readonly render?: (owed: Owed) => Rendered | undefined;
  readonly send?: (owed: Owed['entry']) => Promise<void>;
}

/** Cards that stand are updated, everything else is posted; `sent` says what has reached Slack. */
function delivering({ updates = UNLIMITED, intervalMs = 0, render = shown, send }: Given = {}): Delivery {
  const { outboxes, tickets, lanes } = one;
  const delivery = new Delivery({
    ...{ outboxes, tickets, lanes, updates, intervalMs },
    sender: {
      send: async (entry: Owed['entry'], { updateTs }: Rendered) => {
        await send?.(entry);
        sent.push(`${entry.kind} ${entry.id}`);
        return { channel: entry.lane, ts: updateTs ?? '1.1' };
      },
    } as unknown as Sender,
    render: Object.assign((owed: Owed) => Promise.resolve(render(owed)), {
      undeliverable: () => Promise.resolve([]),
    }) as unknown as Render,
    notReached: () => Promise.resolve(),
    bring: () => Promise.reject(new Error('no errand is owed here')),
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
  });
  running.push(delivery);
  return delivery;
}
const shown = ({ entry: { kind, lane } }: Owed): Rendered => ({
  message: { text: kind, blocks: [] },
  channel: lane,
  updateTs: kind.startsWith('update') ? '1.1' : undefined,
});

/** Something that a contract owes; the later, the younger. */
let age = 0;
async function owe(kind: Intent['kind'], cause: string, lane = LANE): Promise<void> {
  const intent: Intent = { kind, lane, message: 'intake-card', place: 'intake' };
  const now = new Date(Date.now() - 60_000 + (age += 1));
  await one.contracts.insert(
    { ...CONTRACT, id: cause, customerChannel: cause },
    { intents: [intent], cause, now },
  );
}
const left = async (lane = LANE) => (await one.outboxes.ofLane(lane, 50)).map(({ entry }) => entry.id);

it('new messages go while updates wait for their turn; the updates go when it has come', async () => {
  await owe('update-card', 'U1');
  await owe('update-card', 'U2');
  await owe('post', 'P1');
  let waitMs = 3_600_000;
  const asked: string[] = [];
  const take = (lane: string) => Promise.resolve((asked.push(lane), waitMs));
  const delivery = delivering({ updates: { ...UNLIMITED, take } });
  delivery.nudge([LANE]);
  await until(() => asked.length > 0);
  await owe('post-card', 'P2');
  delivery.nudge([LANE]);
  await until(async () => (await left()).length === 2);
  expect(sent).toEqual(['post P1/0', 'post-card P2/0']);
  waitMs = 0;
  delivery.nudge([LANE]);
  await until(async () => (await left()).length === 0);
  expect(sent.slice(2)).toEqual(['update-card U1/0', 'update-card U2/0']);
});

it('a card that is posted for the first time, and stands already, waits for its turn too and lets others pass', async () => {
  await owe('post-card', 'P1');
  await owe('post', 'P2');
  const updates = { ...UNLIMITED, take: () => Promise.resolve(3_600_000) };
  const render = (owed: Owed) => ({
    ...shown(owed),
    updateTs: owed.entry.kind === 'post-card' ? '1.1' : undefined,
  });
  delivering({ updates, render }).nudge([LANE]);
  await until(() => sent.length > 0);
  expect(sent).toEqual(['post P2/0']);
  expect(await left()).toEqual(['P1/0']);
});

it('where there is nothing left to say, nothing of the pace or of the budget is spent', async () => {
  for (let n = 0; n < 6; n += 1) await owe('update-message', `U${n}`);
  for (let n = 0; n < 6; n += 1) await owe('post', `P${n}`);
  let taken = 0;
  const updates = { ...UNLIMITED, take: () => Promise.resolve((taken += 1)).then(() => 0) };
  // At this pace a seventh message would not go in this hour.
  const render = (owed: Owed) => (owed.entry.id === 'P5/0' ? shown(owed) : undefined);
  const delivery = delivering({ updates, render, intervalMs: 3_600_000 });
  delivery.nudge([LANE]);
  await until(async () => (await left()).length === 0);
  expect([sent, taken]).toEqual([['post P5/0'], 0]);
});

it('a workspace in which Slack takes no more updates is left alone by all lanes until it does', async () => {
  await owe('update-card', 'U1');
  const held: number[] = [];
  const delivery = delivering({
    updates: { ...UNLIMITED, holdFor: (ms) => Promise.resolve(void held.push(ms)) },
    send: () =>
      Promise.reject(
        Object.assign(new Error('limited'), { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }),
      ),
  });
  delivery.nudge([LANE]);
  await until(async () => (await one.outboxes.ofLane(LANE, 1))[0]?.entry.lastError === 'ratelimited');
  expect(held).toEqual([7_000]);
});

it('lanes that have to wait for their pace give their place to one that need not', async () => {
  const busy = Array.from({ length: 16 }, (_, n) => `C0BUSY${n}`);
  for (const lane of busy) for (let n = 0; n < 5; n += 1) await owe('post', `${lane}-${n}`, lane);
  await owe('post', 'urgent', LANE);
  const delivery = delivering({ intervalMs: 3_600_000 });
  delivery.nudge([...busy, LANE]);
  await until(() => sent.includes('post urgent/0'));
  expect(await left()).toEqual([]);
});

it('a card posted anew shows the newest state, so that the updates that were owed of it fall away', async () => {
  const ticket = await file(one, { cause: 'view:V1', when: new Date() });
  const now = new Date();
  const context = { at: now, now, cause: 'press:1', seed: 'seed', roster: {}, deskLocale: 'en' as const };
  const { record, intents } = decide(
    ticket,
    commandSchema.parse({ do: 'acknowledge' }),
    qian,
    context,
  ) as Decision;
  await one.tickets.commit(ticket, record, { intents, cause: 'press:1', now });
  const delivery = delivering();
  const { channel } = ticket.places.desk;
  delivery.nudge([channel]);
  await until(async () => (await left(channel)).length === 0);
  expect(sent.filter((one) => one.includes('card'))).toEqual(['post-card view:V1/1']);
  expect(sent.some((one) => one.startsWith('post-thread'))).toBe(true);
});
