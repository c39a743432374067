import { NO_MEMORY, type Remembered } from '../../src/domain/audit/memory.js';
import { outboxEntries, type Intent } from '../../src/domain/record/outbox.js';
import { at, CONTRACT, DESK } from '../domain/ticket/requests.js';
import { desk, file, type Process } from './stores.js';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

const set = (id: string, fields: object) =>
  one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
const fileMany = async (count: number) => {
  for (let n = 1; n <= count; n += 1) await file(one, { cause: `view:V${n}` });
};
const number = (n: number) => `SR-2026-${String(n).padStart(6, '0')}`;
const intent: Intent = { lane: DESK, kind: 'post', message: 'audit', data: {} };
const remembered: Remembered = {
  kind: 'clock-late',
  about: number(1),
  since: at('09:00'),
  firstAt: at('10:00'),
  toldAt: at('10:01'),
  toldIn: [DESK],
};

it('of two auditors that begin with the same memory one keeps it and owes what it tells', async () => {
  expect(await one.audit.load()).toEqual(NO_MEMORY);
  const after = { cursor: number(7), ranAt: at('10:00'), findings: [remembered], unkept: 3 };
  const kept = await Promise.all(
    [one, other].map(({ audit }) => audit.save(NO_MEMORY, after, [intent], at('10:00'))),
  );
  expect(kept.sort()).toEqual([false, true]);
  const memory = await other.audit.load();
  expect(memory).toEqual({ ...after, version: 1 });
  expect(await one.audit.owing()).toEqual(new Set([DESK]));

  const again = await Promise.all(
    [one, other].map(({ audit }) => audit.save(memory, { ...after, findings: [] }, [], at('10:01'))),
  );
  expect(again.sort()).toEqual([false, true]);
  expect((await one.audit.load()).findings).toEqual([]);
});

it('what the auditor owes is delivered like everything else, and then it owes nothing', async () => {
  await one.audit.save(
    NO_MEMORY,
    { cursor: '', ranAt: at('10:00'), findings: [], unkept: 0 },
    [intent],
    at('10:00'),
  );
  expect(await one.outboxes.dueLanes(at('10:00'), 10)).toEqual([DESK]);
  const [owed] = await one.outboxes.ofLane(DESK, 10);
  expect(owed).toMatchObject({ owner: 'audit', ownerId: 'auditor', entry: { message: 'audit' } });
  await one.outboxes.settle([owed!], { channel: DESK, ts: '1.1' }, at('10:01'));
  expect(await one.audit.owing()).toEqual(new Set());
  expect((await one.audit.load()).version).toBe(1);
});

it('health reads what has been told, and not what is only suspected', async () => {
  const { toldAt: _not, ...suspected } = { ...remembered, about: number(2) };
  const findings = [remembered, suspected];
  await one.audit.save(NO_MEMORY, { cursor: '', ranAt: at('10:00'), findings, unkept: 4 }, [], at('10:00'));
  expect(await one.audit.reading()).toEqual({
    ranAt: at('10:00'),
    findings: [remembered],
    more: 4,
    walk: {},
  });
});

it('turns that were missed are found, the oldest first, and those that the sweep has set aside', async () => {
  await fileMany(5);
  await set(number(2), { nextInstantAt: at('09:30') });
  await set(number(3), { nextInstantAt: at('09:00') });
  await set(number(4), { nextInstantAt: at('09:00') });
  await one.tickets.setAside(number(4), at('10:00'), at('10:01'));
  const about = { deskChannel: DESK };
  expect(await one.audit.missedTurns(at('09:59'), 10)).toEqual([
    { ...about, kind: 'clock-late', about: number(3), since: at('09:00') },
    { ...about, kind: 'clock-late', about: number(2), since: at('09:30') },
    { ...about, kind: 'clock-aside', about: number(4) },
  ]);
  expect(await one.audit.missedTurns(at('09:59'), 1)).toHaveLength(2);
});

it('a request that was set aside and has had its turn since is not found any more', async () => {
  await fileMany(1);
  await set(number(1), { nextInstantAt: at('09:00') });
  await one.tickets.setAside(number(1), at('10:00'), at('10:01'));
  expect(await one.audit.missedTurns(at('09:59'), 10)).toHaveLength(1);
  await set(number(1), { nextInstantAt: at('10:30') });
  expect(await one.audit.missedTurns(at('09:59'), 10)).toEqual([]);
});

it('all open requests are visited in turn, closed ones are not', async () => {
  await fileMany(7);
  await set(number(2), { status: 'archived' });
  await set(number(5), { status: 'confirmed' });
  const visited: string[][] = [];
  for (let cursor = ''; visited.length < 5; cursor = visited.at(-1)!.at(-1)!) {
    const found = await one.audit.openAfter(cursor, 2);
    if (found.length === 0) break;
    visited.push(found);
  }
  expect(visited).toEqual([[number(1), number(3)], [number(4), number(6)], [number(7)]]);
  const among = await one.audit.openAmong([number(5), number(6), number(99)]);
  expect(among.map(({ id }) => id)).toEqual([number(6)]);
  expect(among[0]!.ticket).toEqual(await one.tickets.load(number(6)));
});

it('a request that cannot be read is given by its number, with the place of the fault and without its words', async () => {
  await fileMany(1);
  await set(number(1), { 'requester.phone': 4711, site: 'secret words' });
  expect(await one.audit.openAmong([number(1)])).toEqual([
    { id: number(1), deskChannel: DESK, reason: 'requester.phone' },
  ]);
});

it('lanes that stand still are found over all that owe, each once, with its desk', async () => {
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
  await file(one, { cause: 'view:V1', when: at('10:00') });
  await file(one, { cause: 'view:V2', when: at('10:05') });
  const report = { _id: `${CONTRACT.id}@2026-W47`, version: 1 };
  const outbox = outboxEntries(
    [{ lane: 'C0ELSEWHER', kind: 'files', message: 'weekly-report' }],
    'r',
    at('09:50'),
  );
  await one.store.models.weeklyReports.collection.insertOne({ ...report, outbox } as never);
  await one.audit.save(
    NO_MEMORY,
    { cursor: '', ranAt: at('09:40'), findings: [], unkept: 0 },
    [
      { ...intent, lane: 'U0ADMIN001', kind: 'direct' },
      { ...intent, lane: CONTRACT.customerChannel },
    ],
    at('09:40'),
  );
  const found = await one.audit.stuckLanes(at('10:01'), 10);
  const byLane = new Map(found.map(({ about, ...more }) => [about, more]));
  const base = { kind: 'outbox-stuck', deskChannel: DESK, count: 1 };
  expect(byLane.get(CONTRACT.customerChannel)).toEqual({ ...base, count: 2, since: at('09:40') });
  expect(byLane.get(DESK)).toEqual({ ...base, since: at('10:00') });
  expect(byLane.get('C0ELSEWHER')).toEqual({ ...base, since: at('09:50') });
  expect(byLane.get('U0ADMIN001')).toEqual({ kind: 'outbox-stuck', count: 1, since: at('09:40') });
  expect(await one.audit.stuckLanes(at('09:30'), 10)).toEqual([]);
});
