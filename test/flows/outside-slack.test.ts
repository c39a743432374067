import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, valueOf } from '../support/acts.js';
import { DESK, filedAs, inThread, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const HOUR = 3600;
/** So many hours ago, as a picker of Slack's says it. */
const hoursAgo = (hours: number): number => Math.floor(Date.now() / 1000) - hours * HOUR;

/** What the picker of the form shows, in seconds. */
const receivedIn = (view: View): number => {
  const [held] = Object.values(view.state.values['receivedAt'] ?? {});
  return Number((held as { selected_date_time?: number } | undefined)?.selected_date_time);
};

interface Stored {
  readonly receivedAt: Date;
  readonly reference?: string;
  readonly items: { readonly contact?: { readonly name: string; readonly phone: string } }[];
  readonly clocks: { readonly metric: string; readonly startedAt: Date }[];
  readonly history: { readonly type: string; readonly at: Date; readonly reason?: string }[];
}
const stored = async (number: string): Promise<Stored> =>
  (await desk.store.models.tickets.findById(number).lean<Stored>())!;

test('a fax of days ago: received when and by what number, why only now; the receipt is corrected; the head dispatches with grounds', async () => {
  const [sun, qian, wu] = [by('sun'), by('qian'), by('wu')];
  const title = '传真：B 超工作站死机';
  const form = await commandOpens(sun, RENHE, `/service new ${title}`, 'filing');
  expect(receivedIn(form)).toBeGreaterThan(hoursAgo(1));
  await sun.press('modal', 'filing:add-item');
  await sun.waitForModal((view) => textOf(view).includes('第 2 项的联系人和电话'), 'a contact for each item');
  await sun.fill({
    requesterName: '护士长 刘',
    requesterPhone: '010-6666 8012',
    channelOfReceipt: 'fax',
    reference: '仁医传 2026-117',
    'item-2': '心电图机打印发虚',
    'contact-2': '李护士',
    receivedAt: hoursAgo(-1),
  });
  const refused = async (): Promise<string> => JSON.stringify(await sun.submit());
  expect(await refused()).toContain('请写姓名和电话');
  await sun.fill({ 'contact-2': '李护士 010-6666 8013' });
  expect(await refused()).toContain('收到时间不能在将来');
  const received = hoursAgo(100);
  await sun.fill({ receivedAt: received });
  expect((await sun.submit()).result).toBe('updated');
  const asked = await sun.waitForModal((view) => textOf(view).includes('收到已超过 72 小时'), 'the reason');
  expect(valueOf(asked, 'reference')).toBe('仁医传 2026-117');
  await sun.fill({ lateReason: '传真机周末无人值守' });
  expect((await sun.submit()).result).toBe('closed');

  const { number, card, deskCard } = await filedAs(desk, sun, RENHE, title);
  expect(textOf(card)).toContain('收文号 仁医传 2026-117');
  expect(textOf(card)).toContain('登记');
  expect(textOf(card)).not.toContain('传真机周末无人值守');
  expect(textOf(card)).not.toContain('010-6666 8013');
  expect(textOf(deskCard)).toContain('补登记原因：传真机周末无人值守');
  expect(textOf(deskCard)).toContain('联系人：李护士 010-6666 8013');
  const filed = await stored(number);
  expect(filed.receivedAt.getTime()).toBe(received * 1000);
  expect(filed.items[1]?.contact).toEqual({ name: '李护士', phone: '010-6666 8013' });
  expect(filed.clocks.map(({ startedAt }) => startedAt.getTime())).toContain(received * 1000);

  const corrected = hoursAgo(2);
  await wu.command(DESK, `/service 更正 ${number}`);
  await wu.waitForModal((view) => view.callback_id === 'verb:correct', 'the form of correcting');
  await wu.fill({ metric: 'receipt', to: corrected, reason: '看错了传真上的日期' });
  expect((await wu.submit()).result).toBe('closed');
  await inThread(by('wang'), card, '更正收到时间');
  expect((await stored(number)).clocks[0]!.startedAt.getTime()).toBe(corrected * 1000);

  await pressOn(sun, deskCard, 'verb:acknowledge');
  await submitOn(qian, deskCard, 'assign', { engineer: 'U0ENGLI001', grounds: 'skills', text: '熟悉 B 超' });
  await inThread(qian, deskCard, '派工依据：专业对口：熟悉 B 超');
});

test('a message that is registered later was received when it was written', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const message = await wang.say(RENHE, '药房扫码枪不认新包装');
  await li.shortcut('file-from-message', message);
  const form = await li.waitForModal((view) => view.callback_id === 'filing', 'the form');
  const written = Math.floor(Number(message.ts));
  expect(receivedIn(form)).toBe(written);
  await li.fill({ requesterPhone: '010-8888 6666' });
  expect((await li.submit()).result).toBe('closed');
  const { number } = await filedAs(desk, wang, RENHE, '药房扫码枪');
  const { receivedAt } = await stored(number);
  // Within the minute it was registered as it came.
  expect(Math.abs(receivedAt.getTime() / 1000 - written)).toBeLessThan(60);
});
