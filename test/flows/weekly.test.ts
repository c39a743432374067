import { REPORT_MOMENT } from '../../src/domain/weekly/moment.js';
import { reportDueAt, weekOf } from '../../src/domain/weekly/week.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, HARBOUR, pressOn, RENHE } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
afterEach(() => desk.stop());

const isReport = (message: Message): boolean =>
  /现场维护服务周报|Weekly on-site service report/.test(textOf(message));

const filesOf = async (reader: Person, report: Message) =>
  reader.waitFor(
    async () => {
      const files = (await reader.thread(report)).flatMap((message) => message.files ?? []);
      return files.length >= 2 ? files : undefined;
    },
    { what: 'chart and PDF', saw: () => reader.thread(report) },
  );

test('on Monday at 08:30 the report of the week is posted to customer and desk, once, by two processes', async () => {
  const now = new Date();
  const monday = reportDueAt(weekOf(now, 'Asia/Shanghai'), 'Asia/Shanghai', REPORT_MOMENT);
  desk = await startDesk({ withoutBot: true });
  const bot = await desk.startBot();
  const [wang, smith, li] = ['wang', 'smith', 'li'].map((name) => desk.people.person(name)) as [
    Person,
    Person,
    Person,
  ];
  const { deskCard } = await fileRequest(desk, wang, RENHE, '本周的请求');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await bot.stop();

  const later = () => new Date(monday.getTime() + (Date.now() - now.getTime()) + 1_000);
  await Promise.all([desk.startBot(later), desk.startBot(later)]);
  const week = weekOf(now, 'Asia/Shanghai');
  const report = await wang.waitForMessage(RENHE, isReport, 'the report for the customer');
  expect(textOf(report)).toContain(week);
  expect(textOf(report)).toContain('本周受理 1 件');
  const files = await filesOf(wang, report);
  expect(files.map(({ name }) => name).sort()).toEqual([`${week}.pdf`, `${week}.png`]);
  const pdf = await wang.download(files.find(({ name }) => name.endsWith('.pdf'))!);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const english = await smith.waitForMessage(HARBOUR, isReport, 'the report in English');
  expect(textOf(english)).toContain('0 received');
  await filesOf(smith, english);

  await desk.people.admin.waitFor(
    async () =>
      (await desk.store.models.weeklyReports.countDocuments({ 'outbox.0': { $exists: true } })) === 0,
    { what: 'everything delivered' },
  );
  expect((await wang.messages(RENHE)).filter(isReport)).toHaveLength(1);
  expect((await smith.messages(HARBOUR)).filter(isReport)).toHaveLength(1);
  // One for each contract of the desk.
  expect((await li.messages(DESK)).filter(isReport)).toHaveLength(3);
  expect(await desk.store.models.contracts.countDocuments({ nextReportAt: { $lte: later() } })).toBe(0);
});
