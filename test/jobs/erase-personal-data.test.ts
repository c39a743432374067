import { EJSON } from 'bson';
import { pino } from 'pino';
import { verifyChain } from '../../src/domain/ticket/custody/verify-chain.js';
import { Fault } from '../../src/domain/fault.js';
import type { Person } from '../../src/domain/people/person.js';
import { erasureSchema, type Erasure } from '../../src/domain/privacy/erasure.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import type { Filing } from '../../src/domain/ticket/register.js';
import { erasePersonalData, type ErasingPersonalData } from '../../src/jobs/erase-personal-data.js';
import { WeeklyReporting } from '../../src/jobs/post-weekly-reports.js';
import { CommandRunner } from '../../src/run-command.js';
import { Erasures } from '../../src/store/erasures.js';
import { PersonalData } from '../../src/store/personal-data.js';
import { WishStore } from '../../src/store/wishes.js';
import { WeeklyReports } from '../../src/store/weekly-reports.js';
import { li, qian, RENHE, ROSTER, stranger, sun, wang, zhao } from '../domain/people/cast.js';
import { at, CONTRACT, FILING, WORDS } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

const log = pino({ level: 'silent' });
let of: Process[];
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = at('10:00');
  const [one] = of as [Process];
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one.contracts.insert(
    {
      ...CONTRACT,
      contacts: [
        { name: wang.name, phone: PHONE, personId: wang.id, email: 'wang@renhe.example', maySign: true },
        { name: '赵护士', phone: '13800138000', maySign: false },
      ],
      sites: [{ id: 'S1', name: '门诊楼', address: '仁和路 1 号', contact: wang.name, phone: PHONE }],
    },
    { intents: [], cause: 'seed', now },
  );
  const { id, name } = wang;
  const profile = { id, name, teamId: 'T0RENHE001', phone: PHONE, isAdmin: false, customerIds: [RENHE] };
  await one.people.save({ ...profile, refreshedAt: now });
  await one.people.addCustomer(id, RENHE);
});
afterEach(() => stop());

const PHONE = FILING.requester.phone;
const WORDS_OF_WANG = [
  '我是王主任',
  'PACS 无法登录，提示“连接超时”',
  'Two workstations',
  '谢谢李工',
  '日志.txt',
];
const PERSONAL = [wang.id, wang.name, PHONE, 'wang@renhe.example', ...WORDS_OF_WANG];
const SUBJECT = { personId: wang.id, names: [wang.name], phones: [PHONE], customerIds: [RENHE] };

const runner = () => {
  const { tickets, contracts, settings, people, duty, wishes } = of[0]!;
  return new CommandRunner({
    tickets,
    wishes,
    contracts,
    settings,
    people,
    duty,
    clock: () => now,
    nudge: () => undefined,
  });
};
async function file(by: Person = wang, more: Partial<Filing> = {}): Promise<string> {
  now = new Date(now.getTime() + 60_000);
  const files = [{ id: 'F1', name: '日志.txt', url: `https://renhe.slack.com/files/${by.id}/F1/log.txt` }];
  const source = { channel: CONTRACT.customerChannel, ts: '1.2' };
  const act = { cause: `view:${now.getTime()}`, at: now };
  const done = await runner().file({ ...FILING, files, source, ...more }, by, act);
  if (isRefusal(done)) throw new Error(done.refused);
  return done.record.id;
}
async function must(id: string, by: Person, verb: string, more: object = {}): Promise<void> {
  now = new Date(now.getTime() + 60_000);
  const command = commandSchema.parse({ do: verb, ...WORDS[verb], ...more });
  const done = await runner().run(id, command, by, { cause: `press:${now.getTime()}`, at: now });
  if (isRefusal(done)) throw new Error(`${verb}: ${done.refused}`);
}
async function served(): Promise<string> {
  const id = await file();
  await must(id, li, 'acknowledge');
  await must(id, wang, 'reply', { text: `我是王主任，电话 ${PHONE}` });
  await must(id, li, 'note', { text: `已联系 <@${wang.id}>` });
  await must(id, li, 'propose');
  await must(id, li, 'resolve');
  await must(id, wang, 'confirm', { remark: '谢谢李工' });
  return id;
}
async function report(): Promise<void> {
  const { tickets, contracts, settings, store } = of[0]!;
  const weeklyReports = new WeeklyReports(store.models.weeklyReports);
  const deps = { tickets, contracts, settings, weeklyReports, clock: () => now, nudge: () => undefined };
  await new WeeklyReporting(deps).postAsked(CONTRACT.id, '2026-W48', CONTRACT.deskChannel, 'asked');
}

