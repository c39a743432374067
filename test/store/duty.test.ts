import type { LeaveRecord } from '../../src/domain/duty/leave.js';
import type { RotaRecord } from '../../src/domain/duty/rota-record.js';
import type { Intent } from '../../src/domain/record/outbox.js';
import { DutyStore } from '../../src/store/duty.js';
import { at, DAILY, leave, override, rota, wang, zhao } from '../domain/duty/rotas.js';
import { desk, type Process } from './stores.js';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

const NOW = at('2026-11-05T12:00');
const record = (more: Partial<RotaRecord> = {}): RotaRecord => ({
  ...rota([DAILY]),
  edition: 1,
  past: [],
  swaps: [],
  changedAt: NOW,
  history: [{ cause: 'view:V1', at: NOW, by: wang, did: 'made' }],
  ...more,
});
const leaveRecord = (id: string, from: string, to: string): LeaveRecord => ({
  ...leave(wang, from, to),
  id,
  changedAt: NOW,
  history: [],
});
const news: Intent = { kind: 'direct', message: 'duty-news', lane: wang.id };

it('a plan has what is in force, and nothing of what is over', async () => {
  const over = override(zhao, '2026-11-04T08:00', '2026-11-05T08:00');
  const now = override(zhao, '2026-11-05T08:00', '2026-11-06T08:00');
  await one.duty.rotas.insert(record({ past: [over], overrides: [now] }), {
    intents: [],
    cause: 'view:V1',
    now: NOW,
  });
  await one.duty.rotas.insert(record({ id: 'gone', retiredAt: NOW }), {
    intents: [],
    cause: 'view:V2',
    now: NOW,
  });
  await one.duty.leaves.insert(leaveRecord('l1', '2026-11-01T00:00', '2026-11-05T12:00'), {
    intents: [],
    cause: 'view:V3',
    now: NOW,
  });
  await one.duty.leaves.insert(leaveRecord('l2', '2026-11-08T00:00', '2026-11-09T00:00'), {
    intents: [],
    cause: 'view:V4',
    now: NOW,
  });
  const plan = await other.duty.load(NOW);
  expect(plan.rotas.map(({ id, overrides }) => [id, overrides])).toEqual([['support', [now]]]);
  expect(plan.leaves.map(({ id }) => id)).toEqual(['l2']);
  const since = await other.duty.loadSince(at('2026-11-04T00:00'));
  expect(since.rotas[0]!.overrides).toEqual([over, now]);
  expect(since.leaves.map(({ id }) => id)).toEqual(['l1', 'l2']);
});

it('comes back as it was kept', async () => {
  await one.duty.rotas.insert(record(), { intents: [], cause: 'view:V1', now: NOW });
  await one.duty.leaves.insert(leaveRecord('l1', '2026-11-08T00:00', '2026-11-09T00:00'), {
    intents: [],
    cause: 'view:V2',
    now: NOW,
  });
  expect(await other.duty.rotas.load('support')).toEqual(record());
  expect(await other.duty.leaves.load('l1')).toEqual(
    leaveRecord('l1', '2026-11-08T00:00', '2026-11-09T00:00'),
  );
  expect(await other.duty.rotas.load('l1')).toBeUndefined();
  expect(await other.duty.rotas.one({ madeBy: 'view:V1' })).toEqual(record());
});

it('one act makes one, however often it is delivered', async () => {
  expect(await one.duty.rotas.insert(record(), { intents: [], cause: 'view:V1', now: NOW })).toBeUndefined();
  expect(
    await other.duty.rotas.insert(record({ id: 'second' }), { intents: [], cause: 'view:V1', now: NOW }),
  ).toBe('madeBy');
  expect(await other.duty.rotas.insert(record(), { intents: [], cause: 'view:V2', now: NOW })).toBe('_id');
  expect(await one.duty.rotas.ids({})).toEqual(['support']);
});

it('of two who change the same version one does, and what it owes is owed once', async () => {
  await one.duty.rotas.insert(record(), { intents: [news], cause: 'view:V1', now: NOW });
  const before = (await one.duty.rotas.load('support'))!;
  const done = await Promise.all(
    [one, other].map(({ duty }, n) =>
      duty.rotas.commit(
        before,
        { ...before, name: `name ${n}` },
        { intents: [news], cause: `view:V${n + 2}`, now: NOW },
      ),
    ),
  );
  expect([...done].sort()).toEqual([false, true]);
  expect(await one.duty.rotas.load('support')).toMatchObject({
    version: 2,
    name: `name ${done.indexOf(true)}`,
  });
  expect((await one.outboxes.ofLane(wang.id, 10)).map(({ owner, entry }) => [owner, entry.message])).toEqual([
    ['duty', 'duty-news'],
    ['duty', 'duty-news'],
  ]);
});

it('what is due is found, the longest waiting first', async () => {
  await one.duty.rotas.insert(record({ nextInstantAt: at('2026-11-05T08:00') }), {
    intents: [],
    cause: 'view:V1',
    now: NOW,
  });
  const early = { ...leaveRecord('l1', '2026-11-04T00:00', '2026-11-09T00:00') };
  await one.duty.leaves.insert(
    { ...early, nextInstantAt: early.from },
    { intents: [], cause: 'view:V2', now: NOW },
  );
  await one.duty.rotas.insert(record({ id: 'later', nextInstantAt: at('2026-11-06T08:00') }), {
    intents: [],
    cause: 'view:V3',
    now: NOW,
  });
  expect(await one.duty.due(NOW, 10)).toEqual([
    { kind: 'leave', id: 'l1' },
    { kind: 'rota', id: 'support' },
  ]);
});

it('a rota that cannot be read is left out and told of; the others stay', async () => {
  const unreadable: string[] = [];
  await one.duty.rotas.insert(record(), { intents: [], cause: 'view:V1', now: NOW });
  await one.store.models.duty.collection.insertOne({ _id: 'odd', kind: 'rota', madeBy: 'x' } as never);
  const duty = new DutyStore(one.store.models.duty, (id) => void unreadable.push(id));
  expect((await duty.load(NOW)).rotas.map(({ id }) => id)).toEqual(['support']);
  expect(unreadable).toEqual(['odd']);
});
