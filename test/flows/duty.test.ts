import { DutyStore } from '../../src/store/duty.js';
import { onDuty } from '../../src/domain/duty/on-duty.js';
import { answerTo, commandOpens, opened, toldDirectly, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, HARBOUR } from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

/** Monday noon in Shanghai; the rota of these tests is handed over at 08:00. */
const MONDAY = new Date('2037-11-23T12:00:00+08:00');
const at = (text: string) => new Date(`${text}+08:00`);
const seconds = (text: string) => at(text).getTime() / 1000;

let desk: Desk;
let now: Date;
const by = (name: string): Person => desk.people.person(name);
const plan = () => new DutyStore(desk.store.models.duty).load(now);
const namesOn = async (when: string) => onDuty(await plan(), 'r1', at(when)).map(({ name }) => name);
const directs = async (name: string) => (await by(name).dm().messages()).map(textOf);
const toldTimes = async (name: string, words: string) =>
  (await directs(name)).filter((text) => text.includes(words)).length;

/** Opens the calendar and presses a button of it. */
async function fromCalendar(person: Person, action: string, form: string): Promise<View> {
  await commandOpens(person, DESK, '/service oncall', 'duty');
  await person.press('modal', action);
  return opened(person, form);
}

/** What a menu of the open form offers. */
function offered(view: View, block: string): { value: string; label: string }[] {
  const found = (view.blocks as { block_id?: string; element?: { options?: unknown[] } }[]).find(
    ({ block_id: id }) => id === block,
  );
  return (found!.element!.options as { value: string; text: { text: string } }[]).map(({ value, text }) => ({
    value,
    label: text.text,
  }));
}

/** Li and Chen by turns, a day each, Li first on Monday; made in the form as the technical head would. */
async function makeRota(): Promise<void> {
  const qian = by('qian');
  await fromCalendar(qian, 'duty:new', 'duty:rota');
  await qian.fill({
    name: '技术支持',
    'name-1': '一线',
    'people-1': ['li', 'chen'],
    'from-1': seconds('2037-11-23T08:00:00'),
    'every-1': '1',
    'unit-1': 'days',
    'at-1': '08:00',
  });
  expect((await qian.submit()).result).not.toBe('errors');
  await qian.waitForModal((view) => textOf(view).includes('班表已保存'), 'the calendar with the new rota');
  await qian.close({ all: true });
}

beforeEach(async () => {
  now = MONDAY;
  desk = await startDesk({ clock: () => now, withoutBot: true });
  desk.environment['PUBLIC_URL'] = 'https://desk.example.com/';
  await desk.startBot();
});
afterEach(() => desk.stop());

it('a rota is made and changed in Slack: faults at their fields, layers added, people told, the calendar shows it', async () => {
  const [qian, li, chen] = [by('qian'), by('li'), by('chen')];
  const form = await fromCalendar(qian, 'duty:new', 'duty:rota');
  expect(valueOf(form, 'zone')).toBe('Asia/Shanghai');
  await qian.fill({
    name: '技术支持',
    zone: 'Asia/Beijing',
    'name-1': '一线',
    'people-1': ['chen', 'li'],
    'order-1': '李工\n王五',
    'from-1': seconds('2037-11-23T08:00:00'),
    'every-1': '0',
    'at-1': '08:00',
    'hours-1': '周一 八点',
  });
  expect(await qian.submit()).toMatchObject({
    errors: {
      zone: expect.stringContaining('没有这个时区'),
      'order-1': expect.stringContaining('“王五”不在'),
      'every-1': expect.stringContaining('1 以上'),
      'hours-1': expect.stringContaining('周一至周五 18:00-08:00'),
    },
  });
  await qian.fill({
    zone: 'Asia/Shanghai',
    'order-1': '李工',
    'every-1': '1',
    'unit-1': 'days',
    'hours-1': '',
  });
  await qian.press('modal', 'duty:add-layer');
  const two = await qian.waitForModal((view) => textOf(view).includes('第 2 班次'), 'a second layer');
  expect(valueOf(two, 'name-1')).toBe('一线');
  await qian.fill({
    'name-2': '周末二线',
    'people-2': ['wang'],
    'from-2': seconds('2037-11-23T08:00:00'),
    'hours-2': '周末 00:00-24:00',
  });
  expect(await qian.submit()).toMatchObject({
    errors: { 'people-2': expect.stringContaining('还没有角色') },
  });
  await qian.fill({ 'people-2': ['qian'] });
  expect((await qian.submit()).result).not.toBe('errors');
  const calendar = await qian.waitForModal((view) => view.callback_id === 'duty', 'the calendar');
  const shown = textOf(calendar);
  expect(shown).toContain('一线：*李工* 值班，至 11月24日周二 08:00；下一位 Chen Ming');
  expect(shown).toContain('周末二线：现在没有班；下一位 钱部长');
  expect(shown).toContain('11月23日周一（今天）');
  expect(shown).toContain('一线　08:00–次日 08:00　李工');
  expect(shown).toContain('周末二线　全天　*钱部长（您）*');
  expect(shown).toContain('`rota:r1`');
  await toldDirectly(li, '钱部长 新建了班表“技术支持”');
  await toldDirectly(chen, '钱部长 has made the rota “技术支持”');
  expect(await namesOn('2037-11-28T12:00:00')).toEqual(['Chen Ming', '钱部长']);

  await qian.press('modal', 'duty:later');
  await qian.waitForModal((view) => textOf(view).includes('12月7日'), 'the weeks after');
  await qian.press('modal', 'duty:edit');
  const edit = await opened(qian, 'duty:rota');
  expect(valueOf(edit, 'order-1')).toBe('李工\nChen Ming');
  expect(valueOf(edit, 'hours-2')).toBe('周六至周日 00:00-24:00');
  await qian.press('modal', 'duty:remove-layer', { value: '2' });
  await qian.waitForModal((view) => !textOf(view).includes('第 2 班次'), 'one layer');
  expect((await qian.submit()).result).not.toBe('errors');
  await qian.waitForModal((view) => textOf(view).includes('班表已保存'), 'the changed calendar');
  expect(await namesOn('2037-11-28T12:00:00')).toEqual(['Chen Ming']);

  await qian.press('modal', 'duty:edit');
  await opened(qian, 'duty:rota');
  await qian.press('modal', 'duty:retire', { confirm: true });
  await qian.waitForModal((view) => textOf(view).includes('班表已停用'), 'no rota any more');
  expect((await plan()).rotas).toEqual([]);
});

