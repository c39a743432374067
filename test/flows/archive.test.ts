import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runArchive } from '../../scripts/archive/run.js';
import { BagReader } from '../../src/archive/read-bag.js';
import { commandOpens, answerTo } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, DESK, fileRequest, inThread, now, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
let dir: string;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
  desk = await startDesk({
    // The auditor, who seals what it finds whole, runs with every thirtieth sweep.
    environment: { ARCHIVE_URL: pathToFileURL(dir).href, SWEEP_SECONDS: '0.1' },
  });
});
afterAll(async () => {
  await desk.stop();
  await rm(dir, { recursive: true, force: true });
});

async function archive(...args: string[]) {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { env: desk.environment, now: () => new Date(), say, complain: say };
  return { status: await runArchive(args, terminal), said: said.join('\n') };
}

test('a request with its files goes from Slack to the archive, is lost, and comes back; nobody is told anything again', async () => {
  const [wang, li, sun, chen] = [by('wang'), by('li'), by('sun'), by('chen')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '报表打印不全');
  const files = [
    { name: '屏幕.png', content: Buffer.from('a picture') },
    { name: 'log.txt', content: Buffer.from('a log') },
  ];
  await wang.say(RENHE, '照片在这里', { thread: card, files });
  await inThread(li, deskCard, '照片在这里');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await submitOn(li, deskCard, 'propose', { mode: 'remote', text: '远程调整打印模板' });
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '已改为 A4 横向' });
  await submitOn(wang, card, 'confirm', {});
  await cardShows(li, deskCard, '用户已签字确认');
  await pressOn(sun, deskCard, 'verb:archive');
  await cardShows(li, deskCard, '已归档');

  const { tickets, seals } = desk.store.models;
  const bundled = () => tickets.findById(number).lean<{ bundle?: { key: string; sha256: string } }>();
  const bundle = await li.waitFor(async () => (await bundled())?.bundle, { what: 'the bundle' });
  const bag = (await BagReader.open(join(dir, bundle.key)))!;
  const attached = JSON.parse((await bag.read('data/files.json'))!.toString('utf8')) as {
    name: string;
    path: string;
  }[];
  expect(attached.map(({ name }) => name)).toEqual(['屏幕.png', 'log.txt']);
  expect((await bag.read(attached[0]!.path))!.toString('utf8')).toBe('a picture');
  expect((await bag.read(attached[1]!.path))!.toString('utf8')).toBe('a log');
  expect((await bag.read('data/history.zh-CN.txt'))!.toString('utf8')).toContain('照片在这里');
  bag.close();

  const fingerprint = bundle.sha256.slice(0, 4).toUpperCase();
  const seen = textOf(await commandOpens(chen, DESK, `/service show ${number}`, 'show'));
  expect(seen).toContain('In the archive since');
  expect(seen).toContain(fingerprint);

  // The auditor has looked at it; then the database loses every request.
  await li.waitFor(async () => ((await seals.findById(number).lean()) ? true : undefined), {
    what: 'the seal',
  });
  const before = await tickets.findById(number).lean();
  const toldBefore = (await desk.people.admin.calls()).filter(({ method }) =>
    method.startsWith('chat.'),
  ).length;
  await tickets.deleteMany({});
  await seals.deleteMany({});
  expect(await archive('restore', number)).toMatchObject({ status: 0 });
  const marks = { unanchoredSince: undefined, bundle: undefined };
  expect({ ...(await tickets.findById(number).lean()), ...marks }).toEqual({ ...before, ...marks });

  expect(textOf(await commandOpens(chen, DESK, `/service show ${number}`, 'show'))).toContain(fingerprint);
  const verified = await answerTo(chen, DESK, () => chen.command(DESK, `/service verify ${number}`));
  expect(verified).toContain(`The chain of *${number}* holds`);
  await li.waitFor(async () => ((await seals.findById(number).lean()) ? true : undefined), {
    what: 'the seal, again',
  });
  const toldAfter = (await desk.people.admin.calls()).filter(({ method }) => method.startsWith('chat.'));
  // The answer to `verify`, if anything.
  expect(toldAfter.length - toldBefore).toBeLessThanOrEqual(1);
  expect(await archive('verify', number)).toMatchObject({ status: 0 });
  expect((await readdir(join(dir, bundle.key.slice(0, 7)))).length).toBe(1);

  // Life goes on: it is reopened from the card it had.
  await submitOn(wang, await now(wang, card), 'reopen', { reason: '又打印不全' });
  await cardShows(li, deskCard, '已登记');
});

test('health says how the archive is', async () => {
  const health = await answerTo(by('li'), DESK, () => by('li').command(DESK, '/service health'));
  expect(health).toContain('档案库：');
});
