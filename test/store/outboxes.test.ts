import { outboxEntries, type Intent } from '../../src/domain/record/outbox.js';
import type { Owed } from '../../src/store/outboxes.js';
import { bind, type Bound } from '../../src/domain/contract/bind.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { decide, type Decision } from '../../src/domain/ticket/decide.js';
import { li, ROSTER, sun, zhou } from '../domain/people/cast.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { desk, file, type Process } from './stores.js';

const CUSTOMER = 'C0RENHESVC';
const DESK = 'C0DESK0001';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

const short = (owed: readonly Owed[]) =>
  owed.map(({ ownerId, entry }) => `${ownerId} ${entry.message} ${entry.seq}`);
const raw = async (id: string) => (await one.store.models.tickets.findById(id).lean())!;

/** A note by the front desk: owes two cards and a line in the desk's thread. */
async function note(process: Process, id: string, when: Date, cause: string): Promise<boolean> {
  const ticket = (await process.tickets.load(id))!;
  const command = commandSchema.parse({ do: 'note', text: '备件在库' });
  const context = { at: when, now: when, cause, seed: cause, roster: ROSTER, deskLocale: 'zh-CN' as const };
  const { record, intents } = decide(ticket, command, sun, context) as Decision;
  return process.tickets.commit(ticket, record, { intents, cause, now: when });
}

it('a lane owes in the order in which things happened, across requests and contracts', async () => {
  await file(one, { cause: 'view:V1', when: at('10:01') });
  await file(one, { cause: 'view:V2', when: at('10:00') });
  await note(one, 'SR-2026-000001', at('10:02'), 'press:1');
  const { contract, intents } = bind(
    undefined,
    { ...CONTRACT, channel: CUSTOMER },
    { person: zhou, mayAdminister: true },
    { now: at('09:00'), cause: 'view:V0', nextReportAt: at('Sun 08:30') },
  ) as Bound;
  await one.contracts.insert(contract, { intents, cause: 'view:V0', now: at('10:01:30') });
  expect(short(await one.outboxes.ofLane(CUSTOMER, 10))).toEqual([
    'SR-2026-000002 ticket-card 0',
    'SR-2026-000001 ticket-card 0',
    'contract-C0RENHESVC intake-card 0',
    'SR-2026-000001 ticket-card 1000',
  ]);
  expect(short(await one.outboxes.ofLane(DESK, 10))).toEqual([
    'SR-2026-000002 ticket-card 1',
    'SR-2026-000001 ticket-card 1',
    'SR-2026-000001 ticket-card 1001',
    'SR-2026-000001 noted 1002',
  ]);
  expect(short(await one.outboxes.ofLane(li.id, 10))).toHaveLength(2);
});

it('what a request owes goes out as it happened, at one instant and when the clocks of processes differ', async () => {
  const { id } = await file(one, { cause: 'view:V1', when: at('10:00:02') });
  await note(one, id, at('10:00:02'), 'press:1');
  await note(other, id, at('10:00:00'), 'press:2');
  await note(other, id, at('10:00:00'), 'press:3');
  const owed = (await one.outboxes.ofLane(DESK, 50)).map(({ entry }) => entry.id);
  expect(owed).toEqual([
    'view:V1/1',
    ...['press:1', 'press:2', 'press:3'].flatMap((cause) => [`${cause}/1`, `${cause}/2`]),
  ]);
});

it('what waits for the end of quiet hours lets later messages pass, and is due then', async () => {
  const intent = (message: string, more: Partial<Intent> = {}): Intent => ({
    kind: 'direct',
    lane: li.id,
    message,
    ...more,
  });
  const intents = [intent('registered', { notBefore: at('Tue 07:00') }), intent('warned')];
  await one.contracts.insert(CONTRACT, { intents, cause: 'view:V0', now: at('23:00') });
  const messages = async (now: Date) =>
    (await one.outboxes.ofLane(li.id, 10, now)).map(({ entry }) => entry.message);
  expect(await messages(at('23:00'))).toEqual(['warned']);
  const [warned] = await one.outboxes.ofLane(li.id, 10, at('23:00'));
  await one.outboxes.settle([warned!], { channel: 'D1', ts: '1.1' }, at('23:00'));
  expect(await one.outboxes.dueLanes(at('Tue 06:59'), 10)).toEqual([]);
  expect(await messages(at('Tue 06:59'))).toEqual([]);
  expect(await one.outboxes.dueLanes(at('Tue 07:00'), 10)).toEqual([li.id]);
  expect(await messages(at('Tue 07:00'))).toEqual(['registered']);
});

