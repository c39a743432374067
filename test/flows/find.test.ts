import { answerTo, intakeCardIn, opened, told, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, filedAs, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

async function solved(title: string, solution: string): Promise<string> {
  const [wang, li] = [by('wang'), by('li')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, title);
  await pressOn(li, deskCard, 'verb:acknowledge');
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: solution });
  await pressOn(wang, card, 'verb:confirm');
  await opened(wang, 'verb:confirm');
  await wang.submit();
  return number;
}

test('who takes a request on is offered how the like was solved; everybody of ours finds it by its words', async () => {
  const number = await solved('胶片打印机卡纸，无法打印', '清理进纸辊并更换搓纸轮');
  const [wang, li, chen] = [by('wang'), by('li'), by('chen')];
  const { number: next, deskCard } = await fileRequest(desk, wang, RENHE, '三楼胶片打印机又卡纸');
  await pressOn(li, deskCard, 'verb:acknowledge');
  const offer = textOf(await told(li, DESK, `与 ${next} 相似`));
  expect(offer).toContain(number);
  expect(offer).toContain('搓纸轮');

  expect(await answerTo(chen, DESK, () => chen.command(DESK, '/service find 搓纸轮'))).toContain(number);
  const open = await answerTo(chen, DESK, () => chen.command(DESK, '/service 查找 打印机 status:open'));
  expect(open).toContain(next);
  expect(open).not.toContain(number);
  expect(await answerTo(chen, DESK, () => chen.command(DESK, '/service find 打印机 冰箱'))).toContain(
    'come nearest',
  );
  expect(await answerTo(chen, DESK, () => chen.command(DESK, '/service find 冰箱'))).toContain(
    'Try other words',
  );
  expect(await answerTo(chen, DESK, () => chen.command(DESK, '/service find'))).toContain(
    'What are you looking for',
  );
  expect(await answerTo(chen, DESK, () => chen.command(DESK, '/service find x from:soon'))).toContain(
    '“soon” is not a day',
  );
});

test('a likely duplicate is shown in the form, with everything typed; submitted again it is another request', async () => {
  const wang = by('wang');
  const { number } = await fileRequest(desk, wang, RENHE, '影像服务器磁盘空间不足，无法存图');
  await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
  await opened(wang, 'filing');
  await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': '服务器磁盘空间不足' });
  expect((await wang.submit()).result).toBe('updated');
  const form = await opened(wang, 'filing');
  expect(textOf(form)).toContain(number);
  expect(valueOf(form, 'item-1')).toBe('服务器磁盘空间不足');
  expect((await wang.submit()).result).toBe('closed');
  const other = await filedAs(desk, wang, RENHE, '· 服务器磁盘空间不足');
  expect(other.number).not.toBe(number);
});
