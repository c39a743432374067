import { isRefusal } from '../../src/domain/refusal.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { decide, type Decision } from '../../src/domain/ticket/decide.js';
import { tick } from '../../src/domain/ticket/tick.js';
import { Tickets } from '../../src/store/tickets.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { Person } from '../../src/domain/people/person.js';
import { chen, HARBOUR, li, qian, ref, RENHE, ROSTER, smith, sun, wang } from '../domain/people/cast.js';
import { at, WORDS } from '../domain/ticket/requests.js';
import { planOf } from './plan-of.js';
import { desk, file, filed, type Process } from './stores.js';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

const ofHarbour = {
  filing: {
    contractId: 'contract-C0HARBRSVC',
    requester: { name: smith.name, phone: '+1 212 555 0100', personId: smith.id },
  },
  contract: { id: 'contract-C0HARBRSVC', customerId: HARBOUR, customerChannel: 'C0HARBRSVC' },
};

let acts = 0;
function decided(
  ticket: Ticket,
  by: Person,
  verb: string,
  when: Date,
): { decision: Decision; cause: string } {
  const cause = `press:${(acts += 1)}`;
  const command = commandSchema.parse({ do: verb, ...WORDS[verb] });
  const decision = decide(ticket, command, by, {
    at: when,
    now: when,
    cause,
    roster: ROSTER,
    seed: cause,
    deskLocale: 'zh-CN',
  });
  if (isRefusal(decision)) throw new Error(`${verb}: ${decision.refused}`);
  return { decision, cause };
}

/** Decides and commits; gives the request as the store has it then. */
async function did(process: Process, id: string, by: Person, verb: string, when: Date): Promise<Ticket> {
  const before = (await process.tickets.load(id))!;
  const { decision, cause } = decided(before, by, verb, when);
  expect(
    await process.tickets.commit(before, decision.record, { intents: decision.intents, cause, now: when }),
  ).toBe(true);
  return (await process.tickets.load(id))!;
}