it('whoever keeps no rotas sees them and cannot change them; two who change one at once: the second is told', async () => {
  await makeRota();
  const [li, qian, zhou] = [by('li'), by('qian'), by('zhou')];
  const seen = await commandOpens(li, DESK, '/service 值班', 'duty');
  expect(textOf(seen)).toContain('*李工（您）*');
  expect(JSON.stringify(seen.blocks)).not.toMatch(/duty:(edit|new)/);
  await li.close();
  await fromCalendar(qian, 'duty:edit', 'duty:rota');
  await fromCalendar(zhou, 'duty:edit', 'duty:rota');
  await qian.fill({ name: '一组' });
  await zhou.fill({ name: '二组' });
  expect((await qian.submit()).result).not.toBe('errors');
  expect(await zhou.submit()).toMatchObject({
    errors: { name: expect.stringContaining('刚刚有人修改了这个班表') },
  });
  const smith = by('smith');
  const refused = await answerTo(smith, HARBOUR, () => smith.command(HARBOUR, '/service oncall'));
  expect(refused).toContain('You may not use “oncall” here');
  expect(await smith.modals()).toEqual([]);
});

it('a swap: proposed, accepted by button, told to both and the technical head, answered once', async () => {
  await makeRota();
  const [li, chen, qian] = [by('li'), by('chen'), by('qian')];
  const form = await fromCalendar(li, 'duty:swap', 'duty:swap');
  const mine = offered(form, 'mine').find(({ label }) => label.includes('11月25日周三'))!;
  const yours = offered(form, 'yours').find(({ label }) => label.includes('11月26日周四'))!;
  await li.fill({ mine: mine.value, yours: yours.value });
  expect((await li.submit()).result).not.toBe('errors');
  await li.waitForModal((view) => textOf(view).includes('换班提议已发给同事'), 'that it was sent');
  const asked = await toldDirectly(chen, '李工 would like to swap duties with you');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual(['李工']);

  const accept = () => chen.press(asked, 'duty:accept-swap');
  expect(await answerTo(chen, asked.channel!, accept)).toContain('the two duties have changed hands');
  await toldDirectly(li, '*换班已生效*：李工 与 Chen Ming 互换');
  await toldDirectly(qian, '*换班已生效*');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual(['Chen Ming']);
  expect(await namesOn('2037-11-26T12:00:00')).toEqual(['李工']);
  expect(await answerTo(chen, asked.channel!, accept)).toContain('has already accepted this swap');
  expect(await answerTo(chen, asked.channel!, () => chen.press(asked, 'duty:decline-swap'))).toContain(
    'has already accepted this swap',
  );
  const calendar = await commandOpens(chen, DESK, '/service oncall', 'duty');
  expect(textOf(calendar)).toContain('*Chen Ming (you)* (swapped)');
});

