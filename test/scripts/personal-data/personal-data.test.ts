import { EJSON } from 'bson';
import { runPersonalData } from '../../../scripts/personal-data/run.js';
import type { Person } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { commandSchema } from '../../../src/domain/ticket/commands.js';
import type { Filing } from '../../../src/domain/ticket/register.js';
import { CommandRunner } from '../../../src/run-command.js';
import { closeStore } from '../../../src/store/connection.js';
import { HARBOUR, li, RENHE, ROSTER, smith, sun, wang, zhao } from '../../domain/people/cast.js';
import { at, CONTRACT, FILING, WORDS } from '../../domain/ticket/requests.js';
import { connect, type Process } from '../../store/stores.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const PORT = {
  ...CONTRACT,
  id: 'contract-C0HARBRSVC',
  customerId: HARBOUR,
  customerName: 'Harbour Logistics',
};

let database: TestDatabase;
let desk: Process;
let now: Date;
let said: string[];
let complained: string[];
let written: Record<string, string>;
beforeEach(async () => {
  now = at('10:00');
  [said, complained, written] = [[], [], {}];
  database = await testDatabase();
  desk = await connect(database.uri, database.name);
  await desk.settings.save(DEFAULT_SETTINGS, {
    ...DEFAULT_SETTINGS,
    roster: ROSTER,
    companyName: '应答科技',
  });
  const contacts = [{ name: '王主任', phone: FILING.requester.phone, personId: wang.id, maySign: true }];
  await desk.contracts.insert({ ...CONTRACT, contacts }, { intents: [], cause: 'seed', now });
  const channels = { customerChannel: 'C0HARBRSVC', deskChannel: 'C0DESK0002' };
  await desk.contracts.insert({ ...PORT, ...channels, locale: 'en' }, { intents: [], cause: 'seed:2', now });
});
afterEach(async () => {
  await closeStore(desk.store);
  await database.drop();
});