describe('numbers', () => {
  it('are unique and without a gap when two processes file a hundred requests at once', async () => {
    const causes = Array.from({ length: 100 }, (_, n) => `view:V${n}`);
    const done = await Promise.all(
      causes.map((cause, n) =>
        (n % 2 ? one : other).tickets.register(2026, cause, at('10:00'), filed({ cause })),
      ),
    );
    const expected = causes.map((_, n) => `SR-2026-${String(n + 1).padStart(6, '0')}`);
    expect(done.map(({ ticket }) => ticket.id).sort()).toEqual(expected);
    expect(done.some(({ repeated }) => repeated)).toBe(false);
    expect(await one.store.models.tickets.countDocuments()).toBe(100);
  });

  it('are given once per filing, however often and by whichever process it is repeated', async () => {
    const cause = 'view:V1';
    const done = await Promise.all(
      [one, other, one, other].map(({ tickets }) =>
        tickets.register(2026, cause, at('10:00'), filed({ cause })),
      ),
    );
    expect(new Set(done.map(({ ticket }) => ticket.id))).toEqual(new Set(['SR-2026-000001']));
    expect(done.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const next = await file(one, { cause: 'view:V2' });
    expect(next.id).toBe('SR-2026-000002');
  });

  it('begin anew with the year and go on after a restart', async () => {
    await file(one, { cause: 'view:V1' });
    await one.tickets.register(2027, 'view:V2', at('10:00'), filed({ cause: 'view:V2' }));
    const { ticket } = await other.tickets.register(
      2026,
      'view:V3',
      at('10:00'),
      filed({ cause: 'view:V3' }),
    );
    expect(ticket.id).toBe('SR-2026-000002');
    expect(await one.tickets.load('SR-2027-000001')).toBeDefined();
  });

  it('go on after 999,999, although the longer key comes before the shorter', async () => {
    await file(one, { cause: 'view:V1' });
    const renamed = async (from: string, to: string) => {
      const collection = one.store.models.tickets.collection;
      const stored = (await collection.findOne({ _id: from } as never))!;
      await collection.deleteOne({ _id: from } as never);
      await collection.insertOne({ ...stored, _id: to } as never);
    };
    await renamed('SR-2026-000001', 'SR-2026-999999');
    expect((await file(other, { cause: 'view:V2' })).id).toBe('SR-2026-1000000');
    expect((await file(other, { cause: 'view:V3' })).id).toBe('SR-2026-1000001');
  });

  it('a filing that fails does not keep the next one from its number', async () => {
    const bad = one.tickets.register(2026, 'view:V1', at('10:00'), () => {
      throw new Error('no');
    });
    await expect(bad).rejects.toThrow('no');
    expect((await file(one, { cause: 'view:V2' })).id).toBe('SR-2026-000001');
  });
});

describe('a commit', () => {
  it('gives back, loaded, exactly what was decided, with history, outbox and the next version', async () => {
    const before = await file(one, { cause: 'view:V1' });
    const { decision, cause } = decided(before, li, 'acknowledge', at('10:05'));
    await one.tickets.commit(before, decision.record, { intents: decision.intents, cause, now: at('10:05') });
    const after = (await other.tickets.load(before.id))!;
    expect({ ...after, outbox: [] }).toEqual({ ...decision.record, version: 2, outbox: [] });
    expect(after.outbox.map(({ id }) => id)).toEqual([
      ...before.outbox.map(({ id }) => id),
      ...decision.intents.map((_, n) => `${cause}/${n}`),
    ]);
  });

  it('of two decided on the same version, one counts', async () => {
    const before = await file(one, { cause: 'view:V1' });
    const acts = [li, chen].map((person) => decided(before, person, 'acknowledge', at('10:05')));
    const kept = await Promise.all(
      acts.map(({ decision, cause }, n) =>
        [one, other][n]!.tickets.commit(before, decision.record, {
          intents: decision.intents,
          cause,
          now: at('10:05'),
        }),
      ),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    const after = (await one.tickets.load(before.id))!;
    const { record } = acts.find((_act, n) => kept[n])!.decision;
    expect({ ...after, outbox: [] }).toEqual({ ...record, version: 2, outbox: [] });
  });

  it('takes away what is not there any more', async () => {
    const { id } = await file(one, { cause: 'view:V1' });
    await did(one, id, li, 'acknowledge', at('10:05'));
    const waiting = await did(one, id, li, 'wait', at('10:10'));
    expect(waiting.waiting).toBeDefined();
    const resumed = await did(one, id, li, 'resume', at('10:20'));
    expect(resumed.waiting).toBeUndefined();
    expect(await one.store.models.tickets.findById(id).lean()).not.toHaveProperty('waiting');
    for (const verb of ['propose', 'resolve']) await did(one, id, li, verb, at('10:30'));
    const signed = await did(one, id, wang, 'confirm', at('10:40'));
    expect(signed.signature).toEqual({ by: ref(wang), at: at('10:40') });
    await did(one, id, qian, 'accept', at('10:41'));
    await did(one, id, sun, 'archive', at('10:42'));
    const stored = (await one.store.models.tickets.findById(id).lean())!;
    expect(stored).not.toHaveProperty('nextInstantAt');
    expect(JSON.stringify(stored['history'])).not.toContain('null');
  });

  it('does not overwrite where delivery has meanwhile put the cards, nor the receipts', async () => {
    const before = await file(one, { cause: 'view:V1' });
    const [card] = (await one.outboxes.ofLane('C0RENHESVC', 10)).slice(0, 1);
    const { decision, cause } = decided(before, li, 'acknowledge', at('10:05'));
    await other.outboxes.settle(
      [card!],
      { channel: 'C0RENHESVC', ts: '1763863200.000100', field: 'places.customer.ts' },
      at('10:04'),
    );
    expect(
      await one.tickets.commit(before, decision.record, {
        intents: decision.intents,
        cause,
        now: at('10:05'),
      }),
    ).toBe(true);
    const after = (await one.tickets.load(before.id))!;
    expect(after.places.customer).toEqual({ channel: 'C0RENHESVC', ts: '1763863200.000100' });
    expect(after.outbox.map((entry) => entry.id)).not.toContain(card!.entry.id);
    const raw = (await one.store.models.tickets.findById(before.id).lean())!;
    expect(raw['receipts']).toMatchObject([{ ts: '1763863200.000100', message: 'ticket-card' }]);
  });

  it('without anything to tell moves the clock’s instant on', async () => {
    const before = await file(one, { cause: 'view:V1' });
    const decision = tick(before, {
      now: at('10:22:30'),
      cause: 'tick:1',
      roster: ROSTER,
      seed: 'seed',
      deskLocale: 'zh-CN',
    })!;
    expect(
      await one.tickets.commit(before, decision.record, {
        intents: decision.intents,
        cause: 'tick:1',
        now: at('10:22:30'),
      }),
    ).toBe(true);
    expect(await one.tickets.due(at('10:26:59'), 10)).toEqual([]);
    expect(await one.tickets.due(at('10:27'), 10)).toEqual([before.id]);
  });
});

describe('what is due for the clock', () => {
  it('comes most overdue first, and no more than asked for', async () => {
    for (const [n, when] of ['10:20', '10:00', '10:10'].entries()) {
      await file(one, { cause: `view:V${n}`, when: at(when) });
    }
    const due = await one.tickets.due(at('10:40'), 10);
    expect(due).toEqual(['SR-2026-000002', 'SR-2026-000003']);
    expect(await one.tickets.due(at('10:50'), 1)).toEqual(['SR-2026-000002']);
    expect(await one.tickets.due(at('10:22'), 10)).toEqual([]);
  });

  it('is found by its index: the cost follows what is due, not what exists', async () => {
    for (let n = 0; n < 20; n += 1)
      await file(one, { cause: `view:V${n}`, when: at(n < 3 ? '10:00' : '12:00') });
    const plan = await planOf(
      one.store.models.tickets
        .find({ nextInstantAt: { $lte: at('10:30') } }, { _id: 1 })
        .sort({ nextInstantAt: 1 })
        .limit(10),
    );
    if (!plan) return;
    expect(plan.stages).toContain('IXSCAN');
    expect(plan.looked).toBeLessThanOrEqual(3);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    await file(one, { cause: 'view:V1', when: at('11:00') });
    await file(one, { cause: 'view:V2', when: at('10:00') });
    await file(one, { cause: 'view:V3', when: at('09:00'), ...ofHarbour });
    await file(one, { cause: 'view:V4', when: at('09:00') });
    await did(one, 'SR-2026-000004', wang, 'cancel', at('11:30'));
  });
  const ids = async (...args: Parameters<Process['tickets']['list']>) => {
    const { tickets, total } = await one.tickets.list(...args);
    return { ids: tickets.map(({ id }) => id), total };
  };

  it('show a customer the open requests of their own company only, the next deadline first', async () => {
    expect(await ids({ of: 'open', customerIds: [RENHE] }, 10)).toEqual({
      ids: ['SR-2026-000002', 'SR-2026-000001'],
      total: 2,
    });
    expect(await ids({ of: 'open', customerIds: [HARBOUR] }, 10)).toEqual({
      ids: ['SR-2026-000003'],
      total: 1,
    });
    expect(await ids({ of: 'open', customerIds: [] }, 10)).toEqual({ ids: [], total: 0 });
    expect(await ids({ of: 'filed-by', personId: smith.id, customerIds: [RENHE] }, 10)).toMatchObject({
      total: 0,
    });
    expect(await ids({ of: 'filed-by', personId: smith.id, customerIds: [HARBOUR] }, 10)).toMatchObject({
      total: 1,
    });
  });

  it('show the desk everything open, cut with the number of all', async () => {
    expect(await ids({ of: 'open' }, 10)).toEqual({
      ids: ['SR-2026-000003', 'SR-2026-000002', 'SR-2026-000001'],
      total: 3,
    });
    expect(await ids({ of: 'open' }, 1)).toEqual({ ids: ['SR-2026-000003'], total: 3 });
  });

  it('show an engineer what they are responsible for', async () => {
    await did(one, 'SR-2026-000001', li, 'acknowledge', at('11:05'));
    expect(await ids({ of: 'responsible', personId: li.id }, 10)).toEqual({
      ids: ['SR-2026-000001'],
      total: 1,
    });
    expect(await ids({ of: 'responsible', personId: chen.id }, 10)).toEqual({ ids: [], total: 0 });
  });

  it('leave out, and name, a request that cannot be read', async () => {
    const unreadable: string[] = [];
    const { tickets: model } = one.store.models;
    await model.collection.updateOne({ _id: 'SR-2026-000001' } as never, {
      $set: { items: 'of another version' },
    });
    const tickets = new Tickets(model, (id) => unreadable.push(id));
    const shown = await tickets.list({ of: 'open' }, 10);
    expect(shown.tickets.map(({ id }) => id)).toEqual(['SR-2026-000003', 'SR-2026-000002']);
    const reported = [];
    for await (const { id } of tickets.notClosedBefore('contract-C0RENHESVC', at('09:00'))) reported.push(id);
    expect(reported.sort()).toEqual(['SR-2026-000002', 'SR-2026-000004']);
    expect(unreadable).toEqual(['SR-2026-000001', 'SR-2026-000001']);
  });

  it('put requests without a deadline last, and keep those with one when they are cut', async () => {
    for (const verb of ['acknowledge', 'propose', 'resolve'])
      await did(one, 'SR-2026-000003', li, verb, at('09:10'));
    expect((await ids({ of: 'open' }, 10)).ids).toEqual([
      'SR-2026-000002',
      'SR-2026-000001',
      'SR-2026-000003',
    ]);
    expect((await ids({ of: 'open' }, 2)).ids).toEqual(['SR-2026-000002', 'SR-2026-000001']);
  });

  it('for the weekly report: what of a contract was not closed before an instant', async () => {
    const open = async (from: Date) => {
      const found = [];
      for await (const { id } of one.tickets.notClosedBefore('contract-C0RENHESVC', from)) found.push(id);
      return found.sort();
    };
    expect(await open(at('11:30'))).toEqual(['SR-2026-000001', 'SR-2026-000002', 'SR-2026-000004']);
    expect(await open(at('11:31'))).toEqual(['SR-2026-000001', 'SR-2026-000002']);
  });
});

it('a request is found by the thread of each of its cards and of its original message, and by no other', async () => {
  const source = { channel: 'C0RENHESVC', ts: '1763862000.000001' };
  const { id } = await file(one, { cause: 'view:V1', filing: { source } });
  for (const [lane, place, ts] of [
    ['C0RENHESVC', 'customer', '1763863200.000100'],
    ['C0DESK0001', 'desk', '1763863200.000200'],
  ] as const) {
    const card = (await one.outboxes.ofLane(lane, 10)).find(({ entry }) => entry.kind === 'post-card')!;
    await one.outboxes.settle([card], { channel: lane, ts, field: `places.${place}.ts` }, at('10:01'));
    expect(await one.tickets.byThread(lane, ts)).toMatchObject({ ticket: { id }, place });
  }
  expect(await one.tickets.byThread(source.channel, source.ts)).toMatchObject({
    ticket: { id },
    place: 'source',
  });
  expect(await one.tickets.byThread('C0DESK0001', '1763863200.000100')).toBeUndefined();
  await one.tickets.channelChanged('C0RENHESVC', 'C0RENHESV2');
  expect(await one.tickets.byThread('C0RENHESV2', '1763863200.000100')).toMatchObject({ place: 'customer' });
});
