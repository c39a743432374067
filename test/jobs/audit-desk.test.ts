import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { deskCalendarSchema } from '../../src/domain/calendar/desk-calendar.js';
import { tidingsSchema, type Tidings } from '../../src/domain/audit/tell.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { escalationPlanSchema } from '../../src/domain/sla/escalation.js';
import { auditDesk } from '../../src/jobs/audit-desk.js';
import { sweepClocks } from '../../src/jobs/sweep-clocks.js';
import { CommandRunner } from '../../src/run-command.js';
import { BundleMarks } from '../../src/store/bundle-marks.js';
import { owedFrom } from '../../src/store/owes-bundle.js';
import { li, ROSTER, zhao, zhou } from '../domain/people/cast.js';
import { at, CONTRACT, DESK, FILING } from '../domain/ticket/requests.js';
import { desk, file, type Process } from '../store/stores.js';

let of: Process[];
let one: Process;
let stop: () => Promise<void>;
let now: Date;
let logged: { level: number; msg: string; [key: string]: unknown }[];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  one = of[0]!;
  logged = [];
  now = at('10:00');
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('10:00') });
});
afterEach(() => stop());

const clock = () => now;
const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
const run = (
  when: string,
  heartbeatUrl?: string,
  { audit, seals, records, settings, duty, contracts } = one,
) => {
  now = at(when);
  const bundles = new BundleMarks(one.store.models.tickets);
  const stores = { audit, seals, records, settings, duty, contracts, bundles, auditDays: 7 };
  return auditDesk({ ...stores, clock, nudge: () => undefined, log, heartbeatUrl });
};
const sweep = () => {
  const runner = new CommandRunner({ ...one, clock, nudge: () => undefined });
  return sweepClocks({ kept: one.tickets, runner, clock, log });
};
const set = (id: string, fields: object) =>
  one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
/** As if delivery had sent everything that stands in the outboxes. */
const sent = async () => {
  for (const model of [one.store.models.tickets, one.store.models.audit])
    await model.collection.updateMany({}, { $set: { outbox: [] } });
};

/** What was told since the last time, and where: the kind of news, and each finding. */
async function told(): Promise<string[]> {
  const stored = await one.store.models.audit.findById('auditor').lean();
  const outbox = (stored!['outbox'] ?? []) as { lane: string; data: unknown }[];
  await one.store.models.audit.collection.updateOne({ _id: 'auditor' } as never, { $set: { outbox: [] } });
  return outbox.flatMap(({ lane, data }) => {
    const tidings = tidingsSchema.parse(data);
    return (Object.keys(tidings) as (keyof Tidings)[]).flatMap((news) =>
      tidings[news].named.map(({ kind, about }) => `${lane} ${news} ${kind} ${about}`),
    );
  });
}

it('a sweep that stands still is told of when the next run sees it too, and is over when the sweep goes on', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  await sent();
  await run('10:20');
  expect(await told()).toEqual([]);
  // Three quarters of half an hour have passed; nobody was warned.
  await run('10:24');
  expect(await told()).toEqual([]);
  await run('10:25');
  expect(await told()).toEqual([`${DESK} found clock-late ${id}`]);
  await run('10:26');
  expect(await told()).toEqual([]);
  await sweep();
  await sent();
  await run('10:27');
  expect(await told()).toEqual([`${DESK} over clock-late ${id}`]);
  expect(logged.map(({ msg, about }) => `${msg} ${String(about)}`)).toEqual([
    `audit: found ${id}`,
    `audit: over ${id}`,
  ]);
});

it('a request that the sweep sets aside again and again is found although its instant always lies ahead', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  await sent();
  await set(id, { status: 'of another version', nextInstantAt: at('10:10') });
  for (const when of ['10:11', '10:12']) {
    now = at(when);
    await sweep();
    expect((await one.store.models.tickets.findById(id).lean())!['nextInstantAt']).not.toEqual(at('10:10'));
    await run(when);
  }
  expect(await told()).toEqual([`${DESK} found unreadable ${id}`, `${DESK} found clock-aside ${id}`]);
  await set(id, { status: 'registered' });
  now = at('10:13');
  await sweep();
  await run('10:13');
  expect((await told()).sort()).toEqual([`${DESK} over clock-aside ${id}`, `${DESK} over unreadable ${id}`]);
});

