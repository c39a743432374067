import type { PlainMessages } from '../../src/domain/settings/settings.js';
import { SettingsStore } from '../../src/store/settings.js';
import { Tickets } from '../../src/store/tickets.js';
import { answerTo, opened, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { notifiedOf } from '../support/notified.js';
import {
  cardShows,
  DESK,
  filedAs,
  HARBOUR,
  hasButton,
  inThread,
  RENHE,
  threadText,
} from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

/** A plain message in the customer's channel is never left without an answer (R2, R20, R34). */

const MINUTE = 60_000;
let desk: Desk;
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.stop());

async function plainMessages(setting: PlainMessages): Promise<void> {
  const store = new SettingsStore(desk.store.models.settings);
  for (;;) {
    const before = await store.load();
    if (await store.save(before, { ...before, plainMessages: setting })) return;
  }
}
const offerUnder = (person: Person, message: Message): Promise<Message> =>
  person.waitForMessage(message.channel!, (m) => hasButton(m, 'enquiry:register'), 'the offer', {
    thread: message,
  });
const onDesk = (words: string): Promise<Message> =>
  by('qian').waitForMessage(
    DESK,
    (m) => textOf(m).includes(words) && textOf(m).includes('EQ-'),
    `the card of “${words}”`,
  );
const idle = async () => expect(await desk.people.admin.idle()).toBe(true);

test.each([
  {
    language: 'Chinese',
    ...{ customer: 'wang', channel: RENHE, text: '门诊三楼的工作站都登录不了', offer: '要登记为服务请求吗' },
    done: '已登记为',
  },
  {
    language: 'English',
    ...{ customer: 'smith', channel: HARBOUR, text: 'None of the cranes reports its position' },
    ...{ offer: 'Register it as a service request?', done: 'Registered as' },
  },
])(
  'a cry for help is answered under it, the desk hears of it, and one press makes a request of it: in $language',
  async ({ customer, channel, text, offer: question, done }) => {
    const asking = by(customer);
    const message = await asking.say(channel, text);
    const offer = await offerUnder(asking, message);
    expect(textOf(offer)).toContain(question);
    expect(Object.keys(await notifiedOf(desk, offer))).toContain(customer);
    const card = await onDesk(text);

    await asking.press(offer, 'enquiry:register');
    const form = await opened(asking, 'filing');
    expect(valueOf(form, 'item-1')).toBe(text);
    await asking.fill({ requesterPhone: '010-8888 6666' });
    expect((await asking.submit()).result).toBe('closed');
    const { number } = await filedAs(desk, asking, channel, text);
    await asking.waitFor(
      async () => (await threadText(asking, message)).includes(`${done} *${number}*`) || undefined,
      {
        what: 'the offer says so',
      },
    );
    await idle();
    expect((await threadText(asking, message)).split(number)).toHaveLength(2);
    const over = await cardShows(by('qian'), card, number);
    expect(hasButton(over, 'enquiry:register')).toBe(false);
    const ticket = (await new Tickets(desk.store.models.tickets).load(number))!;
    expect(ticket.places.source).toMatchObject({ ts: message.ts });
  },
);

test('greetings and thanks are left alone; who needs nothing says so', async () => {
  const [wang, liu] = [by('wang'), by('liu')];
  const polite = [await wang.say(RENHE, '大家早上好！'), await wang.say(RENHE, '谢谢李工 :pray:')];
  const message = await liu.say(RENHE, '叫号屏又好了');
  await liu.press(await offerUnder(liu, message), 'enquiry:decline');
  await cardShows(by('qian'), await onDesk('叫号屏'), '表示不用登记');
  await idle();
  for (const one of polite) expect(await threadText(wang, one)).not.toContain('登记');
});

test('several lines and a picture are one: the front desk registers all of it, whoever writes under it', async () => {
  const [wang, sun] = [by('wang'), by('sun')];
  const picture = { name: '条码.png', content: Buffer.from('not really') };
  // As fast as anybody can: both are on their way at once.
  const first = await wang.say(RENHE, '检验科的打印机不出条码');
  await wang.say(RENHE, '两台都是，从早上开始', { files: [picture] });
  await offerUnder(wang, first);
  await by('liu').say(RENHE, '我们科也是', { thread: first });
  await by('li').say(RENHE, '在看了', { thread: first });
  const card = await cardShows(by('qian'), await onDesk('检验科的打印机'), '在看了');
  expect(textOf(card)).toContain('两台都是，从早上开始');

  await sun.press(card, 'enquiry:register');
  const form = await opened(sun, 'filing');
  expect(valueOf(form, 'item-1')).toBe('检验科的打印机不出条码\n两台都是，从早上开始\n我们科也是');
  await sun.fill({ requesterPhone: '010-8888 6666' });
  expect((await sun.submit()).result).toBe('closed');
  const { number } = await filedAs(desk, wang, RENHE, '检验科的打印机不出条码');
  const ticket = (await new Tickets(desk.store.models.tickets).load(number))!;
  expect(ticket.files.map(({ name }) => name)).toEqual(['条码.png']);
  expect(ticket.requester.name).toContain('王');
  await cardShows(by('qian'), card, number);
});

