import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runPersonalData } from '../../scripts/personal-data/run.js';
import { runVerify } from '../../scripts/verify/run.js';
import { BagReader } from '../../src/archive/read-bag.js';
import { readRecord } from '../../src/archive/record-in-bundle.js';
import { DirectoryPlace } from '../../src/archive/directory-place.js';
import { verifyBundle } from '../../src/archive/verify-bundle.js';
import { isErased } from '../../src/domain/custody/commitment.js';
import type { Person as Actor } from '../../src/domain/people/person.js';
import { demanded } from '../../src/domain/privacy/erasure.js';
import { verifyTold } from '../../src/domain/record/chain.js';
import type { Told } from '../../src/domain/record/told.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { Givens } from '../../src/given.js';
import { kindsInUse } from '../../src/kinds.js';
import type { RecordRunner } from '../../src/run-record.js';
import { useKinds } from '../../src/start-records.js';
import { DutyStore } from '../../src/store/duty.js';
import { Erasures } from '../../src/store/erasures.js';
import { PeopleStore } from '../../src/store/people.js';
import { SettingsStore } from '../../src/store/settings.js';
import { startDesk, type Desk } from '../support/desk.js';
import { LOANS } from '../support/loan-kind.js';
import { DESK, fileRequest, inThread, RENHE } from '../support/story.js';

/*
 * A kind of record that the product has not goes all its way without a line of `src/` knowing it: opened, decided, told, swept,
 * erased, verified, archived and listed (design: one machine, many kinds).
 */

let desk: Desk;
let dir: string;
let ahead = 0;
let runner: RecordRunner;
let request: string;
let deskCard: Message;
let borrower: Actor;
let staff: Actor;
const clock = () => new Date(Date.now() + ahead);
const kinds = kindsInUse([LOANS]);
const by = (name: string): Person => desk.people.person(name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
  desk = await startDesk({
    kinds: [LOANS],
    clock,
    environment: { ARCHIVE_URL: pathToFileURL(dir).href, SWEEP_SECONDS: '0.2' },
  });
  const { models } = desk.store;
  const settings = new SettingsStore(models.settings);
  ({ runner } = useKinds([LOANS], {
    model: models.records,
    unreadable: (_id, error) => {
      throw error;
    },
    givens: new Givens({
      settings,
      people: new PeopleStore(models.people),
      duty: new DutyStore(models.duty),
      clock,
    }),
    requests: { asked: () => Promise.reject(new Error('the bot brings errands')) },
    others: {},
    clock,
    nudge: () => undefined,
  }));
  const filed = await fileRequest(desk, by('wang'), RENHE, '备用机借用');
  ({ number: request, deskCard } = filed);
  const stored = (await models.tickets.findById(request).lean<{
    filedBy: { id: string; name: string };
    customerId: string;
  }>())!;
  const engineer = (await settings.load()).roster.engineer!.find(({ name }) => name.includes('李'))!;
  const other = { locale: 'zh-CN' as const, external: false };
  staff = { ...engineer, ...other, roles: ['engineer'], customerIds: [] };
  borrower = {
    ...stored.filedBy,
    ...other,
    ...{ roles: [], customerIds: [stored.customerId] },
  };
});
afterAll(async () => {
  await desk.stop();
  await rm(dir, { recursive: true, force: true });
});

const act = (cause: string) => ({ cause, at: clock() });
const onDesk = (words: string) =>
  by('qian').waitForMessage(DESK, (message) => textOf(message).includes(words), words);
