import { Contracts } from '../../src/store/contracts.js';
import { SettingsStore } from '../../src/store/settings.js';
import {
  answerTo,
  commandOpens,
  intakeCardIn,
  newest,
  opened,
  toldDirectly,
  valueOf,
} from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  DESK,
  fileRequest,
  HARBOUR,
  hasButton,
  pressOn,
  RENHE,
  submitOn,
} from '../support/story.js';
import {
  textOf,
  type Message,
  type Person,
  type View,
} from '../../src/embedded/slack/client/workspace-client.js';

const typed = (person: Person, channel: string, line: string): Promise<string> =>
  answerTo(person, channel, () => person.command(channel, `/service ${line}`.trim()));
const heldIn = (view: View, block: string): unknown => Object.values(view.state.values[block] ?? {})[0];

const LINDEN = {
  customerName: '林登制药',
  name: '林登 LIMS 维护 2026',
  site: '苏州工业园区 9 号',
  systems: 'LIMS\n\n  条码系统  ',
  deskChannel: DESK,
};

describe('an administrator', () => {
  let desk: Desk;
  const by = (name: string): Person => desk.people.person(name);
  const contractOf = async (channel: string) =>
    new Contracts(desk.store.models.contracts).byCustomerChannel(channel);
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  const intakeCards = async (channel: string): Promise<Message[]> =>
    (await by('zhou').messages(channel)).filter((m) => hasButton(m, 'filing:open'));

  test('sets a fresh channel up: wrong input is told at its field, then what is missing, then the card is pinned once', async () => {
    const zhou = by('zhou');
    const channel = await zhou.create('linden-service');
    const form = await commandOpens(zhou, channel, '/service setup', 'setup');
    expect(valueOf(form, 'zone')).toBe('Asia/Shanghai');
    await zhou.fill({ ...LINDEN, zone: 'Asia/Suzhou', engineerIds: ['li'], acceptedDay: '2026-05-01' });
    expect(await zhou.submit()).toMatchObject({
      result: 'errors',
      errors: { zone: expect.stringContaining('没有这个时区') },
    });
    await zhou.fill({ zone: 'Asia/Shanghai', deskChannel: channel });
    expect(await zhou.submit()).toMatchObject({
      errors: { deskChannel: expect.stringContaining('不能与用户频道相同') },
    });
    await zhou.fill({ deskChannel: RENHE });
    expect(await zhou.submit()).toMatchObject({
      errors: { deskChannel: expect.stringContaining('用户会看到内部备注') },
    });
    expect(valueOf(await zhou.modal(), 'customerName')).toBe('林登制药');
    await zhou.fill({ deskChannel: DESK });
    const result = await answerTo(zhou, channel, () => zhou.submit());
    expect(result).toContain(`<#${channel}> 已设置完成`);
    expect(result).toContain('还缺少：\n• 应答不在本频道中，请输入 `/invite @Yingda`');
    expect(await contractOf(channel)).toMatchObject({
      systems: ['LIMS', '条码系统'],
      acceptedDay: '2026-05-01',
    });

    await zhou.invite(channel, ['yingda']);
    await intakeCardIn(zhou, channel);
    const again = await commandOpens(zhou, channel, '/service setup', 'setup');
    expect(valueOf(again, 'customerName')).toBe('林登制药');
    expect(heldIn(again, 'engineerIds')).toMatchObject({ selected_users: ['U0ENGLI001'] });
    await zhou.fill({ site: '苏州工业园区 10 号' });
    expect(await answerTo(zhou, channel, () => zhou.submit())).toContain('一切就绪');
    await intakeCardIn(zhou, channel);
    await zhou.waitFor(async () => (await zhou.channel(channel).pins()).length === 1, { what: 'the pin' });

    await commandOpens(zhou, channel, '/service setup', 'setup');
    await zhou.fill({ name: '林登 LIMS 维护 2027' });
    expect(await answerTo(zhou, channel, () => zhou.submit())).toContain('一切就绪');
    expect(await desk.people.admin.idle()).toBe(true);
    expect(await intakeCards(channel)).toHaveLength(1);
    expect(await contractOf(channel)).toMatchObject({
      customerName: '林登制药',
      site: '苏州工业园区 10 号',
      name: '林登 LIMS 维护 2027',
      history: [{ did: 'bound' }, { did: 'changed' }, { did: 'changed' }],
    });
  });

  test('is sent to the customer’s channel from the desk’s', async () => {
    expect(await typed(by('zhou'), DESK, 'setup')).toContain('请到与用户共用的频道中输入 `/service setup`');
  });

  test('reads in health which message did not reach which channel', async () => {
    const zhou = by('zhou');
    const { number, card } = await fileRequest(desk, by('wang'), RENHE, '送不到的消息');
    await desk.people.admin.fault({
      method: 'chat.postMessage',
      kind: 'error',
      error: 'restricted_action',
      channel: card.channel!,
    });
    await zhou.command(DESK, `/service reply ${number} 请稍候`);
    await zhou.waitForMessage(
      DESK,
      (m) => textOf(m).includes(`未能送达 <#${card.channel}>`),
      'the notice in the desk',
    );
    expect(await typed(zhou, DESK, 'health')).toContain(
      `${number} “replied” → <#${card.channel}>：restricted_action`,
    );
  });

  test('two who save at the same time: the second is and nothing of the first is lost', async () => {
    const [zhou, qian] = [by('zhou'), by('qian')];
    await commandOpens(zhou, DESK, '/service roles', 'roles');
    await zhou.fill({ admin: ['zhou', 'qian'] });
    expect((await zhou.submit()).result).toBe('closed');
    await toldDirectly(zhou, '服务台设置已保存。\n一切就绪。');

    await commandOpens(zhou, DESK, '/service roles', 'roles');
    await commandOpens(qian, DESK, '/service roles', 'roles');
    await zhou.fill({ quality: ['wu', 'sun'] });
    await qian.fill({ manager: ['zhao', 'qian'] });
    expect((await zhou.submit()).result).toBe('closed');
    expect(await qian.submit()).toMatchObject({
      errors: { admin: expect.stringContaining('刚刚有人修改了人员') },
    });
    await qian.close();
    const { roster } = await new SettingsStore(desk.store.models.settings).load();
    expect(roster.quality?.map(({ name }) => name)).toEqual(['吴质控', '孙前台']);
    expect(roster.manager?.map(({ name }) => name)).toEqual(['赵总']);

    await commandOpens(zhou, HARBOUR, '/service setup', 'setup');
    await commandOpens(qian, HARBOUR, '/service setup', 'setup');
    await zhou.fill({ name: 'Saved first' });
    await qian.fill({ name: 'Saved second' });
    expect((await zhou.submit()).result).toBe('closed');
    expect(await qian.submit()).toMatchObject({
      errors: { customerName: expect.stringContaining('刚刚被别人设置过') },
    });
    await qian.close();
    expect((await contractOf('C0HARBRSVC'))?.name).toBe('Saved first');
  });

  test('a saved form delivered again is one change', async () => {
    const zhou = by('zhou');
    await commandOpens(zhou, HARBOUR, '/service setup', 'setup');
    await zhou.fill({ name: 'Delivered twice' });
    expect((await zhou.submit()).result).toBe('closed');
    const before = await contractOf('C0HARBRSVC');
    const { id } = await newest(desk, 'view_submission');
    const { response } = await desk.people.admin.redeliver({ id });
    expect(response).toEqual({ response_action: 'clear' });
    expect((await contractOf('C0HARBRSVC'))?.history).toHaveLength(before!.history.length);
  });

  test.each([
    ['li', '只有工作区管理员或系统管理员可以这样做'],
    ['chen', 'Only administrators may do this; please ask one of them.'],
  ])('is who %s is not: neither set-up nor people are theirs to change', async (name, sentence) => {
    for (const word of ['setup', 'roles']) expect(await typed(by(name), DESK, word)).toContain(sentence);
    expect(await by(name).modals()).toEqual([]);
  });
});