it('a swap that is withdrawn, or was not answered in time, changes nothing', async () => {
  await makeRota();
  const [li, chen] = [by('li'), by('chen')];
  const propose = async (own: string, others: string) => {
    const form = await fromCalendar(li, 'duty:swap', 'duty:swap');
    const one = (block: string, day: string) =>
      offered(form, block).find(({ label }) => label.includes(day))!.value;
    await li.fill({ mine: one('mine', own), yours: one('yours', others) });
    expect((await li.submit()).result).not.toBe('errors');
    await li.close({ all: true });
  };
  await propose('11月27日', '11月28日');
  await fromCalendar(li, 'duty:swap', 'duty:swap');
  await li.press('modal', 'duty:withdraw-swap');
  await li.waitForModal((view) => textOf(view).includes('已撤回'), 'that it is withdrawn');
  await li.close({ all: true });
  await toldDirectly(chen, '李工 has withdrawn the swap');

  await propose('11月25日', '11月24日');
  now = at('2037-11-24T08:00:00');
  await toldDirectly(li, '*换班提议已失效*');
  await toldDirectly(chen, '*The proposed swap is over*');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual(['李工']);
});

it('a leave: who covers is told, a gap goes to the technical head at once, and cancelling is told too', async () => {
  await makeRota();
  const [li, chen, qian] = [by('li'), by('chen'), by('qian')];
  await fromCalendar(li, 'duty:leave', 'duty:leave');
  await li.fill({ fromDay: '2037-11-25', toDay: '2037-11-24' });
  expect(await li.submit()).toMatchObject({ errors: { toDay: expect.stringContaining('必须晚于') } });
  await li.fill({ toDay: '2037-11-25', reason: '家中有事' });
  expect((await li.submit()).result).not.toBe('errors');
  await li.waitForModal((view) => textOf(view).includes('请假已登记'), 'that it is entered');
  await li.close({ all: true });
  const covering = await toldDirectly(chen, '李工 is on leave');
  expect(textOf(covering)).toContain('(for 李工)');
  expect(textOf(covering)).not.toContain('家中有事');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual(['Chen Ming']);
  expect(await toldTimes('qian', '无人值班')).toBe(0);

  await fromCalendar(chen, 'duty:leave', 'duty:leave');
  await chen.fill({ fromDay: '2037-11-25', fromTime: '10:00', toDay: '2037-11-25', toTime: '14:00' });
  expect((await chen.submit()).result).not.toBe('errors');
  await toldDirectly(qian, '以下时间无人值班');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual([]);
  await chen.close({ all: true });
  const calendar = await commandOpens(qian, DESK, '/service oncall', 'duty');
  expect(textOf(calendar)).toContain('10:00–14:00　:warning: *无人值班*（李工 请假）');
  await qian.press('modal', 'duty:leave');
  const all = await opened(qian, 'duty:leave');
  expect(textOf(all)).toContain('Chen Ming：11月25日周三 10:00–14:00');
  const { leaves } = await plan();
  const ofChen = leaves.find(({ person }) => person.name === 'Chen Ming')!;
  await qian.press('modal', 'duty:end-leave', { value: ofChen.id });
  await qian.waitForModal((view) => textOf(view).includes('请假已取消'), 'that it is cancelled');
  await toldDirectly(chen, 'The leave of Chen Ming is cancelled or ended early');
  expect(await namesOn('2037-11-25T12:00:00')).toEqual(['Chen Ming']);
});

it('an override: one’s own duty is handed over, another’s is not, and whoever keeps the rotas may do both', async () => {
  await makeRota();
  const [li, chen, qian] = [by('li'), by('chen'), by('qian')];
  const form = await fromCalendar(chen, 'duty:override', 'duty:override');
  expect(offered(form, 'layer').map(({ label }) => label)).toEqual(['一线']);
  const asked = { from: seconds('2037-11-25T12:00:00'), to: seconds('2037-11-25T18:00:00') };
  await chen.fill({ ...asked, person: 'chen' });
  expect(await chen.submit()).toMatchObject({
    errors: { layer: expect.stringContaining('Not all of that time') },
  });
  await chen.close({ all: true });
  await fromCalendar(li, 'duty:override', 'duty:override');
  await li.fill({ ...asked, person: 'chen', reason: '去医院' });
  expect((await li.submit()).result).not.toBe('errors');
  await li.close({ all: true });
  expect(textOf(await toldDirectly(chen, '李工 has changed who is on duty'))).toContain('去医院');
  expect(await namesOn('2037-11-25T13:00:00')).toEqual(['Chen Ming']);
  expect(await namesOn('2037-11-25T18:00:00')).toEqual(['李工']);

  await fromCalendar(qian, 'duty:override', 'duty:override');
  await qian.press('modal', 'duty:end-override');
  await qian.waitForModal((view) => textOf(view).includes('已取消，有关人员会收到通知'), 'that it is over');
  await toldDirectly(li, '钱部长 取消了替班');
  expect(await namesOn('2037-11-25T13:00:00')).toEqual(['李工']);
});

