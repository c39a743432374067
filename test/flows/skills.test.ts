import { SettingsStore } from '../../src/store/settings.js';
import { commandOpens, opened, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
const skills = async () => (await new SettingsStore(desk.store.models.settings).load()).skills;
beforeAll(async () => {
  desk = await startDesk({ settings: (given) => ({ ...given, skills: { U0ENGLI001: ['PACS'] } }) });
});
afterAll(() => desk.stop());

it('the technical head says what somebody can do; whoever has no role cannot have skills; all read them', async () => {
  const [qian, chen] = [by('qian'), by('chen')];
  const list = await commandOpens(qian, DESK, '/service 技能', 'skills');
  expect(textOf(list)).toContain('*李工*：PACS');
  await qian.choose('modal', 'skills:edit', 'wang');
  await qian.waitForModal(
    (view) => textOf(view).includes('王主任 在服务台还没有角色'),
    'that Wang has no role',
  );
  await qian.choose('modal', 'skills:edit', 'li');
  const form = await opened(qian, 'skills:edit');
  expect(valueOf(form, 'skills')).toBe('PACS');
  await qian.fill({ skills: `PACS、${'长'.repeat(61)}` });
  expect(await qian.submit()).toMatchObject({
    errors: { skills: expect.stringContaining('每项最多 60 个字') },
  });
  await qian.fill({ skills: 'PACS、网络，pacs\nHIS' });
  expect((await qian.submit()).result).not.toBe('errors');
  await qian.waitForModal(
    (view) => textOf(view).includes('*李工*：PACS、网络、HIS'),
    'the list with the new skills',
  );
  expect(await skills()).toEqual({ U0ENGLI001: ['PACS', '网络', 'HIS'] });

  const seen = await commandOpens(chen, DESK, '/service skills', 'skills');
  expect(textOf(seen)).toContain('*李工*: PACS, 网络, HIS');
  expect(JSON.stringify(seen.blocks)).not.toContain('skills:edit');
});

it('of two who change the same person’s skills, the second is told', async () => {
  const [qian, zhou] = [by('qian'), by('zhou')];
  for (const person of [qian, zhou]) {
    await commandOpens(person, DESK, '/service skills', 'skills');
    await person.choose('modal', 'skills:edit', 'chen');
    await opened(person, 'skills:edit');
  }
  await qian.fill({ skills: 'Oracle' });
  await zhou.fill({ skills: '打印机' });
  expect((await qian.submit()).result).not.toBe('errors');
  expect(await zhou.submit()).toMatchObject({
    errors: { skills: expect.stringContaining('刚刚有人修改了此人的技能') },
  });
  expect((await skills())['U0ENGCHEN1']).toEqual(['Oracle']);
});
