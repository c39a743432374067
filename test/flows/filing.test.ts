import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, intakeCardIn, newest, opened, told, toldDirectly, valueOf } from '../support/acts.js';
import {
  cardShows,
  DESK,
  fileRequest,
  filedAs,
  HARBOUR,
  hasButton,
  inThread,
  RENHE,
  threadText,
} from '../support/story.js';
import {
  buttonsOf,
  textOf,
  type Person,
  type View,
} from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk({ settings: (given) => ({ ...given, plainMessages: 'off' }) });
});
afterAll(() => desk.stop());

const PHONE = '010-8888 6666';
const sequence = (number: string): number => Number(number.slice(-6));
const itemBlocks = (view: View): string[] =>
  view.blocks.map((block) => String(block['block_id'])).filter((id) => id.startsWith('item-'));
const labelsOf = (view: View): string[] =>
  view.blocks
    .filter((block) => String(block['block_id']).startsWith('item-'))
    .map((block) => (block['label'] as { text: string }).text);

describe('the pinned card', () => {
  test('a customer of another workspace files in Chinese with their own name in the form', async () => {
    const wang = by('wang');
    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    const form = await opened(wang, 'filing');
    expect(valueOf(form, 'requesterName')).toBe('王主任');
    expect(textOf(form)).toContain('北京市海淀区仁和路 1 号 信息科机房');
    expect(textOf(form)).toContain('第 1 项问题');
    expect(textOf(form)).not.toContain('受理方式');
    await wang.fill({
      requesterPhone: PHONE,
      severity: 'major',
      category: 'onsite',
      'item-1': 'CT 影像无法调阅',
    });
    expect((await wang.submit()).result).toBe('closed');
    const { card, number } = await filedAs(desk, wang, RENHE, 'CT 影像无法调阅');
    expect(textOf(card)).toContain('重大问题');
    expect(textOf(card)).toContain('现场维护');
    await toldDirectly(by('li'), number);

    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    const next = await opened(wang, 'filing');
    expect(valueOf(next, 'requesterPhone')).toBe(PHONE);
    await wang.close();
  });

  test('a guest files in English', async () => {
    const smith = by('smith');
    await smith.press(await intakeCardIn(smith, HARBOUR), 'filing:open');
    const form = await opened(smith, 'filing');
    expect(textOf(form)).toContain('Contact person');
    expect(valueOf(form, 'requesterName')).toBe('Anna Smith');
    await smith.fill({ requesterPhone: '+44 20 7946 0000 ext. 3', 'item-1': 'Conveyor 3 stops' });
    expect((await smith.submit()).result).toBe('closed');
    const { card } = await filedAs(desk, smith, HARBOUR, 'Conveyor 3 stops');
    expect(textOf(card)).toContain('Registered, awaiting response');
  });

  test('the card is pinned once in each customer’s channel', async () => {
    for (const [name, channel] of [
      ['wang', RENHE],
      ['smith', HARBOUR],
    ] as const) {
      const pins = await by(name).channel(channel).pins();
      expect(pins.filter((message) => hasButton(message, 'filing:open'))).toHaveLength(1);
    }
  });
});

