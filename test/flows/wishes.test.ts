import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, intakeCardIn, opened } from '../support/acts.js';
import { DESK, fileRequest, filedAs, HARBOUR, inThread, RENHE } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const short = (number: string) => String(Number(number.slice(-6)));
const shows = (person: Person, callbackId: string, words: string) =>
  person.waitForModal(
    (view) => view.callback_id === callbackId && textOf(view).includes(words),
    `${words} in ${callbackId}`,
  );

/** A requirement, filed in the form behind the pinned card. */
async function wishFor(person: Person, channel: string, text: string) {
  await person.press(await intakeCardIn(person, channel), 'filing:open');
  await opened(person, 'filing');
  await person.fill({ requesterPhone: '010-8888 6666', category: 'requirement', 'item-1': text });
  let submitted = await person.submit();
  if (submitted.result === 'updated') submitted = await person.submit();
  expect(submitted.result).toBe('closed');
  return filedAs(desk, person, channel, text);
}

test('a customer’s wish is listed, decided and told, in the customer’s own channel and language', async () => {
  const [smith, qian] = [by('smith'), by('qian')];
  const filed = await wishFor(smith, HARBOUR, 'Export the berth plan as a spreadsheet');
  await inThread(smith, filed.card, 'Recorded in the list of wishes as *WR-');

  await qian.command(DESK, '/service 需求');
  const list = await shows(qian, 'wishes', 'Export the berth plan');
  await qian.press('modal', 'wishes:show', { value: /WR-\d{4}-\d{6}/.exec(textOf(list))![0] });
  await opened(qian, 'wish');
  await qian.fill({ decision: 'plan', text: 'Together with the new report' });
  const wrong = await qian.submit();
  expect(wrong).toMatchObject({ result: 'errors', errors: { day: '列入计划须写明日期或版本。' } });
  await qian.fill({ release: '5.2' });
  await qian.submit();
  const news = await smith.waitForMessage(HARBOUR, (m) => textOf(m).includes('is planned (5.2)'), 'the news');
  expect(textOf(news)).toContain('Our words on it: Together with the new report');
});

test('whoever is from another workspace sees their own wishes by the pinned card, and nothing of others', async () => {
  const [wang, smith] = [by('wang'), by('smith')];
  await wishFor(wang, RENHE, '门诊叫号屏显示医生照片');
  await wishFor(smith, HARBOUR, 'Show the tide on the wallboard');
  await smith.press(await intakeCardIn(smith, HARBOUR), 'wishes:list');
  const list = await shows(smith, 'wishes', 'Show the tide');
  expect(textOf(list)).not.toContain('叫号屏');
  const number = /(WR-\d{4}-\d{6})[^W]*Show the tide/.exec(textOf(list))![1]!;
  await smith.press('modal', 'wishes:show', { value: number });
  const shown = await opened(smith, 'wish');
  expect(shown.submit).toBeFalsy();
});

test('an engineer records a wish out of any request, and comments without deciding', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const filed = await fileRequest(desk, wang, RENHE, '药房打印机卡纸');
  await li.command(DESK, `/service wish ${short(filed.number)} 打印前能预览`);
  await inThread(wang, filed.card, '已列入需求清单');
  await li.command(DESK, '/service wishes 仁和');
  const list = await shows(li, 'wishes', '打印前能预览');
  const number = /(WR-\d{4}-\d{6})[^W]*打印前能预览/.exec(textOf(list))![1]!;
  await li.press('modal', 'wishes:show', { value: number });
  const shown = await opened(li, 'wish');
  expect(JSON.stringify(shown.blocks)).not.toContain('"decision"');
  await li.fill({ text: '厂家已有此功能' });
  await li.submit();
  await li.press('modal', 'wishes:show', { value: number });
  await shows(li, 'wish', '厂家已有此功能');
});

test('the list is narrowed by status, and App Home has the button to it', async () => {
  const zhao = by('zhao');
  await commandOpens(zhao, DESK, '/service wishes', 'wishes');
  await shows(zhao, 'wishes', '叫号屏');
  await zhao.choose('modal', 'wishes:filter', 'planned');
  const planned = await zhao.waitForModal(
    (view) => view.callback_id === 'wishes' && !textOf(view).includes('叫号屏'),
    'the planned ones',
  );
  expect(textOf(planned)).toContain('Export the berth plan');
  expect(textOf(planned)).toContain('计划：5.2');

  const li = by('li');
  await li.openHome();
  const home = await li.waitForHome((view) => textOf(view).includes('需求与愿望'), 'the button');
  await li.press(home, 'wishes:list');
  await shows(li, 'wishes', '叫号屏');
});
