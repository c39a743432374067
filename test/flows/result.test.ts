import { startDesk, type Desk } from '../support/desk.js';
import { intakeCardIn, opened, valueOf } from '../support/acts.js';
import {
  cardShows,
  DESK,
  filedAs,
  fileRequest,
  HARBOUR,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  type Filed,
  proposalAsked,
} from '../support/story.js';
import { Tickets } from '../../src/store/tickets.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const short = (number: string) => String(Number(number.slice(-6)));
const has = (person: Person, id: string) =>
  person.waitForModal((view) => view.blocks.some(({ block_id: of }) => of === id), `the field ${id}`);

/** A request of two items, acknowledged, and the form of its result opened by 李工: with the button, or typed. */
async function twoItems(
  customer: string,
  channel: string,
  items: readonly [string, string],
  how: 'button' | 'typed',
) {
  const person = by(customer);
  await person.press(await intakeCardIn(person, channel), 'filing:open');
  await opened(person, 'filing');
  await person.press('modal', 'filing:add-item');
  await has(person, 'item-2');
  await person.fill({ requesterPhone: '010-8888 6666', 'item-1': items[0], 'item-2': items[1] });
  expect((await person.submit()).result).toBe('closed');
  const filed = await filedAs(desk, person, channel, items[0]);
  const li = by('li');
  await pressOn(li, filed.deskCard, 'verb:acknowledge');
  await cardShows(li, filed.deskCard, '已响应');
  if (how === 'button') await pressOn(li, filed.deskCard, 'verb:resolve');
  else await li.command(DESK, `/service 完成 ${short(filed.number)} 已更换网线`);
  await li.fill(proposalAsked(await opened(li, 'verb:resolve')));
  return filed;
}

const ITEMS = {
  button: ['打印机离线', '扫描仪卡纸'],
  typed: ['门诊叫号屏黑屏', '登录页提示证书过期'],
} as const;

describe.each(['button', 'typed'] as const)('an item that is not done, resolved by what was %s', (how) => {
  let filed: Filed;
  const items = ITEMS[how];

  test('is not signed away: unticked, it is refused at the box, and everything typed is kept', async () => {
    const li = by('li');
    filed = await twoItems('wang', RENHE, items, how);
    await li.fill({ 'item-1': 'repaired', 'item-2': 'not-done', split: [], text: '已更换网线' });
    const refused = await li.submit();
    expect(refused).toMatchObject({ errors: { split: expect.stringContaining('第 2 项未处理') } });
    const kept = await opened(li, 'verb:resolve');
    expect(valueOf(kept, 'text')).toBe('已更换网线');
  });

  test('goes on by itself in a named request, which both cards and the customer’s thread name', async () => {
    const [li, wang] = [by('li'), by('wang')];
    await li.fill({ split: ['yes'] });
    expect((await li.submit()).result).toBe('closed');
    const moved = await inThread(wang, filed.card, '已转为新的请求 *SR-');
    const number = /已转为新的请求 \*(SR-\d{4}-\d{6})\*/.exec(textOf(moved))![1]!;
    await cardShows(wang, filed.card, `第 2 项 · 未处理，转入 ${number}`);
    const own = await filedAs(desk, wang, RENHE, `${number} · ${items[1]}`);
    await cardShows(wang, own.card, `由其未处理的项转来：*${filed.number}*`);
  });
});

test('an item that is explained has its explanation in the form at once, and the customer signs these words', async () => {
  const [li, smith] = [by('li'), by('smith')];
  const filed = await twoItems('smith', HARBOUR, ['Gate 4 is slow', 'Gate 4 beeps twice'], 'button');
  await li.fill({ 'item-1': 'repaired', text: 'Cleaned the reader' });
  await li.fill({ 'item-2': 'explained' });
  const form = await has(li, 'explanation-2');
  expect(valueOf(form, 'text')).toBe('Cleaned the reader');
  await li.fill({ 'explanation-2': 'Two beeps mean a second pallet' });
  expect((await li.submit()).result).toBe('closed');
  await inThread(smith, filed.card, 'Explanation of item 2: Two beeps mean a second pallet');
  await pressOn(smith, filed.card, 'verb:confirm');
  const signing = await opened(smith, 'verb:confirm');
  expect(textOf(signing)).toContain('Two beeps mean a second pallet');
  expect((await smith.submit()).result).toBe('closed');
  await cardShows(smith, filed.card, 'Signed by the customer: Anna Smith');
});

test('what cannot be solved is put to the customer in exactly these words, who sends it back or signs it', async () => {
  const [li, wang] = [by('li'), by('wang')];
  const filed = await fileRequest(desk, wang, RENHE, '老查询页在新浏览器打不开');
  await pressOn(li, filed.deskCard, 'verb:acknowledge');
  await pressOn(li, filed.deskCard, 'verb:resolve');
  await li.fill(proposalAsked(await opened(li, 'verb:resolve')));
  await li.fill({ outcome: 'unsolvable', text: '试过兼容模式' });
  await has(li, 'whyNot');
  const words = { reason: '控件已停产', consulted: '厂商与专家组', offer: 'other', instead: '改用挂号查询' };
  await li.fill(words);
  expect(await li.submit()).toMatchObject({ errors: { whyNot: expect.stringContaining('保修期内') } });
  await li.fill({ whyNot: '软件不涉及设备更换' });
  expect((await li.submit()).result).toBe('closed');
  for (const said of ['无法解决的原因*：控件已停产', '征询过*：厂商与专家组', '改为提供*：改用挂号查询']) {
    await inThread(wang, filed.card, said);
  }
  await submitOn(wang, filed.card, 'refuse', { reason: '还有两台机器没试' });
  await cardShows(wang, filed.card, '已派工');
  const offered = { ...words, offer: 'replacement', instead: '两台工作站换新' };
  await pressOn(li, filed.deskCard, 'verb:resolve');
  await opened(li, 'verb:resolve');
  await li.fill({ outcome: 'unsolvable', text: '两台也试过' });
  await has(li, 'whyNot');
  await li.fill(offered);
  expect((await li.submit()).result).toBe('closed');
  await inThread(wang, filed.card, '改为免费更换新设备*：两台工作站换新');
  await submitOn(wang, filed.card, 'confirm', {});
  await cardShows(wang, filed.card, '处理结果：无法解决');
  const { clocks } = (await new Tickets(desk.store.models.tickets).load(filed.number))!;
  expect(clocks.find(({ metric }) => metric === 'repair')).toMatchObject({ state: 'cancelled' });
});