describe('the form', () => {
  test('up to ten items are added and removed, the words of the others stay', async () => {
    const smith = by('smith');
    await commandOpens(smith, HARBOUR, '/service new', 'filing');
    await smith.fill({ requesterPhone: PHONE, 'item-1': 'first of ten' });
    for (let count = 2; count <= 10; count += 1) {
      await smith.press('modal', 'filing:add-item');
      const form = await smith.waitForModal((view) => itemBlocks(view).length === count, `${count} items`);
      await smith.fill({ [itemBlocks(form).at(-1)!]: `words ${count}` });
    }
    const full = await smith.modal();
    expect(buttonsOf(full).some(({ action_id: id }) => id === 'filing:add-item')).toBe(false);
    expect(valueOf(full, 'requesterPhone')).toBe(PHONE);

    await smith.press('modal', 'filing:remove-item', { value: '2' });
    const nine = await smith.waitForModal((view) => itemBlocks(view).length === 9, 'nine items');
    expect(labelsOf(nine)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((no) => `Item ${no}`));
    expect(itemBlocks(nine).map((block) => valueOf(nine, block))).toEqual([
      'first of ten',
      ...[3, 4, 5, 6, 7, 8, 9, 10].map((count) => `words ${count}`),
    ]);
    await smith.press('modal', 'filing:add-item');
    const again = await smith.waitForModal((view) => itemBlocks(view).length === 10, 'ten items again');
    expect(valueOf(again, itemBlocks(again).at(-1)!)).toBeFalsy();
    await smith.fill({ [itemBlocks(again).at(-1)!]: 'words 11' });
    expect((await smith.submit()).result).toBe('closed');
    const { card } = await filedAs(desk, smith, HARBOUR, 'first of ten');
    expect(textOf(card)).toMatch(/\*Item 2\*\nwords 3\n/);
    expect(textOf(card)).toMatch(/\*Item 10\*\nwords 11/);
  });

  test('wrong input is answered at its field, what was typed stays, and once put right it is filed once', async () => {
    const wang = by('wang');
    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    await opened(wang, 'filing');
    await wang.press('modal', 'filing:add-item');
    await wang.waitForModal((view) => itemBlocks(view).length === 2, 'a second item');
    await wang.fill({ requesterPhone: 'abc', 'item-1': '门诊打印失败', 'item-2': '   ' });
    const wrong = await wang.submit();
    expect(wrong).toMatchObject({
      result: 'errors',
      errors: { requesterPhone: expect.stringContaining('可以打通的电话号码'), 'item-2': '请填写此项。' },
    });
    expect(Object.keys(wrong.errors!)).toHaveLength(2);
    const kept = await wang.modal();
    expect(valueOf(kept, 'item-1')).toBe('门诊打印失败');
    expect(valueOf(kept, 'requesterPhone')).toBe('abc');
    await wang.fill({ requesterPhone: '０１０－８８８８６６６６ 转 12', 'item-2': '标签错位' });
    expect((await wang.submit()).result).toBe('closed');
    const { deskCard } = await filedAs(desk, wang, RENHE, '门诊打印失败');
    expect(textOf(deskCard)).toContain('010-88886666 转 12');
    const cards = (await wang.messages(RENHE)).filter((m) => textOf(m).includes('门诊打印失败'));
    expect(cards).toHaveLength(1);
  });

  test('files chosen in the form appear on both cards', async () => {
    const smith = by('smith');
    await commandOpens(smith, HARBOUR, '/service new Gate display shows garbage', 'filing');
    const photo = { name: 'gate <4>.png', content: Buffer.from('not really').toString('base64') };
    await smith.fill({ requesterPhone: PHONE, files: [photo] });
    expect((await smith.submit()).result).toBe('closed');
    const { card, deskCard } = await filedAs(desk, smith, HARBOUR, 'Gate display shows garbage');
    for (const shown of [card, deskCard]) expect(textOf(shown)).toContain('gate &lt;4&gt;.png');
  });

  test('the same submission delivered four times is one request', async () => {
    const wang = by('wang');
    const { number } = await fileRequest(desk, wang, RENHE, '重复投递的请求');
    const { id } = await newest(desk, 'view_submission');
    await Promise.all([1, 2, 3].map(() => desk.people.admin.redeliver({ id })));
    const after = await fileRequest(desk, wang, RENHE, '重复之后的请求');
    expect(sequence(after.number)).toBe(sequence(number) + 1);
    const cards = (await wang.messages(RENHE)).filter((m) => textOf(m).includes('重复投递的请求'));
    expect(cards).toHaveLength(1);
  });

  test('two filings at the same time get two successive numbers', async () => {
    const [wang, smith] = [by('wang'), by('smith')];
    const before = await fileRequest(desk, wang, RENHE, '同时提交之前');
    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    await smith.press(await intakeCardIn(smith, HARBOUR), 'filing:open');
    await Promise.all([opened(wang, 'filing'), opened(smith, 'filing')]);
    await wang.fill({ requesterPhone: PHONE, 'item-1': '同时提交甲' });
    await smith.fill({ requesterPhone: PHONE, 'item-1': 'Filed at the same time' });
    await Promise.all([wang.submit(), smith.submit()]);
    const one = await filedAs(desk, wang, RENHE, '同时提交甲');
    const two = await filedAs(desk, smith, HARBOUR, 'Filed at the same time');
    expect([one.number, two.number].map(sequence).sort((a, b) => a - b)).toEqual([
      sequence(before.number) + 1,
      sequence(before.number) + 2,
    ]);
  });

  test('an item added twice in one moment does not fail', async () => {
    const smith = by('smith');
    await commandOpens(smith, HARBOUR, '/service new pressed twice', 'filing');
    await smith.press('modal', 'filing:add-item');
    await smith.waitForModal((view) => itemBlocks(view).length === 2, 'a second item');
    const { id } = await newest(desk, 'block_actions');
    await desk.people.admin.redeliver({ id });
    expect(await desk.people.admin.idle()).toBe(true);
    expect(itemBlocks(await smith.modal())).toHaveLength(2);
    expect((await smith.dm().messages()).some((m) => textOf(m).includes('went wrong'))).toBe(false);
    await smith.close();
  });
});

