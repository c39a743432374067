import { reachedWith } from '../../../scripts/dev/database.js';
import { runVerify } from '../../../scripts/verify/run.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import type { Person } from '../../../src/domain/people/person.js';
import { CommandRunner } from '../../../src/run-command.js';
import { closeStore } from '../../../src/store/connection.js';
import { SealStore } from '../../../src/store/seals.js';
import { li, qian, ROSTER, sun, wang } from '../../domain/people/cast.js';
import { at, CONTRACT, FILING, WORDS } from '../../domain/ticket/requests.js';
import { connect, type Process } from '../../store/stores.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let desk: Process;
let seals: SealStore;
let now = at('10:00');
beforeEach(async () => {
  now = at('10:00');
  database = await testDatabase();
  desk = await connect(database.uri, database.name);
  seals = new SealStore(desk.store.models);
  await desk.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await desk.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
});
afterEach(async () => {
  await closeStore(desk.store);
  await database.drop();
});

const runner = () => {
  const { tickets, contracts, settings, people, duty, wishes } = desk;
  const clock = () => now;
  return new CommandRunner({
    tickets,
    wishes,
    contracts,
    settings,
    people,
    duty,
    clock,
    nudge: () => undefined,
  });
};
const number = (n: number) => `SR-2026-${String(n).padStart(6, '0')}`;
const tickets = () => desk.store.models.tickets.collection;
const set = (id: string, fields: object) => tickets().updateOne({ _id: id } as never, { $set: fields });

async function file(text = '扫描枪失灵'): Promise<string> {
  const filing = { ...FILING, items: [text] };
  const done = await runner().file(filing, wang, { cause: `view:${text}:${now.getTime()}`, at: now });
  if (isRefusal(done)) throw new Error(done.refused);
  return done.record.id;
}
async function must(id: string, when: string, by: Person, verb: string): Promise<void> {
  now = at(when);
  const command = commandSchema.parse({ do: verb, ...WORDS[verb] });
  const done = await runner().run(id, command, by, { cause: `press:${when}:${verb}`, at: now });
  if (isRefusal(done)) throw new Error(`${verb}: ${done.refused}`);
}
/** From the receipt to the archive, on which all who sign have signed. */
async function whole(): Promise<string> {
  const id = await file();
  await must(id, '10:05', qian, 'accept');
  await must(id, '10:06', qian, 'assign');
  await must(id, '10:07', li, 'acknowledge');
  await must(id, '10:10', li, 'propose');
  await must(id, '10:30', li, 'resolve');
  await must(id, '10:40', wang, 'confirm');
  await must(id, '10:45', li, 'sign-off');
  await must(id, '10:50', sun, 'archive');
  return id;
}
/** As the auditor does. */
async function anchor(id: string): Promise<void> {
  const [kept] = await seals.among([id]);
  await seals.looked(kept!, kept!.ticket!.seal);
}

/** The settings that `npm start` prints, as a shell reads them. */
const printed = (): Record<string, string> =>
  Object.fromEntries(
    [...reachedWith(database.uri, database.name).matchAll(/(\w+)='?([^' ]+)'?/g)].map(([, key, value]) => [
      key!,
      value!,
    ]),
  );

