import { pino } from 'pino';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { auditDesk } from '../../src/jobs/audit-desk.js';
import { CommandRunner } from '../../src/run-command.js';
import { BundleMarks } from '../../src/store/bundle-marks.js';
import { ROSTER, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { planOf } from '../store/plan-of.js';
import { desk, file, type Process } from '../store/stores.js';

/** As many as three runs look at. */
const MANY = 45;

let of: Process[];
let one: Process;
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  one = of[0]!;
  now = at('10:00');
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
});
afterEach(() => stop());

const clock = () => now;
const log = pino({ level: 'silent' });
async function run(when: string, { audit, seals, records, settings, duty, contracts } = one): Promise<void> {
  now = at(when);
  await auditDesk({
    ...{ audit, seals, records, settings, duty, contracts, clock, log, auditDays: 7 },
    nudge: () => undefined,
  });
}
const found = async () =>
  (await one.audit.load()).findings
    .filter(({ kind }) => kind !== 'outbox-stuck')
    .map(({ kind, about }) => `${kind} ${about}`);
const tickets = () => one.store.models.tickets.collection;
const set = (id: string, fields: object) => tickets().updateOne({ _id: id }, { $set: fields });
const number = (n: number) => `SR-2026-${String(n).padStart(6, '0')}`;

/** Requests of which every one is closed, and was looked at when it was. */
async function closed(count = MANY): Promise<void> {
  const runner = new CommandRunner({ ...one, clock, nudge: () => undefined });
  const cancel = commandSchema.parse({ do: 'cancel', reason: '已自行恢复' });
  for (let n = 1; n <= count; n += 1) {
    const { id } = await file(one, { cause: `view:V${n}` });
    await runner.run(id, cancel, wang, { cause: `press:${n}`, at: now });
  }
  await tickets().updateMany({}, { $set: { outbox: [] } });
  await run('10:01');
  expect(await one.seals.unanchored(9)).toEqual([]);
}

it('a stored text of a closed request that was changed is found within one walk, though nothing marks it, and over when it is put right', async () => {
  await closed();
  await set(number(44), { 'items.0.text': '别的问题' });
  await run('10:02');
  expect(await found()).toEqual([]);
  await run('10:03');
  expect(await found()).toEqual([`chain-broken ${number(44)}`]);
  // The walk has gone on, and yet it stays.
  await run('10:04');
  await run('10:05');
  expect(await found()).toEqual([`chain-broken ${number(44)}`]);
  await set(number(44), { 'items.0.text': FILING.items[0] });
  await run('10:06');
  expect(await found()).toEqual([]);
});

it.each([
  ['category on the card', { category: 'training' }, 'chain-broken'],
  ['word of the history', { 'history.1.reason': '重复提交' }, 'chain-broken'],
  ['signature', { 'signatures.0.by.name': '赵总' }, 'chain-broken'],
  ['form of the document', { status: 'of another version' }, 'unreadable'],
])('what verify finds the auditor finds, and health with it: another %s', async (_what, fields, kind) => {
  await closed(3);
  await set(number(2), fields);
  await run('10:02');
  await run('10:03');
  expect(await found()).toEqual([`${kind} ${number(2)}`]);
  const { findings, walk } = await one.audit.reading();
  expect(findings.map((finding) => finding.about)).toEqual([number(2)]);
  expect(walk.round).toMatchObject({ walked: 0, total: 3 });
});

it('a request that was taken out is found, by the gap that it leaves and by what was seen of it, until it is put back', async () => {
  await closed();
  const [inside, last] = await Promise.all([30, MANY].map((n) => tickets().findOne({ _id: number(n) })));
  await tickets().deleteMany({ _id: { $in: [number(30), number(MANY)] } });
  for (const when of ['10:02', '10:03', '10:04', '10:05']) await run(when);
  expect((await found()).sort()).toEqual([`record-gone ${number(30)}`, `record-gone ${number(MANY)}`]);
  await tickets().insertMany([inside!, last!]);
  await run('10:06');
  expect(await found()).toEqual([]);
});

it('how far it has come survives a restart, is told, and is counted once when two processes walk at the same time', async () => {
  await closed();
  const walked = async () => (await one.audit.load()).round?.walked;
  expect(await walked()).toBe(20);
  const before = (await one.audit.reading()).walk;
  expect(before).toMatchObject({ round: { startedAt: at('10:01'), total: MANY } });
  expect(before.pastRound).toBeUndefined();
  await Promise.all(of.map((process) => run('10:02', process)));
  expect(await walked()).toBe(40);
  await run('10:03', of[1]);
  // Through: the next one has begun, and none was looked at longer ago than this one did.
  expect((await one.audit.reading()).walk).toMatchObject({
    round: { walked: 0, startedAt: at('10:03') },
    pastRound: { startedAt: at('10:01'), endedAt: at('10:03'), walked: MANY },
  });
});

it('closed requests that neither have a bundle nor wait for one are counted, whatever else there is', async () => {
  await closed(6);
  await file(one, { cause: 'view:open' });
  const marks = new BundleMarks(one.store.models.tickets);
  expect(await marks.countWithout()).toBe(0);
  await tickets().updateMany({ _id: { $in: [1, 2, 3, 4].map(number) } }, { $unset: { bundleOwed: '' } });
  await set(number(1), { bundle: { key: 'requests/2026/1', hash: 'a'.repeat(64) } });
  expect(await marks.countWithout()).toBe(3);
  const plan = await planOf(
    one.store.models.tickets.find({
      status: { $in: ['archived', 'cancelled', 'merged'] },
      'bundle.key': { $exists: false },
      'bundleOwed.since': { $exists: false },
    }),
  );
  if (plan) expect(plan.stages).toContain('IXSCAN');
});