describe('staff file for those who phoned, faxed or mailed', () => {
  test.each([
    ['phone', '电话'],
    ['fax', '传真'],
    ['mail', '邮件'],
  ])(
    'received by %s: shown on the card, with the person asking; the front desk is told the number',
    async (how, word) => {
      const sun = by('sun');
      const title = `代登记：${word}报修`;
      const form = await commandOpens(sun, RENHE, `/service new ${title}`, 'filing');
      expect(valueOf(form, 'requesterName')).toBeFalsy();
      await sun.fill({
        requesterName: '护士长 刘',
        requesterPhone: '010-6666 8012',
        channelOfReceipt: how,
      });
      expect((await sun.submit()).result).toBe('closed');
      const { number, card, deskCard } = await filedAs(desk, sun, RENHE, title);
      expect(textOf(card)).toContain(word);
      expect(textOf(card)).toContain('护士长 刘');
      expect(textOf(deskCard)).toContain('010-6666');
      expect(textOf(await told(sun, RENHE, number))).toContain('仁和医院 的请求已登记');
    },
  );

  test('in the desk’s channel the customer is chosen: site and system follow, what was typed stays', async () => {
    const sun = by('sun');
    const form = await commandOpens(sun, DESK, '/service new', 'filing');
    expect(textOf(form)).toContain('用户与合同');
    await sun.fill({ requesterName: 'Bob', requesterPhone: PHONE, 'item-1': 'Fax: scanner is dead' });
    await sun.type('contract', 'contract-C0HARBRSVC');
    const harbour = await sun.waitForModal((view) => valueOf(view, 'siteId') === 'hl-whs', 'the other site');
    expect(valueOf(harbour, 'system')).toBe('Warehouse control');
    expect(valueOf(harbour, 'requesterName')).toBe('Bob');
    expect(valueOf(harbour, 'item-1')).toBe('Fax: scanner is dead');
    await sun.type('contract', 'contract-C0RENHESVC');
    await sun.waitForModal((view) => valueOf(view, 'siteId') === 'main ', 'the first site again');
    await sun.type('contract', 'contract-C0HARBRSVC');
    await sun.waitForModal((view) => valueOf(view, 'siteId') === 'hl-whs', 'the other site again');
    expect((await sun.submit()).result).toBe('closed');
    const { number } = await filedAs(desk, sun, HARBOUR, 'Fax: scanner is dead');
    await told(sun, DESK, number);
  });

  test.each(['another channel', 'the shortcut', 'App Home'])(
    'from %s all customers are offered',
    async (where) => {
      const sun = by('sun');
      const title = `在别处登记：${where}`;
      if (where === 'another channel') await sun.command('general', '/service new');
      if (where === 'the shortcut') await sun.shortcut('file-request');
      if (where === 'App Home') {
        await sun.openHome();
        await sun.waitForHome((view) => buttonsOf(view).length > 0, 'Home');
        await sun.press('home', 'filing:open');
      }
      await opened(sun, 'filing');
      await sun.type('contract', 'contract-C0RENHESVC');
      await sun.waitForModal((view) => valueOf(view, 'siteId') === 'main ', 'the site');
      await sun.fill({ requesterName: '刘', requesterPhone: PHONE, 'item-1': title });
      expect((await sun.submit()).result).toBe('closed');
      const { number } = await filedAs(desk, sun, RENHE, title);
      await (where === 'another channel' ? told(sun, 'general', number) : toldDirectly(sun, number));
    },
  );
});

