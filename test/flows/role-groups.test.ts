import { SettingsStore } from '../../src/store/settings.js';
import { answerTo, commandOpens, toldDirectly, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, inThread, pressOn, RENHE } from '../support/story.js';
import type { Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const by = (name: string): Person => desk.people.person(name);
const settings = () => new SettingsStore(desk.store.models.settings).load();
const engineers = async () => ((await settings()).roster.engineer ?? []).map(({ name }) => name).sort();
const engineersBecome = (...names: string[]) =>
  by('zhou').waitFor(async () => (await engineers()).join() === [...names].sort().join(), {
    what: `engineers ${names.join()}`,
    saw: engineers,
  });

async function chooseGroup(value: string): Promise<void> {
  await commandOpens(by('zhou'), DESK, '/service roles', 'roles');
  await by('zhou').fill({ 'group-engineer': value });
  expect((await by('zhou').submit()).result).toBe('closed');
  await toldDirectly(by('zhou'), '服务台设置已保存。');
}

it('a role filled from a user group follows it: who comes in may work, who leaves may not', async () => {
  await chooseGroup('S0ENGINEER');
  await engineersBecome('Chen Ming', '李工');
  const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, '门诊打印机缺纸');
  expect(
    await answerTo(by('wu'), DESK, () => by('wu').command(DESK, `/service acknowledge ${number}`)),
  ).toContain('没有“响应”的权限');
  await desk.people.admin.usergroup('engineers', { users: ['li', 'wu'] });
  await engineersBecome('吴质控', '李工');
  await pressOn(by('wu'), deskCard, 'verb:acknowledge');
  await inThread(by('wang'), card, '吴质控');
});

it('the form shows the group, back to people of one’s own keeps those it had', async () => {
  await chooseGroup('S0ENGINEER');
  await desk.people.admin.usergroup('engineers', { users: ['li', 'wu'] });
  await engineersBecome('吴质控', '李工');
  const form = await commandOpens(by('zhou'), DESK, '/service roles', 'roles');
  expect(valueOf(form, 'group-engineer')).toBe('S0ENGINEER');
  await by('zhou').fill({ 'group-engineer': 'none' });
  await by('zhou').submit();
  await by('zhou').waitFor(async () => (await settings()).groups.engineer === undefined, {
    what: 'no group',
  });
  await desk.people.admin.usergroup('engineers', { users: ['chen'] });
  expect(await desk.people.admin.idle()).toBe(true);
  expect(await engineers()).toEqual(['吴质控', '李工'].sort());
});

it('a group that empties, or is disabled, is told to the people of the desk', async () => {
  await chooseGroup('S0ENGINEER');
  await desk.people.admin.usergroup('engineers', { users: [] });
  await engineersBecome();
  await toldDirectly(by('zhou'), '角色“工程师”所用的 Slack 用户组里没有人');
  await desk.people.admin.usergroup('engineers', { users: ['li'] });
  await engineersBecome('李工');
  await desk.people.admin.usergroup('engineers', { disabled: true });
  await toldDirectly(by('zhou'), '查不到了（no_such_subteam）');
  expect(await engineers()).toEqual(['李工']);
});

it('while Slack cannot be asked nobody loses a role; the event comes again and is dealt with then', async () => {
  await chooseGroup('S0ENGINEER');
  await engineersBecome('Chen Ming', '李工');
  await desk.people.admin.fault({ method: 'usergroups.users.list', kind: 'http_500', times: 2 });
  await desk.people.admin.usergroup('engineers', { users: ['wu'] });
  await engineersBecome('吴质控');
});

it('who sets up a channel reads which engineer is not in the group of the engineers', async () => {
  await chooseGroup('S0ENGINEER');
  await engineersBecome('Chen Ming', '李工');
  const channel = await by('zhou').create('linden-service');
  await commandOpens(by('zhou'), channel, '/service setup', 'setup');
  await by('zhou').fill({
    ...{ customerName: '林登制药', name: '林登 LIMS 维护 2026', site: '苏州工业园区 9 号', systems: 'LIMS' },
    ...{ deskChannel: DESK, engineerIds: ['wu'] },
  });
  const result = await answerTo(by('zhou'), channel, () => by('zhou').submit());
  expect(result).toContain('<@U0QUALWU01> 不在“工程师”所用的 Slack 用户组中');
  expect(await engineers()).toEqual(['Chen Ming', '李工'].sort());
});
