import { Tickets } from '../../src/store/tickets.js';
import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, opened, toldDirectly } from '../support/acts.js';
import {
  cardShows,
  DESK,
  fileRequest,
  HARBOUR,
  hasButton,
  inThread,
  now,
  pressOn,
  RENHE,
  submitOn,
  threadText,
  type Filed,
} from '../support/story.js';
import { buttonsOf, textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const stored = async (number: string) => (await new Tickets(desk.store.models.tickets).load(number))!;
const typed = (name: string, line: string, channel = DESK): Promise<string> =>
  answerTo(by(name), channel, () => by(name).command(channel, `/service ${line}`));
const submitted = async (person: Person, form: string, values: Record<string, unknown>): Promise<void> => {
  await opened(person, form);
  await person.fill(values);
  expect((await person.submit()).result).toBe('closed');
};

describe('typed in Chinese, from registration to the archive', () => {
  test('every verb, with the number as people write it, is done and answered', async () => {
    const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, '打字走完全程');
    const short = String(Number(number.slice(-6)));
    const year = number.slice(3, 7);

    expect(await typed('li', `响应${short}`)).toBe(`*${number}*：“响应”已完成，目前状态为“已响应”。`);
    await inThread(by('wang'), card, '李工 已响应');
    await by('qian').command(DESK, `/service 派工 #${short}`);
    await submitted(by('qian'), 'verb:assign', { engineer: 'U0ENGCHEN1', grounds: 'on-duty' });
    await inThread(by('wang'), card, '责任工程师：*Chen Ming*（由 钱部长 指派）');
    await submitOn(by('qian'), deskCard, 'assign', { engineer: 'U0ENGLI001', grounds: 'of-contract' });
    await inThread(by('wang'), card, '责任工程师：*李工*（由 钱部长 指派）');
    await by('li').command(DESK, `/service 方案 SR-${year}-${short} 更换硬盘，\n  今晚完成`);
    await opened(by('li'), 'verb:propose');
    await submitted(by('li'), 'verb:propose', { mode: 'onsite' });
    await inThread(by('wang'), card, '更换硬盘，\n  今晚完成');
    expect(await typed('li', `出发 sr-${year}-${short}`)).toContain('“工程师已出发”');
    expect(await typed('li', `到场 ＃${short}`)).toContain('“工程师已到场”');
    await by('li').command(DESK, `/service 等待 ${short} 等用户开门`);
    await submitted(by('li'), 'verb:wait', { waitingFor: 'customer' });
    await cardShows(by('wang'), card, '等用户开门');
    expect(await typed('li', `继续 ${short}`)).toContain('“继续处理”已完成');
    expect(await typed('li', `备注 ${short} 备件  在车上`)).toContain('“内部备注”已完成');
    await inThread(by('qian'), deskCard, '备件  在车上');
    expect(await typed('li', `答复 ${short} 正在更换`)).toContain('“答复用户”已完成');
    await inThread(by('wang'), card, '正在更换');
    await by('sun').command(DESK, `/service 改分类 ${short}`);
    await submitted(by('sun'), 'verb:reclassify', { category: 'training', severity: 'general' });
    await cardShows(by('wang'), card, '培训');
    await by('li').command(DESK, `/service 完成 ${short} 已更换`);
    await submitted(by('li'), 'verb:resolve', { outcome: 'repaired' });
    await submitOn(by('wang'), card, 'confirm', { remark: '谢谢李工' });
    await inThread(by('qian'), deskCard, '谢谢李工');
    expect(await typed('sun', `归档 ${short}`)).toContain('“已归档”');
    expect(await typed('sun', `重开 ${short} 又坏了`)).toContain('“重新打开”已完成');
    expect(await typed('sun', `撤销 ${short} 用户撤回`)).toContain('“已撤销”');
    await inThread(by('wang'), card, '用户撤回');
    expect(await threadText(by('wang'), card)).not.toContain('备件');
  });

  test('words that a verb has no place for are not lost in silence', async () => {
    const { number } = await fileRequest(desk, by('wang'), RENHE, '响应时多说一句');
    expect(await typed('li', `响应 ${number} 我十分钟后到`)).toContain('“我十分钟后到”没有转达');
  });

  test('a number that is missing or none, and an unknown word, are answered with what to type', async () => {
    expect(await typed('li', '响应')).toBe('请写上请求编号，例如 `/service 响应 42`。');
    expect(await typed('li', '响应 四十二')).toContain('`/service 响应 42`');
    expect(await typed('chen', 'acknowledge')).toContain('`/service acknowledge 42`');
    expect(await typed('chen', 'show')).toContain('`/service show 42`');
    expect(await typed('chen', 'show 999999')).toMatch(/^There is no request SR-\d{4}-999999;/);
    const unknown = await typed('li', '修电脑 42');
    expect(unknown).toContain('没有“修电脑”这个用法');
    expect(unknown).toContain('`/service new`');
  });
});