describe('a message becomes a request', () => {
  test('by the shortcut: its words are the first item, its author is the person asking, its thread is told', async () => {
    const [wang, li] = [by('wang'), by('li')];
    const message = await wang.say(RENHE, '检验科 <LIS> 打不开 & 报错 500，请 @li 看看');
    await li.shortcut('file-from-message', message);
    const form = await opened(li, 'filing');
    expect(valueOf(form, 'item-1')).toBe('检验科 <LIS> 打不开 & 报错 500，请 @李工 看看');
    expect(valueOf(form, 'requesterName')).toBe('王主任');
    expect(valueOf(form, 'channelOfReceipt')).toBe('slack');
    await li.fill({ requesterPhone: PHONE });
    expect((await li.submit()).result).toBe('closed');
    const { number, card } = await filedAs(desk, wang, RENHE, '检验科 &lt;LIS&gt; 打不开');
    await inThread(wang, message, `本消息已登记为服务请求 *${number}*`);
    expect(textOf(card)).not.toContain('&amp;lt;');

    await li.shortcut('file-from-message', message);
    await told(li, RENHE, `已经登记为 *${number}*`);
    await wang.say(RENHE, '还是不行', { thread: message });
    await inThread(by('qian'), (await filedAs(desk, wang, RENHE, '检验科')).deskCard, '还是不行');
  });

  test('by :ticket: from two people, with Slack’s repetitions: one offer; its button opens the form; then nothing more is offered', async () => {
    const [smith, chen] = [by('smith'), by('chen')];
    const message = await smith.say(HARBOUR, 'Dock 5 scanner reads nothing');
    await Promise.all([smith.react(message, 'ticket'), chen.react(message, 'ticket')]);
    const offer = await inThread(smith, message, 'Shall this message become a service request?');
    await desk.people.admin.redeliver({ name: 'reaction_added' });
    expect(await desk.people.admin.idle()).toBe(true);
    const offers = async () =>
      (await smith.thread(message)).filter((m) => hasButton(m, 'filing:from-message')).length;
    expect(await offers()).toBe(1);

    await smith.press(offer, 'filing:from-message');
    const form = await opened(smith, 'filing');
    expect(valueOf(form, 'item-1')).toBe('Dock 5 scanner reads nothing');
    await smith.fill({ requesterPhone: PHONE });
    await chen.press(offer, 'filing:from-message');
    expect(valueOf(await opened(chen, 'filing'), 'requesterName')).toBe('Anna Smith');
    expect((await smith.submit()).result).toBe('closed');
    const { number } = await filedAs(desk, smith, HARBOUR, 'Dock 5 scanner reads nothing');
    await inThread(smith, message, number);

    await chen.fill({ requesterPhone: PHONE });
    expect(await chen.submit()).toMatchObject({
      result: 'errors',
      errors: { 'item-1': `This message is already registered as *${number}*; there is nothing left to do.` },
    });
    await chen.close();
    await smith.press(offer, 'filing:from-message');
    await inThread(smith, message, `already registered as *${number}*`);
    await by('sun').react(message, 'ticket');
    expect(await desk.people.admin.idle()).toBe(true);
    expect(await offers()).toBe(1);
  });

  test('a reply in a thread can be registered; the answer stands in that thread', async () => {
    const [wang, li] = [by('wang'), by('li')];
    const talk = await wang.say(RENHE, '大家好');
    const reply = await wang.say(RENHE, '另外 2 号投影仪不亮', { thread: talk });
    await li.react(reply, 'ticket');
    const offer = await inThread(wang, talk, '要把这条消息登记为服务请求吗');
    await wang.press(offer, 'filing:from-message');
    expect(valueOf(await opened(wang, 'filing'), 'item-1')).toBe('另外 2 号投影仪不亮');
    await wang.fill({ requesterPhone: PHONE });
    expect((await wang.submit()).result).toBe('closed');
    const { number } = await filedAs(desk, wang, RENHE, '2 号投影仪不亮');
    await inThread(wang, talk, number);
  });

  test('a reaction where no customer is offers nothing', async () => {
    const message = await by('li').say('general', '午饭吃什么');
    await by('li').react(message, 'ticket');
    expect(await desk.people.admin.idle()).toBe(true);
    expect(await threadText(by('li'), message)).toBe('午饭吃什么');
  });
});

describe('who may not file', () => {
  test('a guest files for their own company from anywhere, but for no other', async () => {
    const smith = by('smith');
    await smith.shortcut('file-request');
    const form = await opened(smith, 'filing');
    expect(textOf(form)).not.toContain('Customer and contract');
    expect(valueOf(form, 'siteId')).toBe('hl-whs');
    await smith.fill({ requesterPhone: PHONE, 'item-1': 'from anywhere' });
    expect((await smith.submit()).result).toBe('closed');
    const { number, card } = await filedAs(desk, smith, HARBOUR, 'from anywhere');
    await toldDirectly(smith, number);
    await cardShows(smith, card, 'Anna Smith');
  });

  test('in a channel that is not set up a stranger is told what to do, in their language', async () => {
    const strangers = await startDesk({ withoutSeed: true });
    try {
      const guest = strangers.people.person('smith');
      await guest.command(HARBOUR, '/service new');
      await told(
        guest,
        HARBOUR,
        'This channel is not set up yet; an administrator types `/service setup` here.',
      );
      expect(await guest.modals()).toEqual([]);
    } finally {
      await strangers.stop();
    }
  });
});
