import { calendarSchema } from '../../src/domain/sla/calendar.js';
import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, told, toldDirectly, valueOf } from '../support/acts.js';
import { DESK, fileRequest, RENHE } from '../support/story.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Open but for one minute: quiet hours hold, and hardly a clock stands still. */
const hours = calendarSchema.parse({ week: Object.fromEntries(WEEK.map((day) => [day, ['00:00-23:59']])) });
/** Monday evening in Shanghai. */
const EVENING = new Date('2037-11-23T22:30:00+08:00');

let desk: Desk;
let now: Date;
beforeEach(async () => {
  now = EVENING;
  desk = await startDesk({
    clock: () => now,
    settings: (given) => ({ ...given, calendars: [{ ...given.calendars[0]!, hours }] }),
  });
});
afterEach(() => desk.stop());

const direct = async (name: string) =>
  (await desk.people.person(name).dm().messages()).map(textOf).join('\n');

it('a general request waits until the morning, a major one comes through, and nothing is lost or doubled', async () => {
  const [li, wang, sun] = ['li', 'wang', 'sun'].map((name) => desk.people.person(name));
  await li!.command(DESK, '/service quiet 22:00-07:00');
  await told(li!, DESK, '22:00–07:00');
  const general = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
  const major = await fileRequest(desk, wang!, RENHE, '全院系统瘫痪');
  await commandOpens(sun!, DESK, `/service reclassify ${major.number}`, 'verb:reclassify');
  await sun!.fill({ severity: 'major' });
  await sun!.submit();
  await toldDirectly(li!, '全院系统瘫痪');
  await wang!.say(RENHE, '门诊停诊了', { thread: major.card });
  await toldDirectly(li!, '门诊停诊了');
  expect(await direct('li')).not.toContain('门诊打印机缺纸');

  now = new Date('2037-11-24T07:00:00+08:00');
  await toldDirectly(li!, '门诊打印机缺纸');
  await wang!.say(RENHE, '早上好', { thread: general.card });
  await toldDirectly(li!, '早上好');
  const stored = await desk.store.models.tickets.findById(general.number).lean();
  const receipts = stored!['receipts'] as { message: string; lane: string; deliveredAt?: Date }[];
  expect(receipts.filter(({ message, lane }) => message === 'registered' && lane.startsWith('U'))).toEqual([
    expect.objectContaining({ lane: 'U0ENGLI001', deliveredAt: now }),
  ]);
});

it('who ends their quiet hours is told at once what was held', async () => {
  const [li, wang] = ['li', 'wang'].map((name) => desk.people.person(name));
  await li!.command(DESK, '/service 免打扰 22:00-07:00');
  await told(li!, DESK, '22:00–07:00');
  const { number } = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
  expect(await direct('li')).not.toContain(number);
  await li!.command(DESK, '/service quiet off');
  await toldDirectly(li!, number);
});

it('the form shows what holds, refuses half of it at its field, and empty ends it', async () => {
  const li = desk.people.person('li');
  await commandOpens(li, DESK, '/service quiet', 'quiet');
  await li.fill({ from: '22:00' });
  const half = await li.submit();
  expect(half).toMatchObject({ result: 'errors', errors: { to: expect.stringContaining('结束') } });
  await li.fill({ to: '07:00' });
  await li.submit();
  await toldDirectly(li, '22:00–07:00');
  const view = await commandOpens(li, DESK, '/service quiet', 'quiet');
  expect(JSON.stringify(view.blocks)).toContain('22:00–07:00');
  expect(valueOf(view, 'from') ?? JSON.stringify(view.state.values)).toContain('22:00');
  await li.fill({ from: null, to: null });
  await li.submit();
  await toldDirectly(li, '已取消免打扰');
});

it('what is not understood is answered with one sentence, and customers have no quiet hours', async () => {
  const [li, smith] = ['li', 'smith'].map((name) => desk.people.person(name));
  await li!.command(DESK, '/service quiet 25:00-07:00');
  await told(li!, DESK, '看不懂“25:00-07:00”');
  await smith!.command('harbour-service', '/service quiet 22:00-07:00');
  await told(smith!, 'harbour-service', 'You may not use');
});