it('what is oldest comes first however much a lane owes and whichever document was there first', async () => {
  for (let n = 0; n < 6; n += 1) await file(one, { cause: `view:V${n}`, when: at(`10:${50 - n}`) });
  expect(short(await one.outboxes.ofLane(CUSTOMER, 2))).toEqual([
    'SR-2026-000006 ticket-card 0',
    'SR-2026-000005 ticket-card 0',
  ]);
});

it('a lane is due when something in it is, and one that is blocked does not hide the others', async () => {
  for (let n = 0; n < 4; n += 1) await file(one, { cause: `view:V${n}`, when: at(`10:0${n}`) });
  expect((await one.outboxes.dueLanes(at('10:10'), 50)).sort()).toEqual([DESK, CUSTOMER, li.id].sort());
  expect(await one.outboxes.dueLanes(at('09:59'), 50)).toEqual([]);
  await one.contracts.insert(
    { ...CONTRACT, id: 'contract-C0HARBRSVC', customerChannel: 'C0HARBRSVC' },
    {
      intents: [{ kind: 'post-card', place: 'intake', lane: 'C0HARBRSVC', message: 'intake-card' }],
      cause: 'view:H',
      now: at('10:05'),
    },
  );
  expect(await one.outboxes.dueLanes(at('10:10'), 3)).toContain('C0HARBRSVC');
});

it('what was delivered leaves the outbox, once, and its receipt stays', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const [card] = await one.outboxes.ofLane(CUSTOMER, 10);
  await one.outboxes.begin(card!);
  expect((await one.outboxes.ofLane(CUSTOMER, 10))[0]!.entry.begun).toBe(true);
  const receipt = { channel: CUSTOMER, ts: '1763863200.000100', field: 'places.customer.ts' };
  await Promise.all([
    one.outboxes.settle([card!], receipt, at('10:01')),
    other.outboxes.settle([card!], receipt, at('10:01')),
  ]);
  expect(await one.outboxes.ofLane(CUSTOMER, 10)).toEqual([]);
  const stored = await raw(id);
  expect(stored['receipts']).toEqual([
    {
      id: card!.entry.id,
      message: 'ticket-card',
      lane: CUSTOMER,
      channel: CUSTOMER,
      ts: '1763863200.000100',
      deliveredAt: at('10:01'),
    },
  ]);
  expect(stored['places']).toMatchObject({ customer: { ts: '1763863200.000100' } });
});

it('a message that is updated keeps its receipt, which says what it shows now', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const [page] = await one.outboxes.ofLane(li.id, 10);
  const sent = { channel: 'D1', ts: '1.1', offers: ['acknowledge'] };
  await one.outboxes.settle([page!], sent, at('10:01'));
  const update: Intent = {
    kind: 'update-message',
    lane: li.id,
    message: 'registered',
    data: { of: page!.entry.id },
  };
  const owe = (cause: string) =>
    one.store.models.tickets.collection.updateOne(
      { _id: id } as never,
      { $push: { outbox: { $each: outboxEntries([update], cause, at('10:02')) } } } as never,
    );
  await owe('press:1');
  const [owed] = await one.outboxes.ofLane(li.id, 10);
  await one.outboxes.settleUpdate(owed!, page!.entry.id, []);
  expect(await one.outboxes.ofLane(li.id, 10)).toEqual([]);
  const kept = { ...sent, offers: [], deliveredAt: at('10:01') };
  expect((await raw(id))['receipts']).toEqual([expect.objectContaining(kept)]);
  expect((await one.tickets.load(id))!.receipts).toEqual([expect.objectContaining(kept)]);
  await owe('press:2');
  await one.outboxes.settleUpdate((await one.outboxes.ofLane(li.id, 10))[0]!, 'forgotten', []);
  expect(await one.outboxes.ofLane(li.id, 10)).toEqual([]);
});

