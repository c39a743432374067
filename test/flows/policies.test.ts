import { SettingsStore } from '../../src/store/settings.js';
import { Tickets } from '../../src/store/tickets.js';
import { policyOf } from '../../src/domain/settings/settings.js';
import { answerTo, commandOpens, opened, toldDirectly, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  DESK,
  fileRequest,
  HARBOUR,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
  type Filed,
} from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

const HOUR = 3_600_000;
let desk: Desk;
let offset = 0;
let [old, fresh, harbour]: Filed[] = [];
const by = (name: string): Person => desk.people.person(name);
const settings = () => new SettingsStore(desk.store.models.settings).load();
const ticket = async (number: string) => (await new Tickets(desk.store.models.tickets).load(number))!;
const newest = async () => policyOf(await settings(), 'default');

/** Opens the form of a policy over the list. */
async function edits(person: Person, action = 'policies:edit'): Promise<View> {
  await commandOpens(person, DESK, '/service policies', 'policies');
  await person.press('modal', action, { value: 'default' });
  return opened(person, 'policies:terms');
}
const goesOn = async (person: Person, to: string): Promise<View> => {
  const { errors } = await person.submit();
  if (errors) throw new Error(JSON.stringify(errors));
  return opened(person, to);
};
/** Both pages as they stand, and the figures of the third. */
async function toFigures(person: Person, words: string): Promise<View> {
  await goesOn(person, 'policies:ladder');
  await goesOn(person, 'policies:confirm');
  return person.waitForModal((view) => textOf(view).includes(words), words);
}

beforeAll(async () => {
  desk = await startDesk({ clock: () => new Date(Date.now() + offset) });
  old = await fileRequest(desk, by('wang'), RENHE, '三小时前的请求');
  await pressOn(by('li'), old.deskCard, 'verb:acknowledge');
  await submitOn(by('li'), old.deskCard, 'propose', { mode: 'remote', text: '远程处理' });
  await inThread(by('wang'), old.card, '远程处理');
  offset = 3 * HOUR;
  fresh = await fileRequest(desk, by('wang'), RENHE, '刚提交的请求');
  harbour = await fileRequest(desk, by('smith'), HARBOUR, 'Filed just now');
});
afterAll(() => desk.stop());

test.each([
  ['li', '服务承诺只有管理层和系统管理员可以修改'],
  ['qian', '服务承诺只有管理层和系统管理员可以修改'],
  ['chen', 'Only management and administrators may change service promises'],
])('%s is told that promises are not theirs to change', async (name, sentence) => {
  const person = by(name);
  const told = await answerTo(person, DESK, () => person.command(DESK, '/service policies'));
  expect(told).toContain(sentence);
  expect(await person.modals()).toEqual([]);
});

test('a manager reads what is promised in words, and who has it', async () => {
  const view = textOf(await commandOpens(by('zhao'), DESK, '/service 承诺', 'policies'));
  expect(view).toContain('标准承诺 30 分 / 2 时 / 4 时 · Standard*（`default`，第 1 版）');
  expect(view).toContain('基本时间：响应 30 分钟 · 方案 2 小时 · 到场 2 小时 · 修复 4 小时');
  expect(view).toContain('最长暂停：3 天');
  expect(view).toContain('工作日历：服务台的第一个日历（全天候，不分节假日）');
  expect(view).toContain('升级第 1 级：立即催促责任工程师、当前值班人员；每 5 分钟再催 1 次');
  expect(view).toContain(
    '使用的合同：Harbour Logistics · Warehouse systems 2025–2028、仁和医院 · 院内信息系统维护合同 2026',
  );
  await by('zhao').close({ all: true });
});