describe('a desk without any settings', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk({ withoutSeed: true });
  });
  afterAll(() => desk.stop());

  test('the workspace’s administrator does it all from nothing, and a customer files', async () => {
    const [zhou, li, wang] = ['zhou', 'li', 'wang'].map((name) => desk.people.person(name)) as [
      Person,
      Person,
      Person,
    ];
    await zhou.openHome();
    await zhou.waitForHome(
      (view) => textOf(view).includes('请输入 `/service roles` 指定人员'),
      'what to do first',
    );
    expect(await typed(zhou, DESK, 'help')).toContain('`/service setup`');
    expect(await typed(zhou, DESK, 'list')).toContain('目前没有未完成的请求');
    expect(await typed(li, DESK, 'roles')).toContain('只有工作区管理员');
    await li.openHome();
    await li.waitForHome((view) => textOf(view).includes('您还没有加入任何服务频道'), 'where to file');

    await commandOpens(zhou, RENHE, '/service setup', 'setup');
    await zhou.fill({ ...LINDEN, customerName: '仁和医院', engineerIds: ['li'] });
    const first = await answerTo(zhou, RENHE, () => zhou.submit());
    for (const lack of ['没有技术部负责人', '没有管理层人员', '没有前台秘书']) expect(first).toContain(lack);
    expect(first).not.toContain('没有工程师');

    await commandOpens(zhou, DESK, '/service roles', 'roles');
    await zhou.fill({ 'front-desk': ['sun'], 'tech-head': ['qian'], manager: ['zhao'] });
    const saved = await answerTo(zhou, DESK, () => zhou.submit());
    expect(saved).toBe('服务台设置已保存。\n没有选择系统管理员，因此由您担任。\n一切就绪。');

    const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '第一个请求');
    expect(number).toMatch(/-000001$/);
    await pressOn(li, deskCard, 'verb:acknowledge');

    const wu = desk.people.person('wu');
    await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '好了' });
    await cardShows(wang, card, '待用户确认');
    await wu.join(RENHE);
    for (const verb of ['confirm', 'refuse']) {
      expect(await answerTo(wu, RENHE, () => wu.press(card, `verb:${verb}`))).toBe(
        '您是本公司人员，不能代用户确认或退回，请由用户本人操作。',
      );
    }
    await submitOn(wang, card, 'confirm', {});
    await cardShows(wang, card, '用户签字：王主任');
  });
});