it('who comes on duty is told at the handover, once, through restarts and by two processes, and Home says so', async () => {
  await makeRota();
  const [li, chen] = [by('li'), by('chen')];
  await desk.startBot();
  now = at('2037-11-24T08:00:00');
  const began = await toldDirectly(chen, '*You are on duty from now on*');
  expect(textOf(began)).toContain('技术支持 (一线)');
  await chen.openHome();
  await chen.waitForHome(
    (view) => textOf(view).includes('You are on duty: 技术支持, until'),
    'the duty in Home',
  );
  await Promise.all(desk.bots.map((bot) => bot.stop()));
  // Down for three handovers: only whoever is on duty by then is told, and that it is late.
  now = at('2037-11-27T09:00:00');
  await desk.startBot();
  await toldDirectly(li, '*您正在值班*');
  await desk.people.admin.idle();
  expect(await toldTimes('li', '值班*')).toBe(1);
  expect(await toldTimes('chen', 'You are on duty from now on')).toBe(1);
  expect(await toldTimes('chen', '*You are on duty*')).toBe(0);
});

describe('the calendar of one’s own duties', () => {
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${desk.bots.at(-1)!.port}${path}`, init);
  /** The address as it is shown, with our own server in place of the public one. */
  async function subscribe(person: Person): Promise<string> {
    await fromCalendar(person, 'duty:feed', 'duty:feed');
    await person.press('modal', 'duty:renew-feed');
    const view = await person.waitForModal((one) => textOf(one).includes('/duty/'), 'the address');
    await person.close({ all: true });
    return /https:\/\/desk\.example\.com(\/duty\/[\w-]+\.ics)/.exec(textOf(view))![1]!;
  }

  it('is subscribed to at a secret address, follows swaps, and ends with the address', async () => {
    await makeRota();
    const li = by('li');
    const path = await subscribe(li);
    const first = await get(path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(first.headers.get('cache-control')).toContain('private');
    const text = await first.text();
    expect(text).toContain('SUMMARY:值班：技术支持 一线');
    expect(text).toContain('DTSTART:20371125T000000Z');
    const etag = first.headers.get('etag')!;
    expect((await get(path, { headers: { 'if-none-match': `W/"other", ${etag}` } })).status).toBe(304);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    expect((await get(path, { method: 'POST' })).status).toBe(405);

    await fromCalendar(li, 'duty:override', 'duty:override');
    const from = { from: seconds('2037-11-25T08:00:00'), to: seconds('2037-11-26T08:00:00') };
    await li.fill({ ...from, person: 'chen' });
    expect((await li.submit()).result).not.toBe('errors');
    await li.close({ all: true });
    const changed = await get(path, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(await changed.text()).not.toContain('DTSTART:20371125T000000Z');

    const next = await subscribe(li);
    expect((await get(path)).status).toBe(404);
    expect((await get(next)).status).toBe(200);
    expect(JSON.stringify(await desk.store.models.dutyFeeds.find().lean())).not.toContain(next.slice(6, 30));
    await desk.store.models.settings.updateOne({}, { $set: { 'roster.engineer': [] } });
    expect((await get(next)).status).toBe(404);
  });

  it.each([
    `/duty/${'a'.repeat(43)}.ics`,
    '/duty/short.ics',
    `/duty/${'%61'.repeat(43)}.ics`,
    '/duty/.ics',
    `/duty/${'a'.repeat(43)}`,
  ])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('comes as a file where calendars cannot reach the bot', async () => {
    await makeRota();
    await Promise.all(desk.bots.map((bot) => bot.stop()));
    delete desk.environment['PUBLIC_URL'];
    await desk.startBot();
    const chen = by('chen');
    const form = await fromCalendar(chen, 'duty:feed', 'duty:feed');
    expect(textOf(form)).toContain('no public address');
    await chen.press('modal', 'duty:send-feed');
    const message = await chen.waitForDm((m) => (m.files ?? []).length > 0, 'the file');
    const file = await chen.download(message.files![0] as { id: string });
    expect(file.toString()).toContain('SUMMARY:On duty: 技术支持 一线');
  });
});

it('in Socket Mode the calendar is there too, and no path from outside ends the process', async () => {
  await desk.stop();
  desk = await startDesk({ clock: () => now, mode: 'socket' });
  const { port } = desk.bots[0]!;
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect(await status(`/duty/${'a'.repeat(43)}.ics`)).toBe(404);
  expect(await status('/duty/%E0%A4%A.ics')).toBe(400);
  expect(await status('/healthz')).toBe(200);
});