/** Everything in the database, as text. */
async function everything(): Promise<string> {
  const all = await Promise.all(
    Object.values(of[0]!.store.models).map(({ collection }) => collection.find({}).toArray()),
  );
  return EJSON.stringify(all);
}
const left = async (): Promise<string[]> => {
  const text = await everything();
  return PERSONAL.filter((value) => text.includes(value));
};
const load = async (id: string) => (await of[0]!.tickets.load(id))!;
const verdict = async (id: string) => verifyChain(await load(id), await of[0]!.seals.anchorOf(id));

const demand = (more: Partial<Erasure> = {}): Erasure =>
  erasureSchema.parse({
    ...{ id: 'erasure-1', version: 1, by: { id: zhao.id, name: zhao.name }, roles: ['manager'] },
    at: at('12:00'),
    ...{
      reason: '本人 11 月 20 日书面要求',
      subject: SUBJECT,
      named: true,
      texts: [],
      waiting: [],
      papers: [],
    },
    ...{ requests: [], failed: [], contracts: 0, workingSince: at('12:00'), ...more },
  });

function depsOf(process: Process, more: Partial<ErasingPersonalData> = {}): ErasingPersonalData {
  const { tickets, records, contracts, seals, settings, store } = process;
  return {
    ...{ tickets, records, contracts, seals, settings, log, clock: () => now, nudge: () => undefined },
    erasures: new Erasures(store.models.erasures),
    personalData: new PersonalData(store.models),
    papersGone: () => Promise.resolve(true),
    recordBundlesGone: () => Promise.resolve(true),
    ...more,
  };
}
const run = (process = of[0]!, more: Partial<ErasingPersonalData> = {}) =>
  erasePersonalData(depsOf(process, more));
const erasures = () => new Erasures(of[0]!.store.models.erasures);

test('whatever the database held of a person is gone from every collection, and every chain still holds', async () => {
  const ids = [await served(), await served()];
  await report();
  await must(ids[1]!, sun, 'archive');
  expect(await left()).toEqual(PERSONAL);
  const before = await Promise.all(ids.map(load));
  await erasures().insert(demand());
  await run();
  expect(await left()).toEqual([]);
  for (const [index, id] of ids.entries()) {
    expect(await verdict(id)).toEqual({ ok: true, sealed: true, erasedAt: expect.any(Date) });
    const ticket = await load(id);
    expect(ticket.signatures.map(({ hash }) => hash)).toEqual(
      before[index]!.signatures.map(({ hash }) => hash),
    );
    expect(ticket.resolution).toEqual(before[index]!.resolution);
    expect(ticket.places.source).toBe(undefined);
    expect(ticket.outbox.filter(({ kind }) => kind === 'update-card').length).toBeGreaterThan(1);
  }
  // The other contact of the contract is as it was, and so are we.
  expect(await everything()).toContain('赵护士');
  expect(await everything()).toContain(li.name);
  const done = await erasures().load('erasure-1');
  expect(done).toMatchObject({
    ...{ by: { id: zhao.id }, reason: '本人 11 月 20 日书面要求', contracts: 1, waiting: [], papers: [] },
    requests: ids.map((number) => ({ number, places: expect.any(Number) })),
  });
  expect(done).not.toHaveProperty('subject');
  expect(done).not.toHaveProperty('workingSince');
});