test('what is wrong stands at its field, in both pages, and nothing typed is lost', async () => {
  const zhao = by('zhao');
  await edits(zhao);
  await zhao.fill({
    name: '标准承诺 2027',
    'target-repair': '两小时',
    warnAt: '50, 75',
    categories: '打扫：响应 5',
  });
  expect((await zhao.submit()).errors).toEqual({
    'target-repair': expect.stringContaining('大于 0 的分钟数'),
    warnAt: expect.stringContaining('必须有 100'),
    categories: expect.stringContaining('第 1 行看不懂'),
  });
  expect(valueOf(await zhao.modal(), 'name')).toBe('标准承诺 2027');
  await zhao.fill({ 'target-repair': '120', warnAt: '50, 75, 100', categories: '使用咨询：方案 480' });
  await goesOn(zhao, 'policies:ladder');
  await zhao.press('modal', 'policies:remove-level', { value: '1' });
  await zhao.waitForModal((view) => !('level-1-wait' in view.state.values), 'two levels');
  await zhao.press('modal', 'policies:add-level');
  await zhao.waitForModal((view) => 'level-3-wait' in view.state.values, 'another level');
  await zhao.fill({ 'level-3-wait': '7' });
  await zhao.press('modal', 'policies:raise-level', { value: '3' });
  const order = (view: View) => Object.keys(view.state.values).filter((id) => id.endsWith('-wait'));
  const raised = await zhao.waitForModal(
    (view) => order(view).join() === 'level-0-wait,level-3-wait,level-2-wait',
    'the new level second',
  );
  expect(valueOf(raised, 'level-3-wait')).toBe('7');
  await zhao.fill({ 'level-3-to': [], 'level-0-repeat': '0', stalled: '45' });
  expect((await zhao.submit()).errors).toEqual({
    'level-3-to': expect.stringContaining('至少选择一个'),
    'level-0-repeat': expect.stringContaining('大于 0'),
  });
  await zhao.fill({ 'level-3-people': ['qian'], 'level-0-repeat': '5' });
  await goesOn(zhao, 'policies:confirm');
  await zhao.close();
  expect(valueOf(await opened(zhao, 'policies:terms'), 'name')).toBe('标准承诺 2027');
  const ladder = await goesOn(zhao, 'policies:ladder');
  expect(valueOf(ladder, 'stalled')).toBe('45');
  expect(Object.values(ladder.state.values['level-1-people']!)[0]).toMatchObject({
    selected_users: ['U0HEADQIAN'],
  });
  expect(await newest()).toMatchObject({ version: 1 });
  await zhao.close({ all: true });
});

test('the figures are those of the requests; for new requests only, the open ones keep what they have', async () => {
  const zhao = by('zhao');
  await edits(zhao);
  await zhao.fill({ 'target-response': '60', 'target-repair': '120' });
  const view = await toFigures(zhao, '3 件未完成的请求采用此承诺');
  expect(textOf(view)).toContain('• 响应：30 分钟 → 1 小时\n• 修复：4 小时 → 2 小时');
  expect(textOf(view)).toContain(
    `3 件未完成的请求采用此承诺：3 件期限提前，2 件期限推后，1 件立即超时（${old!.number}）。`,
  );
  const before = await ticket(fresh!.number);
  expect((await zhao.submit()).result).toBe('closed');
  await toldDirectly(zhao, '第 2 版已保存，用于新的请求');
  expect(await newest()).toMatchObject({ version: 2, targets: { response: 60, repair: 120 } });
  expect(await ticket(fresh!.number)).toMatchObject({ terms: before.terms, nextDueAt: before.nextDueAt });
  const later = await fileRequest(desk, by('wang'), RENHE, '新承诺下的请求');
  expect((await ticket(later.number)).terms.policy.version).toBe(2);
});

