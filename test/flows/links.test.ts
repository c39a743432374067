import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, intakeCardIn, opened } from '../support/acts.js';
import {
  cardShows,
  DESK,
  filedAs,
  fileRequest,
  HARBOUR,
  inThread,
  proposalAsked,
  RENHE,
} from '../support/story.js';
import type { Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const typed = (name: string, line: string): Promise<string> =>
  answerTo(by(name), DESK, () => by(name).command(DESK, `/service ${line}`));
const short = (number: string) => String(Number(number.slice(-6)));

test('two requests are linked: both cards say so, in each one’s words, and so does a search', async () => {
  const [wang, sun] = [by('wang'), by('sun')];
  const switchDown = await fileRequest(desk, wang, RENHE, '交换机离线');
  const labels = await fileRequest(desk, wang, RENHE, '检验科标签打印机断网');
  await sun.command(DESK, `/service link ${short(labels.number)}`);
  await opened(sun, 'verb:link');
  await sun.fill({ to: short(switchDown.number), relation: 'blocked-by' });
  expect((await sun.submit()).result).toBe('closed');
  await cardShows(wang, labels.card, `本请求要等它完成：*${switchDown.number}*`);
  await cardShows(wang, switchDown.card, `它要等本请求完成：*${labels.number}*`);
  await inThread(wang, labels.card, '已关联请求');
  expect(await typed('sun', '查找 标签打印机')).toContain(`本请求要等它完成 ${switchDown.number}`);
  expect(await typed('sun', `关联 ${short(labels.number)} ${short(switchDown.number)} 有关`)).toContain(
    '已经关联',
  );

  await typed('chen', `acknowledge ${short(labels.number)}`);
  await typed('li', `响应 ${short(switchDown.number)}`);
  await by('li').command(DESK, `/service resolve ${short(switchDown.number)}`);
  await by('li').fill(proposalAsked(await opened(by('li'), 'verb:resolve')));
  await by('li').fill({ outcome: 'repaired', text: '更换电源模块' });
  expect((await by('li').submit()).result).toBe('closed');
  await inThread(sun, labels.deskCard, '已处理完毕，可以继续处理了');

  await sun.command(DESK, `/service unlink ${short(labels.number)}`);
  await opened(sun, 'verb:unlink');
  await sun.fill({ to: switchDown.number });
  expect((await sun.submit()).result).toBe('closed');
  await inThread(wang, labels.card, '已取消与');
});

test('the same cause at two customers: the desk reads both numbers, neither customer the other’s', async () => {
  const [wang, smith, sun] = [by('wang'), by('smith'), by('sun')];
  const ours = await fileRequest(desk, wang, RENHE, '升级后报表乱码');
  const theirs = await fileRequest(desk, smith, HARBOUR, 'Reports are garbled since the update');
  expect(await typed('sun', `link ${short(ours.number)} ${short(theirs.number)} blocks`)).toContain(
    '原因相同',
  );
  expect(await typed('sun', `link ${short(ours.number)} ${short(theirs.number)} same-cause`)).toContain(
    '“关联”已完成',
  );
  await cardShows(sun, ours.deskCard, theirs.number);
  await cardShows(sun, theirs.deskCard, ours.number);
  await inThread(sun, theirs.deskCard, '原因相同');
  // What comes after it in the same threads has nothing of it before it.
  await typed('li', `reply ${short(ours.number)} 正在查看`);
  await typed('li', `reply ${short(theirs.number)} We are looking`);
  await inThread(wang, ours.card, '正在查看');
  await inThread(smith, theirs.card, 'We are looking');
  for (const [person, card, number] of [
    [wang, ours.card, theirs.number],
    [smith, theirs.card, ours.number],
  ] as const) {
    const shown = JSON.stringify([await person.thread(card), card]);
    expect(shown).not.toContain(number);
  }
});

test('what is not done goes on as a request of its own, of which a customer from another workspace reads in English', async () => {
  const [smith, li] = [by('smith'), by('li')];
  await smith.press(await intakeCardIn(smith, HARBOUR), 'filing:open');
  await opened(smith, 'filing');
  await smith.press('modal', 'filing:add-item');
  await smith.waitForModal(
    (view) => view.blocks.some(({ block_id: id }) => id === 'item-2'),
    'a second item',
  );
  const items = { 'item-1': 'The scanner is dead', 'item-2': 'The second one jams' };
  await smith.fill({ requesterPhone: '010-8888 6666', ...items });
  expect((await smith.submit()).result).toBe('closed');
  const filed = await filedAs(desk, smith, HARBOUR, 'The scanner is dead');
  await typed('li', `acknowledge ${short(filed.number)}`);
  await li.command(DESK, `/service resolve ${short(filed.number)}`);
  await li.fill(proposalAsked(await opened(li, 'verb:resolve')));
  await li.fill({ 'item-1': 'repaired', 'item-2': 'not-done', split: ['yes'], text: 'Replaced the cable' });
  expect((await li.submit()).result).toBe('closed');
  await inThread(smith, filed.card, 'What is not done yet (item 2) goes on as *SR-');
  await inThread(by('sun'), filed.deskCard, '转为新的请求 *SR-');
  const own = await filedAs(desk, smith, HARBOUR, 'The second one jams');
  await cardShows(smith, own.card, `what was not done in *${filed.number}*`);
});
