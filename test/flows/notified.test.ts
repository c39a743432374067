import { commandOpens } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { notifiedIn, notifiedOf } from '../support/notified.js';
import { DESK, fileRequest, filedAs, HARBOUR, inThread, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const STORIES = [
  {
    language: 'Chinese',
    customer: 'wang',
    channel: RENHE,
    engineer: 'li',
    title: '报告打印缺页',
    read: {
      acknowledged: '已响应，正在处理',
      proposed: '提出解决方案',
      waiting: '请在本消息列中回复',
      resumed: '计时继续',
      quoted: '提交报价',
      accepted: '接受第 1 次报价',
      resolved: '请确认处理结果并签字',
      confirmed: '已确认并签字',
      archived: '已归档',
    },
  },
  {
    language: 'English',
    customer: 'smith',
    channel: HARBOUR,
    engineer: 'chen',
    title: 'Labels come out blank',
    read: {
      acknowledged: 'has acknowledged',
      proposed: 'proposes a solution',
      waiting: 'Reply in this thread',
      resumed: ':arrow_forward:',
      quoted: 'sends quotation no. 1',
      accepted: 'accepts quotation no. 1',
      resolved: 'Please confirm the result with your signature',
      confirmed: 'has confirmed and signed',
      archived: 'Archived by',
    },
  },
] as const;

test.each(STORIES)(
  'whoever filed is notified from the first word to the archive, mentioned where something is asked of them, and nobody else is: in $language',
  async ({ customer, channel, engineer, title, read }) => {
    const [asking, working] = [by(customer), by(engineer)];
    const mentioned = { [customer]: 'mention' };
    const follows = { [customer]: 'thread' };
    const { number, card, deskCard } = await fileRequest(desk, asking, channel, title);
    expect(await notifiedOf(desk, card)).toEqual(mentioned);
    const told = async (words: string): Promise<[Message, Record<string, string>]> => {
      // The card, with which the thread begins, says some of it too.
      const isIt = (m: Message) => m.ts !== card.ts && textOf(m).includes(words);
      const message = await asking.waitForMessage(card.channel!, isIt, words, { thread: card });
      return [message, await notifiedOf(desk, message)];
    };

    await pressOn(working, deskCard, 'verb:acknowledge');
    expect((await told(read.acknowledged))[1]).toEqual(follows);
    await submitOn(working, deskCard, 'propose', { mode: 'remote', text: 'Look at the spooler' });
    expect((await told(read.proposed))[1]).toEqual(follows);

    await commandOpens(working, DESK, `/service wait ${number}`, 'verb:wait');
    await working.fill({ waitingFor: 'customer', reason: 'Which paper is in it?' });
    await working.submit();
    const [waiting, ofWaiting] = await told(read.waiting);
    expect(ofWaiting).toEqual(mentioned);
    // A phone shows the text and not the blocks.
    expect(waiting.text).toMatch(/^<@U0CUST\w+> /);
    const words = await asking.say(channel, 'A4, plain', { thread: card });
    expect(await notifiedOf(desk, words)).toEqual({});
    expect((await told(read.resumed))[1]).toEqual(follows);

    await commandOpens(working, DESK, `/service quote ${number}`, 'verb:quote');
    await working.fill({ items: 'Print head 300' });
    expect((await working.submit()).result).toBe('closed');
    expect((await told(read.quoted))[1]).toEqual(mentioned);
    await submitOn(asking, card, 'accept-quote', {});
    expect((await told(read.accepted))[1]).toEqual(follows);

    await submitOn(working, deskCard, 'resolve', { outcome: 'repaired', text: 'Head replaced' });
    expect((await told(read.resolved))[1]).toEqual(mentioned);
    await submitOn(asking, card, 'confirm', {});
    expect((await told(read.confirmed))[1]).toEqual(follows);
    await pressOn(by('sun'), deskCard, 'verb:archive');
    expect((await told(read.archived))[1]).toEqual(follows);

    expect(await notifiedIn(desk, card.channel!)).toEqual([`${customer} mention`, `${customer} thread`]);
  },
);

test('for somebody who has phoned nobody is notified, and the desk reads that they are to be called', async () => {
  const [sun, liu] = [by('sun'), by('liu')];
  const title = '分诊台电话报修：叫号屏不亮';
  await commandOpens(sun, RENHE, `/service new ${title}`, 'filing');
  await sun.fill({
    requesterName: '门诊张护士',
    requesterPhone: '010-8888 6621',
    channelOfReceipt: 'phone',
  });
  expect((await sun.submit()).result).toBe('closed');
  const { number, card, deskCard } = await filedAs(desk, liu, RENHE, title);
  expect(await notifiedOf(desk, card)).toEqual({});
  await pressOn(by('li'), deskCard, 'verb:acknowledge');
  await commandOpens(by('li'), DESK, `/service wait ${number}`, 'verb:wait');
  await by('li').fill({ waitingFor: 'customer', reason: '请确认电源插座有电' });
  await by('li').submit();
  const asked = await inThread(liu, card, '请确认电源插座有电');
  expect(await notifiedOf(desk, asked)).toEqual({});
  const said = await inThread(by('sun'), deskCard, '请电话告知');
  expect(textOf(said)).toContain('门诊张护士 收不到 Slack 通知，请电话告知（010-8888 6621）');
  // For the signature there is somebody in Slack whom the contract lets sign.
  await submitOn(by('li'), deskCard, 'resolve', { outcome: 'repaired', text: '电源已更换' });
  expect(await notifiedOf(desk, await inThread(liu, card, '请确认处理结果并签字'))).toEqual({
    wang: 'mention',
  });
});

test('whose message one of ours registers is notified on the card, and of what is said in its thread', async () => {
  const [sun, liu] = [by('sun'), by('liu')];
  const said = await liu.say(RENHE, '儿科候诊区广播没有声音');
  await sun.shortcut('file-from-message', said);
  await sun.waitForModal((view) => view.callback_id === 'filing', 'the filing form');
  await sun.fill({ requesterPhone: '010-8888 6612' });
  expect((await sun.submit()).result).toBe('closed');
  const { card, deskCard } = await filedAs(desk, liu, RENHE, '儿科候诊区广播没有声音');
  expect(await notifiedOf(desk, card)).toEqual({ liu: 'mention' });
  await pressOn(by('li'), deskCard, 'verb:acknowledge');
  expect(await notifiedOf(desk, await inThread(liu, card, '已响应，正在处理'))).toEqual({ liu: 'thread' });
});