test('a guess cannot be tried: no salt of what was erased is left anywhere', async () => {
  const id = await served();
  const { salts = [], history } = await load(id);
  const theirs = [
    ...salts.filter(({ of: key }) => key === wang.id || key.startsWith('item') || key === 'files'),
    ...history.flatMap(({ by, salt }) => (by.id === wang.id && salt ? [{ salt }] : [])),
  ].map(({ salt }) => salt);
  expect(theirs.length).toBeGreaterThan(5);
  await erasures().insert(demand());
  await run();
  const text = await everything();
  expect(theirs.filter((salt) => text.includes(salt))).toEqual([]);
});

test('an open request is waited for, and seen to once it is closed', async () => {
  const [closed, open] = [await served(), await file()];
  await must(open, li, 'acknowledge');
  await erasures().insert(demand());
  await run();
  expect(await erasures().load('erasure-1')).toMatchObject({ waiting: [{ number: open }], subject: SUBJECT });
  expect((await load(closed)).requester.name).toMatch(/^erased:/);
  expect((await load(open)).requester.name).toBe(wang.name);
  await must(open, wang, 'cancel', { reason: '不用了' });
  await run();
  expect(await left()).toEqual([]);
  expect(await erasures().load('erasure-1')).toMatchObject({ finishedAt: now });
});

test('what a merged request is called in the other one goes too, also when that one is still open', async () => {
  const [child, parent] = [
    await file(),
    await file(sun, {
      requester: { name: '赵护士', phone: '13800138000' },
      channelOfReceipt: 'phone',
      items: ['打印机'],
      files: [],
    }),
  ];
  await must(child, qian, 'merge', { into: parent });
  expect(EJSON.stringify(await load(parent))).toContain('PACS 无法登录');
  await erasures().insert(demand());
  await run();
  expect((await load(child)).requester.name).toMatch(/^erased:/);
  await must(parent, li, 'acknowledge');
  await must(parent, qian, 'cancel', { reason: '重复' });
  await run();
  expect(await left()).toEqual([]);
  expect((await load(parent)).requester.name).toBe('赵护士');
  for (const id of [child, parent]) expect(await verdict(id)).toMatchObject({ ok: true });
});

test('one text of ours can be erased by its number and place, and nothing else', async () => {
  const id = await served();
  const place = (await load(id)).history.findIndex(({ type }) => type === 'resolved') + 1;
  await erasures().insert(demand({ subject: undefined, texts: [{ number: id, fact: place }] }));
  await run();
  const ticket = await load(id);
  expect(ticket.resolution?.text).toMatch(/^erased:/);
  expect(ticket.requester.name).toBe(wang.name);
  expect(await verdict(id)).toMatchObject({ ok: true });
  expect(await erasures().load('erasure-1')).toMatchObject({
    requests: [{ number: id, places: 1 }],
    finishedAt: now,
  });
});

test('until the papers are gone it is not done; a request whose chain does not hold is left, and named', async () => {
  const [id, broken] = [await served(), await served()];
  await of[0]!.store.models.tickets.collection.updateOne({ _id: broken } as never, {
    $set: { site: '别处' },
  });
  await erasures().insert(demand());
  await run(of[0]!, { papersGone: () => Promise.reject(new Fault('slack-unavailable', true)) });
  expect(await erasures().load('erasure-1')).toMatchObject({ papers: [id], failed: [broken] });
  await run();
  expect(await erasures().load('erasure-1')).toMatchObject({ papers: [], failed: [broken], finishedAt: now });
  expect((await load(broken)).requester.name).toBe(wang.name);
});

test('two processes at once do it once', async () => {
  const ids = [await served(), await served(), await served()];
  await erasures().insert(demand());
  await Promise.all(
    [...of, ...of].map((process) =>
      run(process).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
      }),
    ),
  );
  await run();
  expect(await left()).toEqual([]);
  for (const id of ids) {
    expect((await load(id)).history.filter(({ type }) => type === 'erased')).toHaveLength(1);
    expect(await verdict(id)).toMatchObject({ ok: true });
  }
  expect((await erasures().load('erasure-1'))!.requests.map(({ number }) => number).sort()).toEqual(ids);
});

