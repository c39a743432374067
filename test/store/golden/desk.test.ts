import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { EJSON } from 'bson';
import { pino } from 'pino';
import { DirectoryPlace } from '../../../src/archive/directory-place.js';
import { bundlesIn } from '../../../src/archive/find-bundles.js';
import { restoreBundle } from '../../../src/archive/restore-bundle.js';
import { verifyBundle } from '../../../src/archive/verify-bundle.js';
import { dutiesAt } from '../../../src/domain/duty/on-duty.js';
import type { Person } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { auditDesk } from '../../../src/jobs/audit-desk.js';
import { CommandRunner } from '../../../src/run-command.js';
import { WishRunner } from '../../../src/run-wish.js';
import { weeklyReportMessage } from '../../../src/slack/messages/weekly-report.js';
import { storesOf } from '../../../src/stores.js';
import { BundleMarks } from '../../../src/store/bundle-marks.js';
import type { Stored } from '../../../src/store/models.js';
import { desk, type Process } from '../stores.js';

/**
 * A whole desk as it was once stored, every collection, with two bundles of its archive: the fortnight of the example company on
 * 30 November 2026. Never made anew; a version that stores something otherwise adds a folder beside it.
 */
const HERE = 'test/store/golden/desk-1';
const NOW = new Date('2026-11-30T11:02:50Z');
const nudge = () => undefined;
const clock = () => NOW;

let one: Process;
let stores: ReturnType<typeof storesOf>;
let stop: () => Promise<void>;
let dir: string;
beforeEach(async () => {
  const started = await desk();
  ({ stop } = started);
  one = started.of[0]!;
  stores = storesOf(one.store.models, (_id, error) => {
    throw error;
  });
  const text = gunzipSync(await readFile(`${HERE}/desk.json.gz`)).toString('utf8');
  const all = EJSON.parse(text, { relaxed: false }) as Record<string, Stored[]>;
  for (const [name, documents] of Object.entries(all)) {
    if (documents.length === 0) continue;
    await one.store.connection.collection(name).insertMany(documents as never);
  }
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
  await cp(`${HERE}/archive`, dir, { recursive: true });
});
afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

const runner = () => new CommandRunner({ ...stores, clock, nudge });
const ids = async () =>
  (await one.store.models.tickets.find({}, { _id: 1 }).lean<Stored[]>()).map(({ _id }) => _id);

it('every request is read and its chain holds, from where the auditor had seen it', async () => {
  const kept = await stores.seals.among(await ids());
  expect(kept).toHaveLength(57);
  for (const { ticket, anchor } of kept) expect(verifyChain(ticket!, anchor)).toMatchObject({ ok: true });
});

it('the auditor finds nothing that he had not found', async () => {
  const { audit } = stores;
  const before = (await audit.load()).findings.map(({ kind, about }) => `${kind} ${about}`);
  const log = pino({ level: 'silent' });
  // As the bot does when it starts.
  await stores.tickets.wakeUnlisted(clock());
  await auditDesk({ ...stores, records: one.records, auditDays: 1, clock, nudge, log });
  const after = (await audit.load()).findings.map(({ kind, about }) => `${kind} ${about}`);
  expect(after.filter((finding) => !before.includes(finding))).toEqual([]);
});

it('people, contracts, rotas, wishes and reports are there', async () => {
  const { roster, companyName } = await stores.settings.load();
  expect(roster['tech-head']).toHaveLength(1);
  expect(companyName).toContain('应');
  expect(await stores.contracts.all()).toHaveLength(5);
  const plan = await stores.duty.load(NOW);
  expect(plan.rotas.flatMap((rota) => dutiesAt(plan, rota, NOW)).length).toBeGreaterThan(0);
  const { wishes } = await stores.wishes.list({ status: 'all' }, 0, 10);
  expect(wishes).toHaveLength(3);
  const reports = await one.store.models.weeklyReports.find().lean<(Stored & { report: never })[]>();
  for (const { report } of reports) expect(weeklyReportMessage(report, 'en').text).not.toBe('');
});

it('work goes on: a note, the clock, a wish decided', async () => {
  const { tickets } = await stores.tickets.list({ of: 'open' }, 5);
  const { roster } = await stores.settings.load();
  const head = roster['tech-head']![0]!;
  const actor: Person = { ...head, locale: 'zh-CN', external: false, roles: ['tech-head'], customerIds: [] };
  for (const { id } of tickets) {
    await runner().tick(id);
    const said = await runner().run(id, { do: 'note', text: '备件在库' }, actor, {
      cause: `press:${id}`,
      at: NOW,
    });
    if (isRefusal(said)) throw new Error(said.refused);
    expect(verifyChain((await stores.tickets.load(id))!, said.record.seal)).toMatchObject({ ok: true });
  }
  expect(tickets.length).toBeGreaterThan(2);
  const [wish] = (await stores.wishes.list({}, 0, 1)).wishes;
  const act = { cause: 'press:wish', at: NOW };
  const judged = await new WishRunner({ wishes: stores.wishes, clock, nudge }).judge(
    wish!.id,
    { decision: 'plan', day: '2027-03-31' },
    actor,
    act,
    wish!.history.length,
  );
  expect(judged).toMatchObject({ status: 'planned' });
});

it('its bundles hold against the database, and a request that is lost comes back from one', async () => {
  const place = new DirectoryPlace(pathToFileURL(dir).href);
  const marks = new BundleMarks(one.store.models.tickets);
  let count = 0;
  for await (const { key, number } of bundlesIn(place, '')) {
    const [known] = await stores.seals.among([number]);
    const verified = await verifyBundle(place, key, { ticket: known!.ticket!, anchor: known!.anchor });
    expect(verified.problems).toEqual([]);
    await one.store.models.tickets.collection.deleteOne({ _id: number });
    const restoring = {
      stored: (id: string) => marks.stored(id),
      anchorOf: (id: string) => stores.seals.anchorOf(id),
      insert: (stored: Stored) => marks.insert(stored),
    };
    const how = { dryRun: false, earlier: false, now: NOW };
    expect(await restoreBundle(verified, restoring, how)).toEqual({ done: 'restored' });
    expect((await stores.tickets.load(number))!.history).toEqual(known!.ticket!.history);
    count += 1;
  }
  expect(count).toBe(2);
});
