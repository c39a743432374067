import { escalationPlanSchema } from '../../src/domain/sla/escalation.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, inThread, pressOn, RENHE, threadText, type Filed } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const DRILL = 'drill-service';
let desk: Desk;
/** By how much the bot's time is ahead of ours: what takes hours passes at once. */
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const pass = (minutes: number): void => void (ahead += minutes * 60_000);
beforeEach(() => void (ahead = 0));
afterEach(() => desk.stop());

const direct = async (person: Person, number: string): Promise<Message[]> =>
  (await person.dm().messages()).filter((message) => textOf(message).includes(number));
const told = (person: Person, number: string, words: string): Promise<Message> =>
  person.waitForDm((m) => textOf(m).includes(number) && textOf(m).includes(words), words);
/** A ladder of one level; however many pages come at once, they come one by one. */
const managersEvery = (repeatMinutes: number) =>
  escalationPlanSchema.parse({
    levels: [{ to: ['manager'], repeatMinutes, repeats: 50 }],
    digest: { pages: 1000, windowMinutes: 1 },
  });

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

test('nobody answers: the engineer is warned, then the manager is asked again and again until she takes it; then the emergency plan', async () => {
  desk = await startDesk({
    clock,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) =>
        policy.id === 'fast'
          ? { ...policy, targets: { response: 10, repair: 600 }, escalation: managersEvery(2) }
          : policy,
      ),
    }),
  });
  const [wang, li, zhao] = ['wang', 'li', 'zhao'].map((name) => desk.people.person(name)) as [
    Person,
    Person,
    Person,
  ];
  const { number, card, deskCard } = await fileRequest(desk, wang, DRILL, '没有人响应的请求');
  pass(8);
  await told(li, number, '“响应”时限已过 75%');
  pass(2);
  await told(li, number, '“响应”已超时');
  const first = await told(zhao, number, '第 1 次');
  pass(2);
  await told(zhao, number, '第 2 次');
  expect(textOf(first)).toContain('“响应”');
  await zhao.press(first, 'ticket:call');
  await zhao.waitForDm((m) => textOf(m).includes('010-8888 6666'), 'the phone numbers');
  await zhao.press(first, 'verb:take');
  await inThread(li, deskCard, '赵总 已接手');
  await zhao.command(DESK, `/service take ${number}`);
  await zhao.waitForMessage(DESK, (m) => textOf(m).includes('已由 赵总 接手'), 'who has taken it');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '已响应');
  pass(600);
  await inThread(wang, card, '紧急预案');
  await told(zhao, number, '紧急预案');

  await inThread(li, deskCard, '请立即确定措施');
  const customerReads = await threadText(wang, card);
  expect(customerReads).not.toMatch(/时限已过|已超时|已通知管理层|已接手/);
  const deskReads = await threadText(li, deskCard);
  for (const words of ['“响应”时限已过 75%', '“响应”已超时', '请立即确定措施']) {
    expect(occurrences(deskReads, words)).toBe(1);
  }
});

test('down for three hours: on return the highest passed threshold of each clock, once', async () => {
  desk = await startDesk({ withoutBot: true });
  const started = Date.now();
  const bot = await desk.startBot();
  const [wang, li, zhao] = ['wang', 'li', 'zhao'].map((name) => desk.people.person(name)) as [
    Person,
    Person,
    Person,
  ];
  const { number, deskCard } = await fileRequest(desk, wang, RENHE, '停机期间的请求');
  await told(li, number, '新的服务请求');
  await bot.stop();
  const threeHours = 3 * 60 * 60_000;
  const later = () => new Date(Date.now() + threeHours);
  await desk.startBot(later);
  await told(li, number, '第 1 次');
  await inThread(li, deskCard, '“修复”时限已过 75%');
  const deskReads = await threadText(li, deskCard);
  expect(occurrences(deskReads, '“响应”已超时')).toBe(1);
  expect(occurrences(deskReads, '“方案”已超时')).toBe(1);
  expect(occurrences(deskReads, '“到场”已超时')).toBe(1);
  expect(deskReads).not.toMatch(/“(响应|方案|到场)”时限已过/);
  expect(occurrences(deskReads, '“修复”时限已过 75%')).toBe(1);
  // The ladder begins at its first level, however long it was: management is not asked yet.
  expect((await direct(zhao, number)).length).toBe(0);
  expect(later().getTime() - started).toBeGreaterThan(threeHours);
});

test('two processes over Socket Mode: each number, ping, plan and message once', async () => {
  desk = await startDesk({
    mode: 'socket',
    clock,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) =>
        policy.id === 'fast'
          ? { ...policy, targets: { response: 3, repair: 5 }, escalation: managersEvery(60) }
          : policy,
      ),
    }),
  });
  await desk.startBot();
  const [wang, li, zhao] = ['wang', 'li', 'zhao'].map((name) => desk.people.person(name)) as [
    Person,
    Person,
    Person,
  ];
  const filed: Filed[] = [];
  for (let no = 1; no <= 4; no += 1) filed.push(await fileRequest(desk, wang, DRILL, `两个进程的请求 ${no}`));
  expect(filed.map(({ number }) => Number(number.slice(-6)))).toEqual([1, 2, 3, 4]);
  pass(3);
  await Promise.all(filed.map(({ deskCard }) => inThread(li, deskCard, '“响应”已超时')));
  pass(2);
  await Promise.all(filed.map(({ number }) => told(zhao, number, '紧急预案')));
  for (const { card, deskCard } of filed) {
    await inThread(wang, card, '紧急预案');
    await inThread(li, deskCard, '请立即确定措施');
  }
  await desk.people.admin.waitFor(
    async () => (await desk.store.models.tickets.countDocuments({ 'outbox.0': { $exists: true } })) === 0,
    { what: 'everything delivered' },
  );
  for (const { number, card, deskCard } of filed) {
    const deskReads = await threadText(li, deskCard);
    expect(occurrences(deskReads, '“响应”已超时')).toBe(1);
    expect(occurrences(deskReads, '“修复”已超时')).toBe(1);
    expect(occurrences(deskReads, '请立即确定措施')).toBe(1);
    expect(occurrences(await threadText(wang, card), '我们已启动紧急预案')).toBe(1);
    expect((await direct(zhao, number)).filter((m) => textOf(m).includes('紧急预案'))).toHaveLength(1);
    const cards = (await li.messages(DESK)).filter((m) => textOf(m).startsWith(number));
    expect(cards).toHaveLength(1);
  }
});
