import { startDesk, type Desk } from '../support/desk.js';
import { notifiedOf } from '../support/notified.js';
import { cardShows, DESK, HARBOUR, hasButton, inThread, RENHE, threadText } from '../support/story.js';
import { textOf, type Message } from '../../src/embedded/slack/client/workspace-client.js';

/** What a plain message was promised, and was not kept (R2): whoever wrote it hears so. */

const MINUTE = 60_000;
const WRITTEN = [
  {
    ...{ customer: 'liu', channel: RENHE, text: '住院部的门禁刷不开了' },
    ...{ promise: '没有按下按钮也没关系', late: '还没有人处理您的消息' },
  },
  {
    ...{ customer: 'smith', channel: HARBOUR, text: 'The weighbridge shows nothing' },
    ...{ promise: 'No need to press anything', late: 'nobody has dealt with your message' },
  },
];

let desk: Desk;
let ahead = 0;
beforeAll(async () => {
  desk = await startDesk({ clock: () => new Date(Date.now() + ahead) });
});
afterAll(() => desk.stop());

test('nobody decides in time: whoever wrote is told so in their language, once, and nothing is promised for a time that has passed', async () => {
  const qian = desk.people.person('qian');
  const onDesk = (text: string): Promise<Message> =>
    qian.waitForMessage(DESK, (m) => textOf(m).includes(text), `the card of “${text}”`);
  const all = [];
  for (const one of WRITTEN) {
    const asking = desk.people.person(one.customer);
    const message = await asking.say(one.channel, one.text);
    const offer = await inThread(asking, message, one.promise);
    all.push({ ...one, asking, message, offer, card: await onDesk(one.text) });
  }
  ahead += 31 * MINUTE;
  for (const { asking, customer, message, card, late } of all) {
    const told = await inThread(asking, message, late);
    expect(Object.keys(await notifiedOf(desk, told))).toContain(customer);
    expect(textOf(told)).toContain('钱部长');
    await cardShows(qian, card, '已超时');
  }
  ahead += 30 * MINUTE;
  for (const { asking, message, offer, text, promise, late } of all) {
    const isChased = (m: Message) => textOf(m).includes(text) && /已超时 3\d 分/.test(textOf(m));
    await qian.waitForDm(isChased, 'being asked again, with how late it is');
    expect(await desk.people.admin.idle()).toBe(true);
    const thread = await threadText(asking, message);
    expect(thread.split(late)).toHaveLength(2);
    expect(thread).not.toContain(promise);
    await asking.waitForMessage(
      message.channel!,
      (m) => m.ts === offer.ts && hasButton(m, 'enquiry:register'),
      'the offer',
      {
        thread: message,
      },
    );
  }
});