describe('what people look up', () => {
  let desk: Desk;
  const by = (name: string): Person => desk.people.person(name);
  const numbers: string[] = [];
  beforeAll(async () => {
    desk = await startDesk();
    numbers.push((await fileRequest(desk, by('wang'), RENHE, '先到的一般问题')).number);
    const second = await fileRequest(desk, by('smith'), HARBOUR, 'Later, and acknowledged');
    numbers.push(second.number);
    await pressOn(by('chen'), second.deskCard, 'verb:acknowledge');
    await cardShows(by('smith'), second.card, 'Acknowledged');
  });
  afterAll(() => desk.stop());

  test('help speaks to staff of commands and to customers of what they can do', async () => {
    const staff = await typed(by('chen'), DESK, 'help');
    expect(staff).toContain('`/service acknowledge 42`');
    expect(await typed(by('chen'), DESK, '')).toBe(staff);
    const customer = await typed(by('smith'), HARBOUR, 'help');
    expect(customer).toContain('File a service request');
    expect(customer).toContain('`/service list`');
    expect(customer).not.toContain('acknowledge');
    expect(await typed(by('smith'), HARBOUR, 'fix it')).toMatch(/^There is no “fix”\./);
  });

  test('list has all for staff by next deadline, mine what one is responsible for', async () => {
    const list = await typed(by('li'), DESK, 'list');
    expect(list).toContain('未完成的请求：2');
    expect(list.indexOf(numbers[0]!)).toBeLessThan(list.indexOf(numbers[1]!));
    const mine = await typed(by('chen'), DESK, 'mine');
    expect(mine).toContain('My requests: 1');
    expect(mine).toContain(numbers[1]);
    expect(await typed(by('li'), DESK, '我的')).toContain('目前没有未完成的请求');
  });

  test('App Home shows each what is theirs, and its buttons work', async () => {
    const home = async (name: string) => {
      await by(name).openHome();
      return by(name).waitForHome((view) => view.blocks.length > 0, 'Home');
    };
    const engineer = await home('chen');
    expect(textOf(engineer)).toContain('*Mine (1)*');
    expect(textOf(engineer)).toContain('*All open (2)*');
    const manager = await home('zhao');
    expect(textOf(manager)).toContain('*全部未完成 (2)*');
    expect(textOf(manager)).not.toContain('我负责的');
    const customer = await home('smith');
    expect(textOf(customer)).toContain('Your company’s requests');
    expect(textOf(customer)).not.toContain(numbers[0]);

    await by('zhao').press('home', 'ticket:open', { value: numbers[0] });
    await opened(by('zhao'), 'show');
    await by('zhao').press('modal', 'verb:acknowledge');
    await by('zhao').waitForModal((view) => textOf(view).includes('赵总 已响应'), 'the request again');
    await by('zhao').close();
    await by('smith').press('home', 'filing:open');
    expect(valueOf(await opened(by('smith'), 'filing'), 'siteId')).toBe('hl-whs');
    await by('smith').close();
  });

  test('health says that all is well, or which messages did not arrive', async () => {
    const well = await typed(by('sun'), DESK, 'health');
    expect(well).toContain('一切正常');
    expect(well).toContain('上次运行');
  });

  test('the report of a week is posted where it was asked for, with chart and PDF in its thread', async () => {
    const sun = by('sun');
    expect(await typed(sun, RENHE, '周报 this')).toContain('的周报，稍后发送到本频道');
    const report = await by('wang').waitForMessage(
      RENHE,
      (m) => textOf(m).includes('现场维护服务周报'),
      'the report',
    );
    expect(textOf(report)).toContain('本周受理 1 件');
    const files = async () => (await by('wang').thread(report)).flatMap((m) => m.files ?? []);
    await by('wang').waitFor(async () => (await files()).length === 2, {
      what: 'chart and PDF',
    });
    expect((await files()).map(({ mimetype }) => mimetype).sort()).toEqual(['application/pdf', 'image/png']);
  });

  test('a week that is none and a place without a customer are answered in a sentence', async () => {
    expect(await typed(by('sun'), RENHE, 'report 下下周')).toBe(
      '看不懂“下下周”是哪一周，请写成 2026-W47 或“上周”。',
    );
    expect(await typed(by('chen'), HARBOUR, 'report W99')).toMatch(/^“W99” is no week/);
    expect(await typed(by('chen'), 'general', 'report')).toContain(
      'Type this in a customer’s channel or in the desk’s',
    );
  });
});
