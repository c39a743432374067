import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EJSON } from 'bson';
import { runPersonalData } from '../../scripts/personal-data/run.js';
import { BagReader } from '../../src/archive/read-bag.js';
import { pdfText } from '../documents/forms/pdf-text.js';
import { answerTo, chooseWay, commandOpens, toldDirectly } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, DESK, fileRequest, now, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
let dir: string;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
  desk = await startDesk({ environment: { ARCHIVE_URL: pathToFileURL(dir).href } });
});
afterAll(async () => {
  await desk.stop();
  await rm(dir, { recursive: true, force: true });
});

const pdfsIn = async (reader: Person, card: Message) =>
  (await reader.thread(card)).flatMap(({ files = [] }) => files).filter(({ name }) => name.endsWith('.pdf'));
const until = <T>(reader: Person, what: string, look: () => Promise<T | undefined>) =>
  reader.waitFor(look, { what });

test('an erased customer is on no card, no sheet and in no bundle any more; the chain holds, and the sheet has the hash it had', async () => {
  const [wang, li, sun] = [by('wang'), by('li'), by('sun')];
  // The request knows by their id that they were asked in person.
  await chooseWay(wang, RENHE, 'direct', '发私信给我');
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '我的工号是幽灵九五二七，登录失败');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await submitOn(li, deskCard, 'propose', { mode: 'remote', text: '重置密码' });
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '密码已重置' });
  await toldDirectly(wang, '请确认处理结果并签字');
  await submitOn(wang, card, 'confirm', {});
  await cardShows(li, deskCard, '用户已签字确认');
  await pressOn(sun, deskCard, 'verb:archive');
  await cardShows(li, deskCard, '已归档');
  const { tickets, erasures } = desk.store.models;
  const bundleOf = async () =>
    (await tickets.findById(number).lean<{ bundle?: { key: string }; bundleOwed?: unknown }>())!;
  const bundle = await until(sun, 'the bundle', async () => {
    const { bundle: made, bundleOwed } = await bundleOf();
    return bundleOwed ? undefined : made;
  });
  const shown = await until(wang, 'two sheets', async () => {
    const sheets = await pdfsIn(wang, card);
    return sheets.length === 2 ? sheets : undefined;
  });
  const before = pdfText(await wang.download(shown[1]!));
  const { requester, filedBy } = (await tickets.findById(number).lean<{
    requester: { name: string; phone: string };
    filedBy: { id: string };
  }>())!;
  const gone = [requester.name, requester.phone, filedBy.id, '幽灵九五二七'];
  expect(before).toContain(requester.phone);

  const said: string[] = [];
  const { roster } = (await desk.store.models.settings.findById('desk').lean<{
    roster: { manager: { id: string }[] };
  }>())!;
  const status = await runPersonalData(
    ['erase', filedBy.id, '--for', '本人书面要求', '--by', roster.manager[0]!.id, '--named'],
    {
      ...{ env: desk.environment, now: () => new Date(), writeNew: () => Promise.resolve() },
      ...{ say: (line) => void said.push(line), complain: (line) => void said.push(line) },
    },
  );
  expect([status, said.at(-1)]).toEqual([0, '  not done yet']);
  await until(sun, 'the end of it', async () =>
    (await erasures.find({ finishedAt: { $exists: true } }).lean()).length === 1 ? true : undefined,
  );

  // What the database has of them is nothing.
  const all = await Promise.all(
    Object.entries(desk.store.models)
      // What was handled, and who sends where, expires by itself.
      .filter(([name]) => name !== 'handled' && name !== 'lanes')
      .map(([, { collection }]) => collection.find({}).toArray()),
  );
  for (const value of gone) expect(EJSON.stringify(all)).not.toContain(value);

  await cardShows(li, deskCard, '已删除');
  await cardShows(wang, card, '已删除');
  for (const [reader, one] of [
    [li, deskCard],
    [wang, card],
  ] as const) {
    const text = textOf(await now(reader, one));
    for (const value of gone) expect(text).not.toContain(value);
    expect(text).toContain('密码已重置');
    expect(await pdfsIn(reader, one)).toEqual([]);
  }

  const { bundle: after } = await bundleOf();
  expect(after!.key).not.toBe(bundle.key);
  const files = await readdir(join(dir, after!.key.slice(0, 7)));
  expect(files.filter((name) => name.endsWith('.zip'))).toHaveLength(1);
  expect(files.filter((name) => name.endsWith('.removed.json'))).toHaveLength(1);
  const bag = (await BagReader.open(join(dir, after!.key)))!;
  for (const file of ['data/request.json', 'data/history.zh-CN.txt']) {
    const text = (await bag.read(file))!.toString('utf8');
    for (const value of gone) expect([file, text.includes(value)]).toEqual([file, false]);
  }
  expect((await bag.read('data/history.zh-CN.txt'))!.toString('utf8')).toContain('已删除');
  bag.close();

  const verified = await answerTo(sun, DESK, () => sun.command(DESK, `/service verify ${number}`));
  expect(verified).toMatch(/签字链完整/);
  expect(verified).toMatch(/曾按要求删除个人信息/);

  await sun.command(DESK, `/service form ${number} remote`);
  const [anew] = await until(sun, 'the sheet anew', async () => {
    const sheets = await pdfsIn(sun, deskCard);
    return sheets.length > 0 ? sheets : undefined;
  });
  const text = pdfText(await sun.download(anew!));
  expect(text).toContain('已删除');
  for (const value of gone) expect(text).not.toContain(value);
  const hashOf = (sheet: string) => /校验码 (\S+ \S+ \S+ \S+)/.exec(sheet)?.[1];
  expect(hashOf(text)).toBe(hashOf(before));
});

test('a manager has it erased from Slack, and sees how far that is; an engineer is told who may', async () => {
  const [wang, li, zhao] = [by('wang'), by('li'), by('zhao')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '第二次登录失败');
  await pressOn(li, deskCard, 'verb:acknowledge');
  const { requester } = (await desk.store.models.tickets
    .findById(number)
    .lean<{ requester: { name: string; phone: string; personId: string } }>())!;
  const asking = `/service personal-data <@${requester.personId}>`;
  expect(await answerTo(li, DESK, () => li.command(DESK, asking))).toContain('只有管理层和系统管理员');
  const byName = () => zhao.command(DESK, '/service 个人信息 王主任');
  expect(await answerTo(zhao, DESK, byName)).toContain('从 Slack 给出的名单中选择此人');

  expect(textOf(await commandOpens(zhao, DESK, asking, 'personal-data'))).toContain(requester.phone);
  await zhao.fill({ reason: `${requester.name} 来信` });
  expect(await zhao.submit()).toMatchObject({ errors: { reason: expect.stringContaining('请去掉') } });
  await zhao.fill({ reason: '本人来信要求' });
  await zhao.submit();
  await zhao.waitForModal((view) => view.callback_id === 'personal-data:asked', 'that it is on record');
  const told = await until(zhao, 'that it waits', async () => {
    const said = await answerTo(zhao, DESK, () => zhao.command(DESK, '/service 个人信息'));
    return said.includes(number) ? said : undefined;
  });
  expect(told).toContain(`待关闭后删除：${number}`);
  await submitOn(li, deskCard, 'propose', { mode: 'remote', text: '重置密码' });
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '密码已重置' });
  await submitOn(wang, card, 'confirm', {});
  await cardShows(wang, card, '已删除');
  expect(textOf(await cardShows(li, deskCard, '已删除'))).not.toContain(requester.phone);
});
