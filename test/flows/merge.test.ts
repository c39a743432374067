import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, opened } from '../support/acts.js';
import { cardShows, DESK, fileRequest, HARBOUR, inThread, RENHE, submitOn } from '../support/story.js';
import type { Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const typed = (name: string, line: string): Promise<string> =>
  answerTo(by(name), DESK, () => by(name).command(DESK, `/service ${line}`));

test('two requests about one problem become one: both cards say so, words and the result reach both', async () => {
  const [wang, qian] = [by('wang'), by('qian')];
  const first = await fileRequest(desk, wang, RENHE, '门诊打印机不打印');
  const second = await fileRequest(desk, wang, RENHE, '三层窗口出不了报告单');
  const theirs = await fileRequest(desk, by('smith'), HARBOUR, 'The terminal is dark');
  const short = (number: string) => String(Number(number.slice(-6)));

  expect(await typed('sun', `合并 ${short(second.number)} ${short(theirs.number)}`)).toContain(
    '属于另一用户',
  );
  await by('sun').command(DESK, `/service merge ${short(second.number)}`);
  await opened(by('sun'), 'verb:merge');
  await by('sun').fill({ into: first.number });
  expect((await by('sun').submit()).result).toBe('closed');

  await cardShows(wang, second.card, `已并入 ${first.number}`);
  await cardShows(qian, first.deskCard, second.number);
  await inThread(wang, second.card, '为同一问题，已合并处理');
  await inThread(wang, first.card, '为同一问题，已并入本请求一起处理');

  await wang.say(RENHE, '刚才换过墨盒', { thread: second.card });
  await inThread(qian, first.deskCard, `刚才换过墨盒（写于 ${second.number}）`);

  expect(await typed('li', `响应 ${short(first.number)}`)).toContain('“响应”已完成');
  await submitOn(by('li'), first.deskCard, 'resolve', { outcome: 'repaired', text: '更换打印头' });
  await inThread(wang, second.card, `来自合并后的请求 *${first.number}*`);
  await inThread(wang, second.card, '更换打印头');
  expect(await typed('li', `出发 ${short(second.number)}`)).toContain(`已并入 ${first.number}`);
});
