import { SettingsStore } from '../../src/store/settings.js';
import { calendarOf, newestCalendars } from '../../src/domain/settings/settings.js';
import { answerTo, commandOpens, newest, opened, toldDirectly, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, HARBOUR, RENHE } from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
const by = (name: string): Person => desk.people.person(name);
const settings = () => new SettingsStore(desk.store.models.settings).load();
const termsOf = async (number: string) =>
  ((await desk.store.models.tickets.findById(number).lean()) as unknown as { terms: Record<string, unknown> })
    .terms;
/** The list opens, and the form of one calendar above it. */
async function editing(person: Person, id?: string): Promise<View> {
  await commandOpens(person, DESK, '/service calendars', 'calendars');
  await (id === undefined
    ? person.press('modal', 'calendar:new')
    : person.press('modal', 'calendar:edit', { value: id }));
  return opened(person, 'calendar');
}
/** What would change is shown, and what it does to open requests has been counted. */
const shown = (person: Person): Promise<View> =>
  person.waitForModal(
    (view) => textOf(view).includes('仍可在下面修改') && !textOf(view).includes('统计'),
    'the differences',
  );
const WEEK = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, '9:00－12:00，13:00－18:00']),
);

test('an administrator makes a calendar, is told what it says, and a channel’s requests go by it', async () => {
  const zhou = by('zhou');
  const list = await commandOpens(zhou, DESK, '/service 日历', 'calendars');
  expect(textOf(list)).toContain('上班时间：全天候，不分节假日');
  await zhou.press('modal', 'calendar:new');
  await opened(zhou, 'calendar');
  await zhou.fill({ ...WEEK, name: '办公时间', mon: '九点到六点', closed: '2026-12-32' });
  expect(await zhou.submit()).toMatchObject({
    errors: { mon: expect.stringContaining('看不懂'), closed: expect.stringContaining('看不懂“2026-12-32”') },
  });
  await zhou.fill({ mon: '9:00-12:00, 11:00-18:00', closed: '2026-12-30..2026-12-31' });
  expect(await zhou.submit()).toMatchObject({ errors: { mon: expect.stringContaining('重叠') } });
  await zhou.fill({ mon: WEEK['mon']!, country: 'CN' });
  expect((await zhou.submit()).result).toBe('updated');
  const first = await zhou.modal();
  expect(textOf(first)).toContain('新日历 *办公时间*');
  expect(textOf(first)).toContain('星期一：休息 → 09:00-12:00, 13:00-18:00');
  expect(textOf(first)).toContain('中国 2026 年：法定节假日 33 天，调休上班 6 天');
  expect(valueOf(first, 'closed')).toBe('2026-12-30..2026-12-31');
  expect(newestCalendars(await settings())).toHaveLength(1);

  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '日历 *办公时间* 已保存为第 1 版');
  expect(calendarOf(await settings(), 'calendar-1')).toMatchObject({
    ...{ version: 1, name: '办公时间', country: 'CN' },
    hours: { week: { mon: ['09:00-12:00', '13:00-18:00'] }, holidays: ['2026-12-30', '2026-12-31'] },
  });

  const form = await commandOpens(zhou, RENHE, '/service setup', 'setup');
  expect(valueOf(form, 'calendarId')).toBe('policy');
  await zhou.fill({ calendarId: 'calendar:calendar-1' });
  await answerTo(zhou, RENHE, () => zhou.submit());
  const office = await fileRequest(desk, by('wang'), RENHE, '按办公时间');
  const always = await fileRequest(desk, by('smith'), HARBOUR, 'Round the clock');
  expect(await termsOf(office.number)).toMatchObject({ calendarId: 'calendar-1', calendarVersion: 1 });
  expect(await termsOf(always.number)).toMatchObject({ calendarId: 'default', calendar: '24x7' });
  expect(
    await answerTo(by('li'), DESK, () => by('li').command(DESK, `/service why ${office.number}`)),
  ).toContain('日历：办公时间，第 1 版');
});