async function deskChannel(): Promise<string> {
  const stored = await desk.store.models.tickets
    .findById(request)
    .lean<{ places: { desk: { channel: string } } }>();
  return stored!.places.desk.channel;
}
function recordOf(outcome: object): Told {
  if (!('record' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.record as Told;
}
const load = async (number: string): Promise<Told> => (await runner.load(number, staff))!;

async function lend(cause: string, title: string, about = request, replaces?: string): Promise<Told> {
  const given = {
    ...{ request: about, customerId: borrower.customerIds[0], desk: await deskChannel(), title, replaces },
    ...{ keeper: { id: staff.id, name: staff.name }, dueAt: new Date(clock().getTime() + 3_600_000) },
  };
  return recordOf(await runner.open('loan', given, borrower, act(cause)));
}

test('it is opened once by its act, under a number of its own; its card stands in the desk, its errand reaches the request', async () => {
  const [first, again] = [await lend('view:1', '备用显示器'), await lend('view:1', '备用显示器')];
  expect([first.id, again.id]).toEqual([expect.stringMatching(/^LN-\d{4}-000001$/), first.id]);
  expect((await lend('view:2', '备用键盘')).id).toMatch(/-000002$/);
  await onDesk(`${first.id} · 备用显示器`);
  const note = textOf(await inThread(by('li'), deskCard, '借出 备用显示器'));
  expect(note).toContain(first.id);
});

test('who may not is refused, and so is what its state does not have; what is done twice is done once', async () => {
  const { id } = await lend('view:3', '备用主机');
  const later = { do: 'extend', dueAt: new Date(clock().getTime() + 7_200_000), reason: '配件未到' };
  expect(await runner.run(id, later, borrower, act('press:1'))).toMatchObject({ refused: 'not-permitted' });
  const stranger: Actor = { ...borrower, id: 'U0OTHER', customerIds: ['another'] };
  expect(await runner.run(id, later, stranger, act('press:1'))).toMatchObject({
    refused: 'record-not-found',
  });
  const done = await Promise.all([1, 2].map(() => runner.run(id, later, staff, act('press:2'))));
  expect(done.map((one) => 'repeated' in one && one.repeated).sort()).toEqual([false, true]);
  recordOf(await runner.run(id, { do: 'return' }, staff, act('press:3')));
  const again = await runner.run(id, { do: 'return' }, staff, act('press:4'));
  expect(again).toMatchObject({ refused: 'record-not-now' });
  expect((await load(id)).history.map(({ type }) => type)).toEqual(['lent', 'extended', 'returned']);
});

test('its time comes by the sweep, and whoever must act is told', async () => {
  const { id } = await lend('view:4', '备用打印机');
  ahead += 2 * 3_600_000;
  await by('li').waitForDm((message) => textOf(message).includes(`${id} · 备用打印机`), 'that it is overdue');
  await onDesk(`${id} · 备用打印机 · ${borrower.name} · overdue`);
});

test('it is listed by its words, to those who may see it', async () => {
  const overdue = { keys: ['overdue'], from: 0, limit: 10 };
  const mine = await runner.list('loan', borrower, overdue);
  expect(mine.total).toBe(mine.records.length);
  expect(mine.records.map(({ id }) => id)).toContain((await lend('view:4', '备用打印机')).id);
  const theirs = { ...overdue, keys: [`customer:${borrower.customerIds[0]}`, 'overdue'] };
  expect((await runner.list('loan', staff, theirs)).total).toBe(mine.total);
  const stranger = { ...borrower, customerIds: ['another'] };
  expect(await runner.list('loan', stranger, overdue)).toEqual({ records: [], total: 0 });
  expect(await runner.list('loan', { ...borrower, customerIds: [] }, overdue)).toEqual({
    records: [],
    total: 0,
  });
});

test('one of them is asked by another, and what can never be done is told to the desk', async () => {
  const { id } = await lend('view:5', '备用路由器');
  await lend('view:9', '另一台路由器', request, id);
  await by('qian').waitFor(async () => (await load(id)).history.length === 2 || undefined, {
    what: 'that the other one takes its place',
  });
  expect((await load(id)).history.at(-1)).toMatchObject({ type: 'returned', by: { id: borrower.id } });
  const errand = {
    to: { kind: 'loan', id },
    from: { kind: 'loan', id: 'LN-2026-000001' },
    do: 'replace',
    by: { id: 'system', name: 'system' },
    side: 'system' as const,
    at: clock(),
  };
  const elsewhere = { ...errand, to: { kind: 'loan', id: 'VS-2026-000001' } };
  expect(await runner.bring(elsewhere, 'press:9/2')).toMatchObject({ refused: 'record-not-found' });
  const lost = await lend('view:8', '备用交换机', 'SR-2026-000999');
  const notice = textOf(await onDesk('SR-2026-000999'));
  expect(notice).toContain(lost.id);
});

/** `npm run verify`. */
async function verify(): Promise<{ status: number; said: string }> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { env: desk.environment, now: clock, say, complain: say };
  return { status: await runVerify([], terminal, kinds), said: said.join('\n') };
}

test('what somebody changes in the database is found by the auditor, and by whoever verifies', async () => {
  const { id } = await lend('view:6', '备用扫描仪');
  expect(verifyTold(kinds.named('loan'), await load(id)).ok).toBe(true);
  const { collection } = desk.store.models.records;
  await collection.updateOne({ _id: id }, { $set: { 'state.title': '备用鼠标', unanchoredSince: clock() } });
  await onDesk('自查发现问题');
  expect(await verify()).toEqual({
    status: 1,
    said: expect.stringContaining(`${id}: broken: a field says otherwise than the history`),
  });
  expect(verifyTold(kinds.named('loan'), await load(id))).toMatchObject({ ok: false, why: 'state-changed' });
  await collection.updateOne(
    { _id: id },
    { $set: { 'state.title': '备用扫描仪', unanchoredSince: clock() } },
  );
  await onDesk('以下问题已解除');
  expect(await verify()).toEqual({ status: 0, said: expect.stringContaining('hold, 0 broken') });
});

test('closed, it is archived; then its borrower is erased from it, from its bundle too, and the chain holds', async () => {
  const { id } = await lend('view:7', '备用笔记本');
  const said = { do: 'return', remark: `${borrower.name}已当面交还` };
  recordOf(await runner.run(id, said, borrower, act('press:7')));
  const bundles = async () =>
    (await readdir(dir, { recursive: true })).filter(
      (path) => path.includes(`${id}-`) && path.endsWith('.zip'),
    );
  const bundle = await by('sun').waitFor(async () => (await bundles())[0], { what: 'its bundle' });
  const place = new DirectoryPlace(pathToFileURL(dir).href);
  expect((await verifyBundle(place, bundle, undefined, kinds)).problems).toEqual([]);

  const found: string[] = [];
  const say = (line: string) => void found.push(line);
  const terminal = {
    env: desk.environment,
    now: clock,
    say,
    complain: say,
    writeNew: () => Promise.resolve(),
  };
  expect(await runPersonalData(['find', borrower.id], terminal, kinds)).toBe(0);
  expect(found.join('\n')).toContain(`record ${id}#2 returned wrote text`);
  const subject = {
    ...{ personId: borrower.id, names: [borrower.name], phones: [] },
    customerIds: [...borrower.customerIds],
  };
  const manager = { id: 'U0BOSS', name: '总经理', roles: ['manager' as const] };
  const demand = { subject, reason: '本人书面要求', named: true, texts: [] };
  await new Erasures(desk.store.models.erasures).insert(demanded('erasure:1', manager, demand, clock()));
  const erased = await by('sun').waitFor(
    async () => {
      const record = await load(id);
      return record.history.at(-1)?.type === 'erased' ? record : undefined;
    },
    { what: 'that it is erased', saw: async () => (await load(id)).history },
  );
  expect(JSON.stringify(erased)).not.toContain(borrower.id);
  expect(JSON.stringify({ ...erased, outbox: [] })).not.toContain(borrower.name);
  expect(isErased((erased.state as { borrower: string }).borrower)).toBe(true);
  expect(verifyTold(kinds.named('loan'), erased).ok).toBe(true);
  const rewritten = await by('sun').waitFor(
    async () => {
      const [one, ...more] = await bundles();
      return more.length === 0 && one !== bundle ? one : undefined;
    },
    { what: 'the bundle anew' },
  );
  const bag = (await BagReader.open(join(dir, rewritten)))!;
  const kept = readRecord(kinds.named('loan'), (await bag.read('data/record.json'))!);
  bag.close();
  expect(kept.history).toEqual(erased.history);
  expect((await verifyBundle(place, rewritten, undefined, kinds)).problems).toEqual([]);
});