it('a command does not write over the receipts that delivery has left meanwhile', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const before = (await one.tickets.load(id))!;
  const [page] = await one.outboxes.ofLane(li.id, 10);
  await one.outboxes.settle([page!], { channel: 'D1', ts: '1.1' }, at('10:01'));
  const command = commandSchema.parse({ do: 'note', text: '备件在库' });
  const context = {
    at: at('10:02'),
    now: at('10:02'),
    cause: 'press:1',
    roster: ROSTER,
    seed: 'seed',
    deskLocale: 'en' as const,
  };
  const decision = decide(before, command, sun, context) as Decision;
  expect(
    await one.tickets.commit(before, decision.record, {
      intents: decision.intents,
      cause: 'press:1',
      now: at('10:02'),
    }),
  ).toBe(true);
  expect((await one.tickets.load(id))!.receipts).toHaveLength(1);
});

describe('pages of several requests', () => {
  const pages = async () => one.outboxes.ofLane(li.id, 10);
  beforeEach(async () => {
    await file(one, { cause: 'view:V1' });
    await file(one, { cause: 'view:V2', when: at('10:01') });
  });

  it('that go out together say so before, are settled together, and each leaves its receipt', async () => {
    await one.outboxes.together(await pages(), 'digest-1');
    expect((await pages()).map(({ entry }) => [entry.digest, entry.begun])).toEqual([
      ['digest-1', true],
      ['digest-1', true],
    ]);
    await one.outboxes.settleTogether(await pages(), { channel: 'D1', ts: '1.1' }, at('10:02'));
    expect(await pages()).toEqual([]);
    for (const [id, cause] of [
      ['SR-2026-000001', 'view:V1'],
      ['SR-2026-000002', 'view:V2'],
    ] as const) {
      const told = { lane: li.id, message: 'registered', channel: 'D1', ts: '1.1', deliveredAt: at('10:02') };
      expect((await raw(id))['receipts']).toEqual([{ id: `${cause}/2`, factId: `${cause}#0`, ...told }]);
    }
  });

  it('that did not go out together after all are again as they were', async () => {
    const before = await pages();
    await one.outboxes.together(before, 'digest-1');
    await one.outboxes.together(await pages(), undefined);
    expect(await pages()).toEqual(before);
  });

  it('that are told no more leave the lane, and that they were not told is kept', async () => {
    await one.outboxes.supersede((await pages()).slice(0, 1), at('10:02'));
    expect(short(await pages())).toEqual(['SR-2026-000002 registered 2']);
    expect((await raw('SR-2026-000001'))['receipts']).toEqual([
      expect.objectContaining({ id: 'view:V1/2', message: 'registered', supersededAt: at('10:02') }),
    ]);
  });

  it('held back in a storm are not let go by somebody ending their quiet hours', async () => {
    const [first, second] = await pages();
    await one.outboxes.holdPages([first!], at('10:10'));
    await one.outboxes.postpone([second!], at('10:02'), 'x', false);
    await one.outboxes.holdLane(li.id, at('10:03'), undefined);
    expect(short(await one.outboxes.ofLane(li.id, 10, at('10:05')))).toEqual(['SR-2026-000002 registered 2']);
    expect(await one.outboxes.ofLane(li.id, 10, at('10:10'))).toHaveLength(2);
  });
});

it('several updates of one card are settled by one delivery', async () => {
  await file(one, { cause: 'view:V1' });
  await note(one, 'SR-2026-000001', at('10:02'), 'press:1');
  await note(one, 'SR-2026-000001', at('10:03'), 'press:2');
  const cards = await one.outboxes.ofLane(CUSTOMER, 10);
  expect(cards).toHaveLength(3);
  await one.outboxes.settle(cards, { channel: CUSTOMER, ts: '1.2' }, at('10:04'));
  expect(await one.outboxes.ofLane(CUSTOMER, 10)).toEqual([]);
});

it('what is owed anew while something is settled is not lost', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const before = await one.outboxes.ofLane(DESK, 50);
  const results = await Promise.all([
    ...Array.from({ length: 5 }, async (_, n) => {
      for (let tries = 0; tries < 20; tries += 1) {
        if (await note(one, id, at(`10:0${n + 1}`), `press:${n}`)) return true;
      }
      return false;
    }),
    ...before.map((owed) => other.outboxes.settle([owed], { channel: DESK, ts: '1.2' }, at('10:01'))),
  ]);
  expect(results).not.toContain(false);
  const after = (await one.tickets.load(id))!;
  expect(after.version).toBe(6);
  expect(after.outbox.filter(({ message }) => message === 'noted')).toHaveLength(5);
  expect(after.outbox.map((entry) => entry.id)).not.toContain(before[0]!.entry.id);
});