it('of many open requests every one is replayed in turn; a wrong one is told at once, and over as soon as it is right', async () => {
  for (let n = 0; n < 130; n += 1) await file(one, { cause: `view:V${n}` });
  await sent();
  const id = 'SR-2026-000125';
  const { nextDueAt } = (await one.tickets.load(id))!;
  await set(id, { nextDueAt: at('19:00') });
  await run('10:01');
  expect(await told()).toEqual([]);
  await run('10:02');
  expect(await told()).toEqual([`${DESK} found ledger-differs ${id}`]);
  // Its turn has not come round again, and yet it is looked at.
  await run('10:03');
  expect(await told()).toEqual([]);
  await set(id, { nextDueAt });
  await run('10:04');
  expect(await told()).toEqual([`${DESK} over ledger-differs ${id}`]);
});

it('a request that cannot be read, and one that cannot be replayed, are told at once', async () => {
  const [unread, lost] = [await file(one, { cause: 'view:V1' }), await file(one, { cause: 'view:V2' })];
  await sent();
  await set(unread.id, { 'requester.phone': 4711 });
  await set(lost.id, { 'terms.zone': 'Nowhere/Land' });
  await run('10:01');
  expect(await told()).toEqual([
    `${DESK} found unreadable ${unread.id}`,
    `${DESK} found unreadable ${lost.id}`,
    `${DESK} found chain-broken ${lost.id}`,
  ]);
});

it('a chain of custody that does not hold is told at once, and over when the request is as it was', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  await sent();
  await run('10:01');
  expect(await one.seals.unanchored(9)).toEqual([]);
  expect(await one.seals.anchorOf(id)).toMatchObject({ facts: 1 });
  const runner = new CommandRunner({ ...one, clock, nudge: () => undefined });
  await runner.run(id, { do: 'acknowledge' }, li, { cause: 'press:1', at: at('10:01') });
  await sent();
  await set(id, { 'items.0.text': '别的问题' });
  await run('10:02');
  expect(await told()).toEqual([`${DESK} found chain-broken ${id}`]);
  // What was found whole stays as it was, and the request is looked at again although it does not change.
  expect(await one.seals.anchorOf(id)).toMatchObject({ facts: 1 });
  await run('10:03');
  expect(await told()).toEqual([]);
  await set(id, { 'items.0.text': FILING.items[0] });
  await run('10:04');
  expect(await told()).toEqual([`${DESK} over chain-broken ${id}`]);
  expect(await one.seals.anchorOf(id)).toMatchObject({ facts: 4 });
});

it('a lane that does not move is told to its desk; when it is the desk’s own, to people', async () => {
  await file(one, { cause: 'view:V1' });
  await run('10:02');
  await run('10:03');
  const customer = `found outbox-stuck ${CONTRACT.customerChannel}`;
  expect(await told()).toEqual(
    expect.arrayContaining([
      `${DESK} ${customer}`,
      `${zhou.id} found outbox-stuck ${DESK}`,
      `${zhao.id} found outbox-stuck ${DESK}`,
    ]),
  );
  await sent();
  await run('10:04');
  expect(await told()).toEqual(
    expect.arrayContaining([
      `${DESK} over outbox-stuck ${CONTRACT.customerChannel}`,
      `${zhou.id} over outbox-stuck ${DESK}`,
    ]),
  );
});

it('two processes that audit at once tell once', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  await sent();
  await set(id, { nextDueAt: at('19:00') });
  await Promise.all(of.map((process) => run('10:01', undefined, process)));
  expect(await told()).toEqual([`${DESK} found ledger-differs ${id}`]);
});

describe('a calendar that goes by a country', () => {
  const on = (day: string, heartbeatUrl?: string) => {
    now = new Date(`${day}T04:00:00Z`);
    const { audit, seals, records, settings, duty, contracts } = one;
    const stores = { audit, seals, records, settings, duty, contracts, auditDays: 7 };
    return auditDesk({ ...stores, clock, nudge: () => undefined, log, heartbeatUrl });
  };
  const toldOf = async () => [...new Set((await told()).map((line) => line.replace(/^\S+ /, '')))];
  const office = (years: number[]) =>
    deskCalendarSchema.parse({
      id: 'office',
      version: years.length,
      country: 'CN',
      hours: { week: { mon: ['09:00-18:00'] } },
      publicDays: { years, holidays: [], workdays: [] },
    });
  const keep = async (years: number[]) => {
    const settings = await one.settings.load();
    await one.settings.save(settings, { ...settings, calendars: [office(years)] });
  };

  it('and lacks the next year is told from December on, once a week, until it has its days', async () => {
    await keep([2026]);
    await on('2026-11-30');
    expect(await told()).toEqual([]);
    await on('2026-12-01');
    expect(await told()).toEqual([zhou.id, zhao.id].map((id) => `${id} found days-unknown office`));
    await on('2026-12-07');
    expect(await toldOf()).toEqual([]);
    await on('2026-12-08');
    expect(await toldOf()).toEqual(['lasting days-unknown office']);
    await keep([2026, 2027]);
    await on('2026-12-09');
    expect(await toldOf()).toEqual(['over days-unknown office']);
  });

  it('and lacks days leaves the heartbeat beating: the desk itself is well', async () => {
    let beats = 0;
    const watcher = createServer((_request, response) => {
      beats += 1;
      response.end();
    });
    await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
    const { port } = watcher.address() as AddressInfo;
    try {
      await keep([2026]);
      await on('2026-12-01', `http://127.0.0.1:${port}/`);
      expect([await toldOf(), beats]).toEqual([['found days-unknown office'], 1]);
    } finally {
      watcher.closeAllConnections();
      await new Promise((resolve) => watcher.close(resolve));
    }
  });
});