test('a change is shown first, and open requests keep the version they were registered with', async () => {
  const zhou = by('zhou');
  const form = await editing(zhou, 'calendar-1');
  expect(valueOf(form, 'mon')).toBe('09:00-12:00, 13:00-18:00');
  await zhou.fill({ fri: '09:00-12:00', makeUp: '2026-12-30', closed: '2026-12-31' });
  await zhou.submit();
  const said = textOf(await shown(zhou));
  for (const line of [
    '*办公时间* 将成为第 2 版',
    '星期五：09:00-12:00, 13:00-18:00 → 09:00-12:00',
    '休息日：去掉 2026年12月30日',
    '调休上班日：增加 2026年12月30日',
    '未完成的请求沿用登记时的日历',
  ])
    expect(said).toContain(line);
  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '已保存为第 2 版');
  const before = await settings();
  expect(calendarOf(before, 'calendar-1')).toMatchObject({
    version: 2,
    hours: { week: { fri: ['09:00-12:00'] } },
  });
  const open = await desk.store.models.tickets.findOne({ 'terms.calendarId': 'calendar-1' }).lean();
  expect((open as unknown as { terms: unknown }).terms).toMatchObject({ calendarVersion: 1 });

  const { id } = await newest(desk, 'view_submission');
  expect((await desk.people.admin.redeliver({ id })).response).toEqual({ response_action: 'clear' });
  expect(await settings()).toEqual(before);
});

test('a change reaches the open requests when that was chosen after its effect was shown', async () => {
  const zhou = by('zhou');
  await editing(zhou, 'calendar-1');
  await zhou.fill({ mon: '10:00-12:00', tue: '10:00-12:00', wed: '10:00-12:00', thu: '10:00-12:00' });
  await zhou.submit();
  await zhou.waitForModal((view) => textOf(view).includes('1 件未完成的请求采用此日历'), 'the effect');
  await zhou.fill({ fri: '10:00-12:00', reach: 'open' });
  expect((await zhou.submit()).result).toBe('updated');
  await zhou.waitForModal((view) => textOf(view).includes('1 件未完成的请求采用此日历'), 'the effect again');
  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '日历 *办公时间* 第 3 版正用于未完成的请求');
  await toldDirectly(zhou, '已用于未完成的请求');
  const open = await desk.store.models.tickets.findOne({ 'terms.calendarId': 'calendar-1' }).lean();
  expect(open).toMatchObject({ terms: { calendarVersion: 3, calendar: { week: { fri: ['10:00-12:00'] } } } });
  expect((await settings()).intentions).toHaveLength(1);

  const { id } = await newest(desk, 'view_submission');
  expect((await desk.people.admin.redeliver({ id })).response).toEqual({ response_action: 'clear' });
  expect((await settings()).intentions).toHaveLength(1);
});

test('who was slower is shown how theirs differs from what was saved meanwhile, and loses nothing that was typed', async () => {
  const [zhou, qian] = [by('zhou'), by('qian')];
  await commandOpens(zhou, DESK, '/service roles', 'roles');
  await zhou.fill({ admin: ['zhou', 'qian'] });
  await zhou.submit();
  await editing(zhou, 'calendar-1');
  await editing(qian, 'calendar-1');
  await zhou.fill({ sat: '10:00-14:00' });
  await zhou.submit();
  await shown(zhou);
  await qian.fill({ sun: '10:00-12:00' });
  await qian.submit();
  await shown(qian);
  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '已保存为第 4 版');

  expect((await qian.submit()).result).toBe('updated');
  await qian.waitForModal((view) => textOf(view).includes('此期间'), 'what differs from it');
  const differs = await shown(qian);
  expect(textOf(differs)).toContain('此期间有人保存了第 4 版');
  expect(textOf(differs)).toContain('星期六：10:00-14:00 → 休息');
  expect(valueOf(differs, 'sun')).toBe('10:00-12:00');
  await qian.fill({ sat: '10:00-14:00' });
  await qian.submit();
  await qian.waitForModal((view) => !textOf(view).includes('星期六：'), 'nothing of Saturdays');
  await shown(qian);
  expect((await qian.submit()).result).toBe('closed');
  expect(calendarOf(await settings(), 'calendar-1')).toMatchObject({
    version: 5,
    hours: { week: { sat: ['10:00-14:00'], sun: ['10:00-12:00'] } },
  });
});

test('what is submitted without a change is no new version', async () => {
  const zhou = by('zhou');
  const before = await settings();
  await editing(zhou, 'default');
  await zhou.submit();
  expect(textOf(await shown(zhou))).toContain('没有改动');
  expect((await zhou.submit()).result).toBe('closed');
  await toldDirectly(zhou, '没有任何改动。');
  expect(await settings()).toEqual(before);
});

test('calendars are not for others to change', async () => {
  expect(await answerTo(by('li'), DESK, () => by('li').command(DESK, '/service calendars'))).toContain(
    '只有工作区管理员或系统管理员可以这样做',
  );
  expect(await by('li').modals()).toEqual([]);
});