describe('after the result', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await fileRequest(desk, by('smith'), HARBOUR, 'Belt slips again and again');
    await pressOn(by('chen'), filed.deskCard, 'verb:acknowledge');
    await submitOn(by('chen'), filed.deskCard, 'resolve', { outcome: 'repaired', text: 'Tightened' });
  });

  test('what the customer sends back is work again, and the engineer is told', async () => {
    const { number, card, deskCard } = filed;
    await submitOn(by('smith'), card, 'refuse', { reason: 'It slips still' });
    await inThread(by('qian'), deskCard, 'It slips still');
    await toldDirectly(by('chen'), 'It slips still');
    await cardShows(by('smith'), card, 'Assigned');
    expect((await stored(number)).resolution).toBeUndefined();
    await submitOn(by('chen'), deskCard, 'resolve', { outcome: 'repaired', text: 'New belt' });
    await submitOn(by('smith'), card, 'confirm', {});
    await cardShows(by('smith'), card, 'Signed by the customer: Anna Smith');
  });

  test('a second customer’s signature is answered with the name of the first', async () => {
    expect(await typed('smith', `confirm ${filed.number}`, HARBOUR)).toContain('Anna Smith has already done');
  });

  test('reopened, it has a second cycle with a fresh response clock on the card', async () => {
    const { number, card, deskCard } = filed;
    const first = (await stored(number)).clocks.find(({ metric }) => metric === 'response')!;
    await submitOn(by('smith'), card, 'reopen', { reason: 'Broken after a day' });
    await cardShows(by('smith'), card, 'Registered, awaiting response');
    const ticket = await stored(number);
    const second = ticket.clocks.find(({ metric, cycle }) => metric === 'response' && cycle === 2)!;
    expect(ticket.cycle).toBe(2);
    expect(second.state).toBe('running');
    expect(second.dueAt.getTime()).toBeGreaterThan(first.dueAt.getTime());
    const due = `<!date^${Math.floor(second.dueAt.getTime() / 1000)}^`;
    expect(textOf(await cardShows(by('qian'), deskCard, due))).not.toContain('Signed');
    await toldDirectly(by('chen'), 'Broken after a day');
    await pressOn(by('chen'), deskCard, 'verb:acknowledge');
    await cardShows(by('smith'), card, ':white_check_mark:');
  });

  test('cancelled by the customer with a reason, nothing runs any more', async () => {
    const { number, card } = filed;
    expect(await typed('smith', `cancel ${number} we bought another`, HARBOUR)).toContain('“Cancelled”');
    await cardShows(by('smith'), card, 'Cancelled');
    expect((await stored(number)).nextInstantAt).toBeUndefined();
    expect(await typed('chen', `resolve ${number}`)).toMatch(/already done|is “Cancelled”/);
  });
});

test('a general problem becomes a major one on both cards', async () => {
  const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, '越来越严重');
  await by('li').command(DESK, `/service reclassify ${number}`);
  await submitted(by('li'), 'verb:reclassify', { severity: 'major', category: 'fault' });
  for (const [name, shown] of [
    ['wang', card],
    ['qian', deskCard],
  ] as const)
    await cardShows(by(name), shown, '重大问题');
  expect((await stored(number)).severity).toBe('major');
});