test('with some minutes for ours: who is answered is offered nothing; who is not, after them, or by :ticket: at once', async () => {
  await plainMessages(5);
  const [wang, li] = [by('wang'), by('li')];
  const answered = await wang.say(RENHE, '三楼会议室投影仪怎么接');
  await li.say(RENHE, '我过来看一下', { thread: answered });
  await idle();
  const left = await by('liu').say(RENHE, '急诊的大屏不动了');
  const asked = await by('smith').say(HARBOUR, 'Gate 2 does not open');
  await by('chen').react(asked, 'ticket');
  await offerUnder(by('smith'), asked);
  ahead += 6 * MINUTE;
  await offerUnder(wang, left);
  await idle();
  expect(await threadText(wang, answered)).not.toContain('登记');
  await plainMessages('off');
  const unheard = await wang.say(RENHE, '不必回复的一句话');
  await idle();
  expect(await threadText(wang, unheard)).not.toContain('登记');
  await plainMessages(0);
});

test('nobody presses: the front desk is asked in person, says why it is no request, and the customer is told', async () => {
  const [wang, sun] = [by('wang'), by('sun')];
  const message = await wang.say(RENHE, '下周的停电通知大家看一下');
  const offer = await offerUnder(wang, message);
  await sun.openHome();
  await sun.waitForHome((view) => textOf(view).includes('停电通知'), 'it in Home');
  ahead += 11 * MINUTE;
  const asked = await sun.waitForDm((m) => textOf(m).includes('停电通知'), 'being asked to decide');
  expect(asked.notified).toBe('direct');
  await sun.press(asked, 'enquiry:dismiss');
  await opened(sun, 'enquiry:dismiss');
  await sun.fill({ remark: '已转告各科室，无需维护' });
  expect((await sun.submit()).result).toBe('closed');
  const answer = await inThread(wang, message, '已转告各科室，无需维护');
  expect(Object.keys(await notifiedOf(desk, answer))).toContain('wang');
  const over = await sun.waitForDm(
    (m) => m.ts === asked.ts && textOf(m).includes('已答复用户'),
    'it is done',
  );
  expect(hasButton(over, 'enquiry:dismiss')).toBe(false);
  // The customer may think otherwise.
  await wang.waitFor(async () => (await threadText(wang, offer)).includes('服务台已答复') || undefined, {
    what: 'the offer says so',
  });
  await wang.press(offer, 'enquiry:register');
  expect(valueOf(await opened(wang, 'filing'), 'item-1')).toBe('下周的停电通知大家看一下');
  await wang.close({ all: true });
});

test('what is changed or taken back before anybody has decided is that on the desk', async () => {
  const wang = by('wang');
  const message = await wang.say(RENHE, '一号叫号机坏了');
  const offer = await offerUnder(wang, message);
  const card = await onDesk('一号叫号机');
  await wang.edit(message, '二号叫号机坏了');
  await cardShows(by('qian'), card, '二号叫号机');
  await wang.delete(message);
  await cardShows(by('qian'), card, '已删除消息');
  await wang.waitFor(async () => (await threadText(wang, offer)).includes('没有登记') || undefined, {
    what: 'the offer says so',
  });
});

test('a message is found by its number, as somebody types it', async () => {
  const [wang, qian] = [by('wang'), by('qian')];
  await offerUnder(wang, await wang.say(RENHE, '五号通道的闸机不计数'));
  const number = /EQ-\d+-\d+/.exec(textOf(await onDesk('五号通道')))![0];
  const asks = (typed: string): Promise<string> =>
    answerTo(qian, DESK, () => qian.command(DESK, `/service show ${typed}`));
  expect(await asks(number.toLowerCase())).toContain('五号通道');
  expect(await asks(number.replace('EQ', 'ＥＱ'))).toContain('五号通道');
  expect(await asks('EQ-2020-000001')).toContain('没有编号为 EQ-2020-000001');
});