it('what is postponed is due later, keeps its place, and counts its tries', async () => {
  await file(one, { cause: 'view:V1' });
  await note(one, 'SR-2026-000001', at('10:02'), 'press:1');
  const [card] = await one.outboxes.ofLane(CUSTOMER, 10);
  await one.outboxes.postpone([card!], at('10:10'), 'ratelimited', false);
  await one.outboxes.postpone([card!], at('10:20'), 'fatal_error', true);
  const [first, second] = await one.outboxes.ofLane(CUSTOMER, 10);
  expect(first!.entry).toMatchObject({
    id: card!.entry.id,
    dueAt: at('10:20'),
    attempts: 1,
    lastError: 'fatal_error',
  });
  expect(second!.entry).toMatchObject({ dueAt: at('10:02'), attempts: 0 });
});

it('what cannot be delivered is kept with its reason and told to the desk, once, even when giving up is repeated', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const [owed] = await one.outboxes.ofLane(li.id, 10);
  const notice: Intent = {
    kind: 'post-thread',
    place: 'desk',
    lane: DESK,
    message: 'undeliverable',
    data: { lane: li.id },
  };
  const notices = outboxEntries([notice], `${owed!.entry.id}!`, at('10:05'));
  await one.outboxes.giveUp(owed!, 'cannot_dm_bot', at('10:05'), notices);
  await other.outboxes.giveUp(owed!, 'cannot_dm_bot', at('10:06'), notices);
  const stored = await raw(id);
  const messages = (stored['outbox'] as { message: string }[]).map(({ message }) => message);
  expect(messages).toEqual(['ticket-card', 'ticket-card', 'undeliverable']);
  expect(await one.outboxes.undeliverable(10)).toEqual([
    expect.objectContaining({
      ownerId: id,
      message: 'registered',
      lane: li.id,
      error: 'cannot_dm_bot',
      at: at('10:05'),
    }),
  ]);
  expect(await one.outboxes.ofLane(li.id, 10)).toEqual([]);
});

it('giving up that was interrupted halfway is completed by its repetition', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  const [owed] = await one.outboxes.ofLane(li.id, 10);
  const notices = outboxEntries(
    [{ kind: 'post', lane: DESK, message: 'undeliverable' }],
    `${owed!.entry.id}!`,
    at('10:05'),
  );
  await one.store.models.tickets.collection.updateOne(
    { _id: id } as never,
    { $push: { outbox: notices[0] } } as never,
  );
  await one.outboxes.giveUp(owed!, 'user_disabled', at('10:06'), notices);
  const stored = await raw(id);
  expect((stored['outbox'] as unknown[]).length).toBe(3);
  expect(stored['undeliverable']).toHaveLength(1);
});

it('a give-up repeated after its notice was delivered does not tell the desk again', async () => {
  await file(one, { cause: 'view:V1' });
  const [owed] = await one.outboxes.ofLane(li.id, 10);
  const notices = outboxEntries(
    [{ kind: 'post', lane: DESK, message: 'undeliverable' }],
    `${owed!.entry.id}!`,
    at('10:05'),
  );
  await one.outboxes.giveUp(owed!, 'user_disabled', at('10:05'), notices);
  const told = (await one.outboxes.ofLane(DESK, 10)).find(({ entry }) => entry.message === 'undeliverable')!;
  await one.outboxes.settle([told], { channel: DESK, ts: '1.2' }, at('10:06'));
  await other.outboxes.giveUp(owed!, 'user_disabled', at('10:07'), notices);
  expect((await one.outboxes.ofLane(DESK, 10)).map(({ entry }) => entry.message)).toEqual(['ticket-card']);
});

it('says how many documents owe something that is late', async () => {
  await file(one, { cause: 'view:V1', when: at('10:00') });
  await file(one, { cause: 'view:V2', when: at('10:05') });
  expect(await one.outboxes.overdue(at('10:01'))).toBe(1);
  expect(await one.outboxes.overdue(at('10:06'))).toBe(2);
});