describe('words in threads', () => {
  test('an answer of ours in the customer’s thread stops the response clock; theirs reaches the engineer and the desk', async () => {
    const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, '在消息列里说话');
    await by('li').say(RENHE, '收到，<马上> 看 & 处理', { thread: card });
    await inThread(by('qian'), deskCard, '收到，&lt;马上&gt; 看 &amp; 处理');
    const response = (await stored(number)).clocks.find(({ metric }) => metric === 'response')!;
    expect(response.state).toBe('met');
    await pressOn(by('li'), deskCard, 'verb:acknowledge');
    const files = [
      { name: 'a.png', content: 'a' },
      { name: 'b.png', content: 'b' },
    ];
    await by('wang').say(RENHE, '照片在这里，请 @li 看', { thread: card, files });
    await inThread(by('qian'), deskCard, '用户 王主任：照片在这里，请 @李工 看（附 2 个文件）');
    await toldDirectly(by('li'), '照片在这里');
    await by('wang').upload(RENHE, [{ name: 'c.png', content: 'c' }], { thread: card });
    await inThread(by('qian'), deskCard, '（附 1 个文件）');
    const said = (await by('wang').thread(card)).filter((m) => textOf(m).includes('照片在这里'));
    expect(said).toHaveLength(1);
  });

  test.each(['li', 'wu', 'zhou'])(
    'what %s writes in the desk’s thread is a note and never reaches the customer',
    async (name) => {
      const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, `内部讨论 ${name}`);
      const words = `用户又把线拔了 ${name}`;
      await by(name).say(DESK, words, { thread: deskCard });
      const noted = async () => (await stored(number)).history.find(({ type }) => type === 'noted');
      const fact = await by(name).waitFor(noted, { what: 'the note' });
      expect(fact).toMatchObject({ text: words });
      await by('wang').press(await now(by('wang'), card), 'ticket:more');
      expect(textOf(await opened(by('wang'), 'show'))).not.toContain(words);
      await by('wang').close();
      expect(await desk.people.admin.idle()).toBe(true);
      expect(await threadText(by('wang'), card)).not.toContain(words);
      expect((await by('qian').thread(deskCard)).filter((m) => textOf(m).includes(words))).toHaveLength(1);
    },
  );

  test('a quality controller’s words to the customer are kept too', async () => {
    const { number, card, deskCard } = await fileRequest(desk, by('smith'), HARBOUR, 'Follow-up visit');
    await by('wu').join(HARBOUR);
    await by('wu').say(HARBOUR, 'How satisfied are you?', { thread: card });
    await inThread(by('qian'), deskCard, 'How satisfied are you?');
    expect((await stored(number)).history.at(-1)).toMatchObject({ type: 'replied', side: 'ours' });
  });

  test('a customer’s reply to an archived request is kept and told', async () => {
    const { number, card, deskCard } = await fileRequest(desk, by('wang'), RENHE, '归档后再说');
    await pressOn(by('li'), deskCard, 'verb:acknowledge');
    await submitOn(by('li'), deskCard, 'resolve', { outcome: 'explained', text: '设计如此' });
    await submitOn(by('wang'), card, 'confirm', {});
    await pressOn(by('sun'), deskCard, 'verb:archive');
    await cardShows(by('wang'), card, '已归档');
    await by('wang').say(RENHE, '又出现了同样的问题', { thread: card });
    await toldDirectly(by('li'), '又出现了同样的问题');
    await inThread(by('qian'), deskCard, '又出现了同样的问题');
    expect(await stored(number)).toMatchObject({ status: 'archived' });
    expect(hasButton(await now(by('wang'), card), 'verb:reopen')).toBe(true);
  });
});

describe('*More…*', () => {
  test('a verb pressed inside is done, and the modal shows what is true then', async () => {
    const { deskCard } = await fileRequest(desk, by('wang'), RENHE, '在详情里响应');
    const li = by('li');
    await li.press(deskCard, 'ticket:more');
    await opened(li, 'show');
    await li.press('modal', 'verb:acknowledge');
    const after = await li.waitForModal(
      (view) => hasButton(view as never, 'verb:propose'),
      'what comes next',
    );
    expect(textOf(after)).toContain('李工 已响应，正在处理');

    await li.press('modal', 'verb:propose');
    await opened(li, 'verb:propose');
    expect(await li.modals()).toHaveLength(2);
    await li.fill({ mode: 'phone', text: '电话里一步一步带着做' });
    expect((await li.submit()).result).toBe('closed');
    const back = await li.waitForModal(
      (view) => textOf(view).includes('电话里一步一步带着做'),
      'the request again',
    );
    expect(back.callback_id).toBe('show');
    expect(await li.modals()).toHaveLength(1);
    expect(buttonsOf(back).map(({ action_id: id }) => id)).toContain('verb:depart');
    await li.close();
  });

  test('what somebody else did meanwhile is told in the modal, which then shows it', async () => {
    const { deskCard } = await fileRequest(desk, by('wang'), RENHE, '详情打开时别人先响应');
    const [li, chen] = [by('li'), by('chen')];
    await chen.press(deskCard, 'ticket:more');
    await opened(chen, 'show');
    await pressOn(li, deskCard, 'verb:acknowledge');
    await cardShows(li, deskCard, '已响应');
    await chen.press('modal', 'verb:acknowledge');
    const view = await chen.waitForModal((shown) => textOf(shown).includes('has already done'), 'the reason');
    expect(textOf(view)).toContain('李工 has already done “Acknowledge”');
    expect(textOf(view)).toContain('Acknowledged');
    await chen.close();
  });

  test('the customer answers in it what is waited for', async () => {
    const { number, card, deskCard } = await fileRequest(desk, by('smith'), HARBOUR, 'Waiting for a badge');
    const smith = by('smith');
    await pressOn(by('chen'), deskCard, 'verb:acknowledge');
    await by('chen').command(DESK, `/service wait ${number} badge, please`);
    await submitted(by('chen'), 'verb:wait', { waitingFor: 'customer' });
    await cardShows(smith, card, 'badge, please');
    await smith.press(await now(smith, card), 'ticket:more');
    const view = await opened(smith, 'show');
    expect(buttonsOf(view).find(({ action_id: id }) => id === 'verb:resume')?.label).toBe(
      'I have answered, go on',
    );
    expect(buttonsOf(view).find(({ action_id: id }) => id === 'verb:reply')?.label).toBe(
      'Reply to the engineer',
    );
    await smith.press('modal', 'verb:resume');
    await inThread(smith, card, 'the clock goes on');
    await smith.close();
  });
});