test('cut off before or after any write, it goes on where it stood', async () => {
  const id = await served();
  await report();
  const { models } = of[0]!.store;
  const states = await Promise.all(
    Object.values(models).map(async ({ collection }) => ({
      collection,
      all: await collection.find({}).toArray(),
    })),
  );
  const restore = async () => {
    for (const { collection, all } of states) {
      await collection.deleteMany({});
      if (all.length > 0) await collection.insertMany(all);
    }
  };
  for (let step = 2; ; step += 1) {
    const [cut, isBefore] = [Math.floor(step / 2), step % 2 === 0];
    await restore();
    await erasures().insert(demand());
    let writes = 0;
    const cutting = <T extends object>(part: T, names: readonly (keyof T)[]): T =>
      new Proxy(part, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver);
          if (typeof method !== 'function') return method;
          if (!names.includes(name as keyof T)) return method.bind(target) as unknown;
          return async (...args: unknown[]) => {
            writes += 1;
            if (writes === cut && isBefore) throw new Error('cut off');
            const done = (await method.apply(target, args)) as unknown;
            if (writes === cut) throw new Error('cut off');
            return done;
          };
        },
      });
    const deps = depsOf(of[0]!);
    const failing: ErasingPersonalData = {
      ...deps,
      erasures: cutting(deps.erasures, ['commit']),
      personalData: cutting(deps.personalData, ['retitle', 'forgetProfile']),
      tickets: cutting(deps.tickets, ['commitErased']),
      contracts: cutting(deps.contracts, ['commit']),
      seals: cutting(deps.seals, ['looked']),
    };
    const outcome = await erasePersonalData(failing).catch((error: Error) => error.message);
    if (outcome === undefined && writes < cut) break;
    await run(of[1]!);
    expect([cut, await left()]).toEqual([cut, []]);
    expect(await verdict(id)).toMatchObject({ ok: true });
    expect((await load(id)).history.filter(({ type }) => type === 'erased')).toHaveLength(1);
    expect(await erasures().load('erasure-1')).toMatchObject({ requests: [{ number: id }], finishedAt: now });
  }
  expect(await left()).toEqual([]);
});

test('a wish stays, and counts for their company; their name goes, and words that nobody else has wished for', async () => {
  const wishes = new WishStore(of[0]!.store.models.wishes);
  const [theirs, other] = [
    await served(),
    await file(sun, {
      requester: { name: '赵护士', phone: '13800138000' },
      channelOfReceipt: 'phone',
      items: ['打印机'],
      files: [],
    }),
  ];
  const said = (text: string, cause: string) => ({
    text,
    by: { id: wang.id, name: wang.name },
    at: now,
    cause,
  });
  const alone = '希望我的工作站能双屏显示';
  const own = await wishes.record(2026, await load(theirs), said(alone, 'wish:1'), now);
  const shared = await wishes.record(2026, await load(theirs), said('希望能导出报表', 'wish:2'), now);
  await wishes.record(2026, await load(other), { ...said('希望能导出报表', 'wish:3'), by: sun }, now);
  await erasures().insert(demand());
  await run();
  expect([await left(), (await everything()).includes(alone)]).toEqual([[], false]);
  expect(await wishes.load(own.number)).toMatchObject({ status: 'recorded', customerIds: [RENHE] });
  const kept = (await wishes.load(shared.number))!;
  expect(kept.text).toBe('希望能导出报表');
  expect(kept.backers.map(({ name }) => name)).toEqual([expect.stringMatching(/^erased:/), '赵护士']);
});

test('a stranger who shares nothing but the desk loses nothing', async () => {
  const id = await served();
  await erasures().insert(
    demand({ subject: { personId: stranger.id, names: [stranger.name], phones: [], customerIds: [] } }),
  );
  const before = await load(id);
  await run();
  expect(await load(id)).toEqual(before);
});