describe('a level of the ladder behind which nobody stands', () => {
  const keep = async (to: string[], roster = ROSTER) => {
    const settings = await one.settings.load();
    const [policy] = settings.policies;
    const escalation = escalationPlanSchema.parse({ levels: [{ to: ['responsible'] }, { to }] });
    await one.settings.save(settings, { ...settings, roster, policies: [{ ...policy!, escalation }] });
  };

  it.each([
    ['a role that nobody has', ['quality'], { ...ROSTER, quality: [] }],
    ['a rota that is not there', ['rota:nights'], ROSTER],
    ['no duty at all', ['on-duty'], ROSTER],
  ])('is told: %s', async (_what, to, roster) => {
    await keep(to, roster);
    await run('10:01');
    expect(await told()).toEqual([zhou.id, zhao.id].map((id) => `${id} found level-empty default`));
    await keep([...to, 'manager']);
    await run('10:02');
    expect(await told()).toEqual([zhou.id, zhao.id].map((id) => `${id} over level-empty default`));
  });

  it('is none when only the request knows who it is, or somebody is named', async () => {
    await keep(['resident']);
    await run('10:01');
    await keep([zhao.id]);
    await run('10:02');
    expect((await one.audit.load()).findings).toEqual([]);
  });
});

describe('heartbeat', () => {
  let watcher: Server;
  let url: string;
  let beats: string[];
  let status: number;
  beforeEach(async () => {
    beats = [];
    status = 200;
    watcher = createServer((request, response) => {
      beats.push(`${request.method} ${request.url}`);
      response.writeHead(status).end('ok');
    });
    await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(watcher.address() as AddressInfo).port}/ping/secret`;
  });
  const closed = () =>
    new Promise<void>((resolve) => {
      watcher.close(() => resolve());
      watcher.closeAllConnections();
    });
  afterEach(closed);

  it('is one request a run that is clean, and none while something is found', async () => {
    const { id } = await file(one, { cause: 'view:V1' });
    await sent();
    await run('10:01', url);
    expect(beats).toEqual(['GET /ping/secret']);
    await set(id, { nextDueAt: at('19:00') });
    await run('10:02', url);
    await run('10:03', url);
    expect(beats).toHaveLength(1);
    await set(id, { nextDueAt: (await one.tickets.load(id))!.clocks[0]!.dueAt });
    await run('10:04', url);
    expect(beats).toHaveLength(2);
  });

  it('that is refused or not heard is logged without its address, and the run is done all the same', async () => {
    status = 500;
    await run('10:01', url);
    await closed();
    await run('10:02', url);
    expect((await one.audit.load()).version).toBe(2);
    expect(logged.map(({ msg }) => msg)).toEqual(['heartbeat refused', 'heartbeat not heard']);
    expect(JSON.stringify(logged)).not.toMatch(/secret/);
  });
});

it('an archive that takes no bundles is one finding however many wait, told to who runs the desk, and over when they stand', async () => {
  const when = at('11:30');
  const [first, second] = [
    await file(one, { cause: 'view:B1', when }),
    await file(one, { cause: 'view:B2', when }),
  ];
  await sent();
  for (const { id } of [first, second]) await set(id, owedFrom(at('10:40')));
  await run('11:32');
  await run('11:33');
  expect(await told()).toEqual([]);
  for (const { id } of [first, second]) await set(id, owedFrom(at('10:30')));
  await run('11:34');
  await run('11:35');
  expect((await told()).sort()).toEqual(
    [zhou.id, zhao.id].map((lane) => `${lane} found bundles-late archive`).sort(),
  );
  await one.store.models.tickets.collection.updateMany({}, { $unset: { bundleOwed: '' } });
  await run('11:36');
  expect((await told()).sort()).toEqual(
    [zhou.id, zhao.id].map((lane) => `${lane} over bundles-late archive`).sort(),
  );
});