test('an unchanged version reaches the open requests when that is said: history, cards, threads, and why', async () => {
  const zhou = by('zhou');
  await edits(zhou);
  const view = await toFigures(zhou, '3 件未完成的请求采用此承诺');
  expect(textOf(view)).toContain('没有改动，仍是第 2 版');
  await zhou.fill({ reach: 'open' });
  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '正用于未完成的请求');
  const done = await toldDirectly(zhou, '已用于未完成的请求：3 件中完成 3 件');
  expect(textOf(done)).toContain(`3 件期限提前，2 件期限推后，1 件立即超时（${old!.number}）。`);
  for (const { number } of [old!, fresh!, harbour!]) {
    const { history, terms } = await ticket(number);
    expect(history.filter(({ type }) => type === 'terms-changed')).toMatchObject([
      { by: { id: 'U0ADMIN001' } },
    ]);
    expect(terms.policy.version).toBe(2);
  }
  await inThread(by('wang'), fresh!.card, '我们对本请求承诺的时间有调整：响应由');
  await inThread(by('smith'), harbour!.card, 'What we promised for this request has changed: Response by');
  await inThread(zhou, old!.deskCard, '（因此超时）');
  await inThread(zhou, old!.deskCard, '“修复”已超时');
  expect(await threadText(by('smith'), harbour!.card)).not.toContain('标准承诺');
  const why = await answerTo(zhou, DESK, () => zhou.command(DESK, `/service why ${fresh!.number} repair`));
  expect(why).toMatch(/启用服务承诺“标准承诺[^”]*”第 2 版：可用时间 4 小时 → 2 小时，期限/);
});

test('two administrators at once: the second is told, sees how theirs differs, and loses nothing', async () => {
  const [zhao, zhou] = [by('zhao'), by('zhou')];
  for (const person of [zhao, zhou]) await edits(person);
  await zhao.fill({ maxPause: '1440' });
  await zhou.fill({ reopenWindow: '30' });
  for (const person of [zhao, zhou]) await toFigures(person, '期限都不变');
  expect((await zhao.submit()).result).toBe('closed');
  expect((await zhou.submit()).result).toBe('updated');
  const view = await zhou.waitForModal((one) => textOf(one).includes('刚刚有人保存了第 3 版'), 'the notice');
  expect(textOf(view)).toContain('• 最长暂停：1 天 → 3 天\n• 签字后可重新打开：14 天 → 30 天');
  await zhou.close();
  await opened(zhou, 'policies:terms');
  await zhou.fill({ maxPause: '1440' });
  await toFigures(zhou, '期限都不变');
  expect((await zhou.submit()).result).toBe('closed');
  expect(await newest()).toMatchObject({ version: 4, maxPauseMinutes: 1440, reopenWindowDays: 30 });
});

test('a new promise begins as another is, has a name of its own, and nobody has it yet', async () => {
  const zhao = by('zhao');
  const form = await edits(zhao, 'policies:copy');
  expect(valueOf(form, 'target-repair')).toBe('120');
  const { name } = await newest();
  await zhao.fill({ name });
  expect((await zhao.submit()).errors).toEqual({ name: expect.stringContaining('已有同名') });
  await zhao.fill({ name: 'VIP 24/7', 'major-repair': '60' });
  await goesOn(zhao, 'policies:ladder');
  const view = await goesOn(zhao, 'policies:confirm');
  expect(textOf(view)).toContain('新的服务承诺 *VIP 24/7*');
  expect((await zhao.submit()).result).toBe('closed');
  await toldDirectly(zhao, '新的服务承诺 *VIP 24/7* 已保存');
  expect(policyOf(await settings(), 'vip-24-7')).toMatchObject({
    version: 1,
    severities: { major: { repair: 60 } },
  });
  const list = await commandOpens(zhao, DESK, '/service policies', 'policies');
  expect(textOf(list)).toContain('目前没有合同使用');
  await zhao.close({ all: true });
});

test('a submission delivered again saves nothing twice', async () => {
  const zhao = by('zhao');
  await edits(zhao);
  await zhao.fill({ 'target-onsite': '90' });
  await toFigures(zhao, '件期限提前');
  await zhao.fill({ reach: 'open' });
  expect((await zhao.submit()).result).toBe('closed');
  await toldDirectly(zhao, '已用于未完成的请求');
  const { version, intentions } = await settings();
  const deliveries = await desk.people.admin.deliveries();
  const { id } = deliveries.findLast(({ name }) => name === 'view_submission')!;
  await desk.people.admin.redeliver({ id });
  expect(await settings()).toMatchObject({ version, intentions });
});