const runner = () => {
  const { tickets, contracts, settings, people, duty, wishes } = desk;
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
async function file(by: Person, more: Partial<Filing> = {}): Promise<string> {
  now = new Date(now.getTime() + 60_000);
  const done = await runner().file({ ...FILING, ...more }, by, { cause: `view:${now.getTime()}`, at: now });
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
  const id = await file(wang);
  await must(id, li, 'acknowledge');
  await must(id, li, 'note', { text: '王主任下午不在' });
  await must(id, li, 'propose');
  await must(id, li, 'resolve');
  await must(id, wang, 'confirm', { remark: '谢谢' });
  return id;
}

const run = (...args: string[]) => {
  [said, complained] = [[], []];
  return runPersonalData(args, {
    env: { MONGODB_URI: database.uri, MONGODB_DATABASE: database.name },
    now: () => now,
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
    writeNew: (directory, name, text) => {
      written[`${directory}/${name}`] = text;
      return Promise.resolve();
    },
  });
};
const everything = async (): Promise<string> =>
  EJSON.stringify(
    await Promise.all(
      Object.values(desk.store.models).map(({ collection }) => collection.find({}).toArray()),
    ),
  );
const DEMAND = ['--for', '本人 11 月 20 日书面要求', '--by', zhao.id];

test('a person is found by Slack id, telephone or name, with every place where they are', async () => {
  const id = await served();
  for (const who of [wang.id, '(010) 88886666转12', ' 王主任 ']) {
    expect([who, await run('find', who)]).toEqual([who, 0]);
    expect(said[0]).toBe(`王主任 · ${wang.id} · ${FILING.requester.phone} · 仁和医院`);
    expect(said).toContain(`request ${id} requester is name,phone,personId`);
    expect(said).toContain(`request ${id}#5 noted names text`);
    expect(said).toContain(`contract ${CONTRACT.name} contacts is name,phone,personId`);
    // Where it is, not what it is: that is for the person.
    expect(said.slice(1).join()).not.toContain('王主任');
  }
  expect(await run('find', '13900001111')).toBe(1);
});

test('whoever shares a name with others is asked for more, and staff are not looked for', async () => {
  await file(wang);
  await file(smith, {
    contractId: PORT.id,
    requester: { name: '王主任', phone: '020 7946 0107', personId: smith.id },
  });
  expect(await run('find', '王主任')).toBe(2);
  expect(complained).toHaveLength(3);
  expect(complained.join()).toContain('Harbour Logistics');
  expect(await run('find', '王主任', '--company', 'harbour')).toBe(0);
  expect(said[0]).toContain(smith.id);
  expect(await run('find', li.id)).toBe(1);
});

test('everything goes into two files, for machines and to be read in their language', async () => {
  const id = await served();
  expect(await run('export', wang.id, '--out', 'there')).toBe(0);
  const json = JSON.parse(written['there/personal-data.json']!) as { held: Record<string, unknown>[] };
  expect(json.held).toContainEqual(
    expect.objectContaining({
      ...{
        kind: 'request',
        of: id,
        where: 'requester',
        because: 'is',
        why: expect.any(String),
        kept: expect.any(String),
      },
      values: { ...FILING.requester },
    }),
  );
  const text = written['there/personal-data.txt']!;
  expect(text).toContain('应答科技服务台保存的 王主任 的个人信息');
  for (const value of [FILING.requester.phone, FILING.items[0]!, '谢谢', wang.id])
    expect(text).toContain(value);
  await file(smith, {
    contractId: PORT.id,
    requester: { name: 'Anna Smith', phone: '020 7946 0107', personId: smith.id },
  });
  expect(await run('export', smith.id, '--out', 'here')).toBe(0);
  expect(written['here/personal-data.txt']).toContain(
    'What the service desk of 应答科技 holds about Anna Smith',
  );
});

test('erasing says beforehand what goes and what stays; a dry run leaves all as it is', async () => {
  await served();
  const before = await everything();
  expect(await run('erase', wang.id, ...DEMAND, '--dry-run')).toBe(0);
  expect(said.join('\n')).toContain('1 texts of others name the person and stay');
  expect(said.at(-1)).toBe('nothing was erased: --dry-run');
  expect(await everything()).toBe(before);
});

test('what was demanded is erased at once where it can be, and the rest is said', async () => {
  const [id, open] = [await served(), await file(wang)];
  expect(await run('erase', wang.id, ...DEMAND, '--named')).toBe(0);
  expect(said.join('\n')).toContain(`waits until they are closed: ${open}`);
  expect(said.join('\n')).toContain(`by the bot: ${id}`);
  const stored = EJSON.stringify(await desk.store.models.tickets.collection.findOne({ _id: id as never }));
  for (const value of [wang.id, wang.name, FILING.requester.phone, '谢谢'])
    expect(stored).not.toContain(value);
  expect(await run('status')).toBe(0);
  expect(said[0]).toContain(zhao.name);
  expect(said.at(-1)).toBe('  not done yet');
});

test('one text is erased by its number and place', async () => {
  const id = await served();
  expect(await run('erase', '--text', `${id}#5`, ...DEMAND)).toBe(0);
  expect(await everything()).not.toContain('王主任下午不在');
  expect((await desk.tickets.load(id))!.requester.name).toBe(wang.name);
});

test.each([
  ['nobody says on whose demand', ['erase', wang.id, '--by', zhao.id], 2],
  ['nobody says who has decided it', ['erase', wang.id, '--for', 'x'], 2],
  ['an engineer has decided it', ['erase', wang.id, '--for', 'x', '--by', li.id], 2],
  ['the front desk has decided it', ['erase', wang.id, '--for', 'x', '--by', sun.id], 2],
  ['a customer has decided it', ['erase', wang.id, '--for', 'x', '--by', wang.id], 2],
  ['the reason says whose it is', ['erase', wang.id, '--for', '王主任来信', '--by', zhao.id], 2],
  ['a text has no place', ['erase', '--text', 'SR-2026-000001', ...DEMAND], 2],
  ['there is more than one thing', ['find', 'a', 'b'], 2],
])('nothing is erased when %s', async (_, args, status) => {
  await served();
  const before = await everything();
  expect(await run(...args)).toBe(status);
  expect(complained.join()).not.toBe('');
  expect(await everything()).toBe(before);
});

test('the customer is of one company here', () => expect(wang.customerIds).toEqual([RENHE]));