async function run(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await runVerify(args, {
    env: printed(),
    now: () => now,
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { status, said, complained };
}

it('says who has signed what of a request, and that its chain holds; the status is 0', async () => {
  const id = await whole();
  const { status, said } = await run('1');
  expect(status).toBe(0);
  expect(said.map((line) => line.replace(/( [0-9A-F]{4}){3}$/, ' #'))).toEqual([
    `${id} 1 received 王主任 2026-11-23T02:00:00.000Z #`,
    `${id} 2 accepted 钱部长 2026-11-23T02:05:00.000Z #`,
    `${id} 3 dispatched 钱部长 2026-11-23T02:06:00.000Z #`,
    `${id} 4 taken-over 李工 2026-11-23T02:07:00.000Z #`,
    `${id} 5 solution 李工 2026-11-23T02:10:00.000Z #`,
    `${id} 6 taken 李工 2026-11-23T02:10:00.000Z #`,
    `${id} 7 customer 王主任 2026-11-23T02:40:00.000Z #`,
    `${id} 8 staff 李工 2026-11-23T02:45:00.000Z #`,
    `${id} 9 archived 孙前台 2026-11-23T02:50:00.000Z #`,
    '1 requests: 1 hold, 0 broken',
  ]);
});

it('words that a database stores otherwise than they were typed hold', async () => {
  // A cut through a pair leaves half of it.
  const id = await file('显示器闪烁 \u{1F5A5}'.slice(0, -1));
  await must(id, '10:07', li, 'acknowledge');
  expect((await run()).said).toEqual(['1 requests: 1 hold, 0 broken']);
});

it.each([
  ['the customer’s words', 1, 'what was signed', { 'items.0.text': '扫描枪失灵。' }],
  ['who asked', 1, 'what was signed', { 'requester.phone': '010-8888 6667' }],
  ['when somebody acknowledged', 4, 'what was signed', { 'history.3.at': at('10:01') }],
  ['who has confirmed', 7, 'what was signed', { 'history.6.by.name': '李主任' }],
  ['what a signature says', 2, 'what the signature says', { 'signatures.1.by.name': '赵总' }],
  ['the hash of a signature', 9, 'what the signature says', { 'signatures.8.contentHash': 'a'.repeat(64) }],
])('%s changed in the database is found: signature %i, %s', async (_what, no, why, fields) => {
  const id = await whole();
  await set(id, fields);
  const { status, said } = await run();
  expect(status).toBe(1);
  expect(said[0]).toContain(`${id}: broken at signature ${no}: ${why}`);
  expect(said.at(-1)).toBe('1 requests: 0 hold, 1 broken');
});

it.each([
  ['the seal', 'something that happened after', { 'seal.hash': 'a'.repeat(64) }],
  ['the result on the card', 'a field says otherwise', { 'resolution.text': '未修复' }],
  ['who is responsible', 'a field says otherwise', { 'responsible.name': '陈工' }],
])(
  '%s changed is found behind the last of nine signatures, and not at a tenth: %s',
  async (_what, why, fields) => {
    const id = await whole();
    await set(id, fields);
    const { status, said } = await run();
    expect(status).toBe(1);
    expect(said[0]).toContain(`${id}: broken after signature 9: ${why}`);
  },
);

it('looking changes nothing: only the auditor keeps how far a chain has come', async () => {
  const id = await whole();
  await run();
  expect(await seals.anchorOf(id)).toBeUndefined();
});

it('a request that is put back to what it was, whole in itself, is found by what was seen of it', async () => {
  const id = await file();
  const before = await tickets().findOne({ _id: id } as never);
  await must(id, '10:07', li, 'acknowledge');
  await anchor(id);
  await must(id, '10:07:30', li, 'propose');
  await must(id, '10:08', li, 'resolve');
  expect((await run()).status).toBe(0);

  await tickets().replaceOne({ _id: id } as never, before!);
  expect((await run(id)).said.slice(1)).toEqual([
    `${id}: broken after signature 1: the history is shorter, or another, than the one that was seen before`,
    '1 requests: 0 hold, 1 broken',
  ]);
  // Nor is it made whole by going on.
  await must(id, '10:09', li, 'acknowledge');
  await must(id, '10:09:30', li, 'propose');
  await must(id, '10:10', li, 'resolve');
  expect((await run()).status).toBe(1);
});

it('a request that was taken away is found: by the gap it leaves, and the last by what was seen of it', async () => {
  for (let n = 1; n <= 4; n += 1) await file(`第 ${n} 件`);
  await anchor(number(4));
  await tickets().deleteOne({ _id: number(2) } as never);
  await tickets().deleteOne({ _id: number(4) } as never);
  expect(await run()).toMatchObject({
    status: 1,
    said: [
      `${number(2)}: there is no such request`,
      `${number(4)}: there is no such request`,
      '4 requests: 2 hold, 2 broken',
    ],
  });
  expect((await run('2')).status).toBe(1);
});

it('a request of before there were signatures holds, and is sealed from its next fact on', async () => {
  const id = await file();
  await must(id, '10:07', li, 'acknowledge');
  await tickets().updateOne({ _id: id } as never, {
    $unset: { signatures: '', seal: '', 'history.1.owns': '' },
  });
  expect(await run()).toMatchObject({
    status: 0,
    said: ['1 requests: 0 hold, 1 of before there were signatures, 0 broken'],
  });
  await must(id, '10:10', li, 'propose');
  await must(id, '10:30', li, 'resolve');
  await must(id, '10:40', wang, 'confirm');
  expect((await desk.tickets.load(id))!.signatures.map(({ act }) => act)).toEqual([
    'solution',
    'taken',
    'customer',
  ]);
  expect((await run()).said).toEqual(['1 requests: 1 hold, 0 broken']);
  await set(id, { 'history.0.channelOfReceipt': 'phone' });
  expect((await run()).status).toBe(1);
});

it('one that cannot be read is told, and the others are looked at nevertheless', async () => {
  for (let n = 1; n <= 3; n += 1) await file(`第 ${n} 件`);
  await set(number(2), { status: 'of another version' });
  expect(await run()).toMatchObject({
    status: 1,
    said: [`${number(2)}: cannot be read (status)`, '3 requests: 2 hold, 1 broken'],
  });
});

it('what is no number of a request is refused, and so is an environment without a database', async () => {
  expect(await run('everything')).toMatchObject({ status: 2, said: [] });
  const nowhere = { env: {}, now: () => now, say: () => undefined, complain: () => undefined };
  expect(await runVerify([], nowhere)).toBe(2);
});
