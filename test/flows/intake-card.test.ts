import { makeRota } from '../../src/domain/duty/edit-rota.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { DutyStore } from '../../src/store/duty.js';
import { SettingsStore } from '../../src/store/settings.js';
import { commandOpens, intakeCardIn } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, HARBOUR, RENHE } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const HOUR = 3_600_000;
let desk: Desk;
let offset = 0;
const clock = () => new Date(Date.now() + offset);
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.stop());

async function saved(change: (settings: Settings) => Partial<Settings>): Promise<void> {
  const store = new SettingsStore(desk.store.models.settings);
  for (;;) {
    const before = await store.load();
    if (await store.save(before, { ...before, ...change(before) })) return;
  }
}

test('the card says what this contract promises and who serves it, in the language of the customer', async () => {
  const renhe = textOf(await intakeCardIn(by('wang'), RENHE));
  expect(renhe).toContain('应达科技* 售后服务 · 院内信息系统维护合同 2026');
  expect(renhe).toContain('故障 响应 30 分钟、方案 2 小时、到场 2 小时、修复 4 小时');
  expect(renhe).toContain('7×24 小时');
  expect(renhe).toContain('负责工程师*：李工');
  const harbour = textOf(await intakeCardIn(by('smith'), HARBOUR));
  expect(harbour).toContain('for faults: response 30 min, solution 2 h, on site 2 h, repair 4 h');
  expect(harbour).toContain('Your engineers*: Chen');
});

test('another policy, other hours and engineers in the set-up are on the same card, which stays pinned', async () => {
  const [zhou, wang] = [by('zhou'), by('wang')];
  const card = await intakeCardIn(wang, RENHE);
  const hours = {
    week: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] },
    holidays: [],
    workdays: [],
    days: {},
  };
  await saved(({ policies, calendars }) => ({
    policies: [
      ...policies,
      {
        ...policies[0]!,
        id: 'gold',
        name: '金牌',
        version: 1,
        targets: { response: 15, repair: 480 },
        severities: { major: { response: 5 } },
      },
    ],
    calendars: [...calendars, { id: 'office', version: 1, name: '办公时间', hours }],
  }));
  await commandOpens(zhou, RENHE, '/service setup', 'setup');
  await zhou.fill({ policyId: '金牌', calendarId: '办公时间', engineerIds: ['chen'] });
  expect((await zhou.submit()).result).toBe('closed');
  const shown = textOf(await cardShows(wang, card, '故障 响应 15 分钟、修复 8 小时；重大问题 响应 5 分钟'));
  expect(shown).toContain('周一–周二 09:00-18:00');
  expect(shown).toContain('负责工程师*：Chen');
  expect(shown).not.toContain('李工');
});

test('a new version of the policy redraws the cards under it; those of others stay as they were posted', async () => {
  const harbour = await intakeCardIn(by('smith'), HARBOUR);
  await saved(({ policies }) => {
    const gold = policies.find(({ id }) => id === 'gold')!;
    return { policies: [...policies, { ...gold, version: 2, targets: { response: 10 } }] };
  });
  await cardShows(by('wang'), await intakeCardIn(by('wang'), RENHE), '故障 响应 10 分钟；');
  expect(await intakeCardIn(by('smith'), HARBOUR)).toEqual(harbour);
});

test('the company’s name is on every card, when it is another one', async () => {
  await saved(() => ({ companyName: '应达（新）' }));
  for (const [name, channel] of [
    ['wang', RENHE],
    ['smith', HARBOUR],
  ] as const) {
    await cardShows(by(name), await intakeCardIn(by(name), channel), '应达（新）');
  }
});

test('who is on duty stands there, and after the handover who came after them', async () => {
  const store = new DutyStore(desk.store.models.duty);
  const now = clock();
  const { roster } = await new SettingsStore(desk.store.models.settings).load();
  const [li, chen] = roster.engineer! as [{ id: string; name: string }, { id: string; name: string }];
  const day = now.toISOString().slice(0, 10);
  const layer = {
    id: 'layer-1',
    name: '一线',
    people: [li, chen],
    from: { day, time: '00:00' },
    handover: { unit: 'days' as const, every: 1, at: '00:00' },
  };
  const draft = { name: '值班', zone: 'UTC', layers: [layer] };
  const actor = {
    ...roster.admin![0]!,
    locale: 'zh-CN' as const,
    roles: ['admin' as const],
    customerIds: [],
    external: false,
  };
  const context = { now, cause: 'test:rota', plan: await store.load(now), roster };
  const made = makeRota('r1', draft, actor, context);
  if ('refused' in made) throw new Error(made.refused);
  await store.rotas.insert(made.record, { intents: [], cause: 'test:rota', now });
  const card = await intakeCardIn(by('wang'), RENHE);
  await cardShows(by('wang'), card, `现在值班*：${li.name}`);
  offset += 24 * HOUR;
  await cardShows(by('wang'), card, `现在值班*：${chen.name}`);
});
