import { companyPast, type CompanyPast } from '../../scripts/dev/history/company-past.js';
import { auditDesk } from '../../src/jobs/audit-desk.js';
import { AuditStore } from '../../src/store/audit.js';
import { Contracts } from '../../src/store/contracts.js';
import { DutyStore } from '../../src/store/duty.js';
import { Kinds } from '../../src/domain/record/kinds.js';
import { KindRecords } from '../../src/store/kind-records.js';
import { SealStore } from '../../src/store/seals.js';
import { SettingsStore } from '../../src/store/settings.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { pino } from 'pino';
import { told } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, HARBOUR, hasButton, inThread, pressOn, RENHE } from '../support/story.js';

let desk: Desk;
let past: CompanyPast;
let people: Record<'li' | 'wang' | 'smith' | 'qian' | 'sun' | 'he', Person>;

beforeAll(async () => {
  past = await companyPast(new Date());
  desk = await startDesk({ past });
  const names = ['li', 'wang', 'smith', 'qian', 'sun', 'he'] as const;
  people = Object.fromEntries(names.map((name) => [name, desk.people.person(name)])) as typeof people;
});
afterAll(() => desk.stop());

const openOf = (customer: string) =>
  past.tickets.filter(({ customerName, closedAt }) => customerName === customer && !closedAt);

test('a desk that begins with a past tells nobody of it, and the auditor finds nothing wrong with it', async () => {
  const { models } = desk.store;
  await desk.people.admin.waitFor(
    async () => (await desk.people.admin.calls()).some(({ method }) => method === 'auth.test'),
    { what: 'the bot looking who it is' },
  );
  const audit = new AuditStore(models);
  const before = await audit.load();
  for (let run = 0; run < 2; run += 1) {
    await auditDesk({
      audit,
      seals: new SealStore(models),
      records: new KindRecords(models.records, new Kinds([])),
      settings: new SettingsStore(models.settings),
      duty: new DutyStore(models.duty),
      auditDays: 1,
      contracts: new Contracts(models.contracts),
      clock: () => new Date(),
      nudge: () => undefined,
      log: pino({ level: 'silent' }),
    });
  }
  const after = await audit.load();
  expect(after.ranAt?.getTime()).toBeGreaterThan(before.ranAt?.getTime() ?? 0);
  expect(after.findings).toEqual([]);
  const said = (await desk.people.admin.calls()).filter(({ method }) => /^(chat|files|pins)\./.test(method));
  expect(said).toEqual([]);
  expect(await desk.people.admin.deliveries()).toEqual([]);
});

test('lists and App Home show what is open, each to whom it concerns', async () => {
  const { li, smith, he } = people;
  const open = past.tickets.filter(({ closedAt }) => !closedAt);
  await li.openHome();
  const mine = open.filter(({ responsible }) => responsible?.name === '李工');
  const home = textOf(await li.waitForHome((view) => view.blocks.length > 0, 'Home'));
  expect(home).toContain(`*我负责的 (${mine.length})*`);
  expect(home).toContain(`*全部未完成 (${open.length})*`);
  await smith.openHome();
  const theirs = textOf(await smith.waitForHome((view) => view.blocks.length > 0, 'Home'));
  for (const { id } of openOf('Harbour Logistics')) expect(theirs).toContain(id);
  for (const { id } of openOf('仁和医院')) expect(theirs).not.toContain(id);
  await li.command(DESK, '/service list');
  const list = textOf(await told(li, DESK, '未完成的请求：'));
  for (const { id } of open) expect(list).toContain(id);
  await he.openHome();
  const waits = textOf(await he.waitForHome((view) => view.blocks.length > 0, 'Home'));
  expect(waits).toContain(openOf('江北图书馆')[0]!.id);
});

test('buttons of the cards that stand there act on the request, and the card follows', async () => {
  const { qian, li, smith } = people;
  const waiting = openOf('Harbour Logistics').find(({ status }) => status === 'registered')!;
  const card = (await li.messages(DESK)).find(
    (message) => textOf(message).startsWith(waiting.id) && hasButton(message, 'ticket:more'),
  )!;
  expect(card.ts).toBe(waiting.places.desk.ts);
  await pressOn(qian, card, 'verb:acknowledge');
  const customerCard = (await smith.messages(HARBOUR)).find(({ ts }) => ts === waiting.places.customer.ts)!;
  await inThread(smith, customerCard, '钱部长');
  const signed = openOf('Harbour Logistics').find(({ status }) => status === 'resolved')!;
  const toSign = (await smith.messages(HARBOUR)).find(({ ts }) => ts === signed.places.customer.ts)!;
  expect(hasButton(toSign, 'verb:confirm')).toBe(true);
});

test('the weekly report of last week can be asked for, and has something to show', async () => {
  const { sun, wang } = people;
  const begun = Date.now() / 1000;
  await sun.command(RENHE, '/service report last');
  const isReport = (message: Message) =>
    textOf(message).includes('现场维护服务周报') && Number(message.ts) > begun - 1;
  const report = await wang.waitForMessage(RENHE, isReport, 'the report');
  const [, received] = /受理 (\d+) 件/.exec(textOf(report)) ?? [];
  expect(Number(received)).toBeGreaterThan(3);
});
