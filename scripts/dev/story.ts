import {
  buttonsOf,
  textOf,
  workspaceClient,
  type Message,
  type Person,
} from '../../src/embedded/slack/client/workspace-client.js';

const CHANNEL = 'drill-service';
const DESK = 'service-desk';
/** The drill's clocks run out in 75 s; what is waited for comes soon after its instant. */
const PATIENCE = { timeoutMs: 120_000 };

type Say = (line: string) => void;

/**
 * Plays the main job as people would, in the channel whose promises are counted in seconds, and tells what each of
 * them sees: written, filed, pinged, escalated, taken, acknowledged, proposed, on site, emergency plan, resolved, signed,
 * archived, reported.
 */
export async function playStory(personUrl: string, say: Say): Promise<void> {
  const { person } = workspaceClient(personUrl);
  const [wang, li, zhao] = [person('wang'), person('li'), person('zhao')] as const;
  const [qian, sun] = [person('qian'), person('sun')] as const;
  const begun = Date.now();
  const tell = (who: string, what: string) =>
    say(`  ${clockText(Date.now() - begun)}  ${who.padEnd(14)} ${what}`);
  const title = `演练 ${new Date().toISOString().slice(0, 19)}：PACS 无法登录`;
  say('');
  say('The main job, played once in #drill-service, where hours are seconds (about 90 s):');

  const message = await wang.say(CHANNEL, title);
  const offer = await wang.waitForMessage(
    CHANNEL,
    (m) => buttonsOf(m).some(({ action_id: id }) => id === 'enquiry:register'),
    'the offer to register it',
    { ...PATIENCE, thread: message },
  );
  tell('wang, customer', 'just writes in the channel; under it, it is offered to be registered');
  await wang.press(offer, 'enquiry:register');
  await wang.waitForModal((view) => view.callback_id === 'filing', 'the form');
  await wang.press('modal', 'filing:add-item');
  await wang.waitForModal((view) => JSON.stringify(view).includes('item-2'), 'a second item');
  await wang.fill({ requesterPhone: '010-8888 6666', 'item-2': '胶片打印机卡纸' });
  const { result } = await wang.submit();
  // One that was left open looks like this one, as the form says: it is another.
  if (result === 'updated') await wang.submit();
  const card = await wang.waitForMessage(
    CHANNEL,
    (m) => /^SR-/.test(textOf(m)) && textOf(m).includes(title),
    'the card',
    PATIENCE,
  );
  const number = /SR-\d{4}-\d{6,}/.exec(textOf(card))![0];
  tell('wang, customer', `registers it with one press, and a second item; it is ${number}`);

  const deskCard = await li.waitForMessage(
    DESK,
    (m) => textOf(m).startsWith(number),
    'the desk card',
    PATIENCE,
  );
  const toLi = (words: string) => directTo(li, number, words);
  await toLi('提交了新的服务请求');
  tell('li, engineer', 'gets a direct message with an Acknowledge button, and does nothing…');
  await toLi('“响应”时限已过 75%');
  tell('li, engineer', 'is pinged: 75 % of the response time has passed');
  await toLi('“响应”已超时');
  tell('li, engineer', 'is told: response breached');
  const escalation = await directTo(zhao, number, '“响应”已超时');
  tell('zhao, manager', 'gets the escalation, with the buttons I take it, Call, Open');
  await zhao.press(escalation, 'verb:take');
  tell('zhao, manager', 'takes it');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '已响应');
  tell('li, engineer', 'acknowledges with the button; the customer reads it in the thread');
  await doAsAsked(qian, number, 'verb:accept');
  tell('qian, head', 'is asked to sign for the department, and signs');
  await pressOn(li, deskCard, 'verb:propose');
  await li.waitForModal((view) => view.callback_id === 'verb:propose', 'the form of the solution');
  await li.fill({ mode: 'onsite', text: '到现场更换认证服务器的硬盘' });
  await li.submit();
  await inThread(wang, card, '提出解决方案');
  tell('li, engineer', 'proposes a solution: on site');
  await pressOn(li, deskCard, 'verb:depart');
  await pressOn(li, deskCard, 'verb:arrive');
  await inThread(wang, card, '已到达现场');
  tell('li, engineer', 'departs, arrives');
  await inThread(wang, card, '紧急预案');
  tell('everybody', 'repair is breached: the emergency plan opens, the customer is told');
  await pressOn(li, deskCard, 'verb:resolve');
  await li.waitForModal((view) => view.callback_id === 'verb:resolve', 'the form of the result');
  await li.fill({ 'item-1': 'replaced', 'item-2': 'repaired', text: '已更换硬盘并恢复登录，打印机已清理。' });
  await formAsks(li, 'replaced-1-piece');
  await li.fill({ 'replaced-1-piece': 'other:' });
  await formAsks(li, 'replaced-1-name');
  await li.fill({
    'replaced-1-name': '认证服务器硬盘',
    'replaced-1-oldSerial@other:': 'HD-2209',
    'replaced-1-serial': `HD-${number.slice(-6)}`,
    'replaced-1-proof': '原厂合格证 HD-C-7716',
    'replaced-1-charge': 'free',
  });
  await li.submit();
  await inThread(wang, card, '报告处理完毕');
  tell('li, engineer', 'resolves: replaced, with both serial numbers and the proof of origin');
  await pressOn(wang, card, 'verb:confirm');
  await wang.waitForModal((view) => view.callback_id === 'verb:confirm', 'the signature');
  await wang.submit();
  await inThread(wang, card, '已确认并签字');
  tell('wang, customer', 'confirms and signs');
  await doAsAsked(sun, number, 'verb:archive');
  await inThread(wang, card, '已归档');
  tell('sun, front desk', 'is asked to archive it, now that all have signed, and does');
  await sun.command(CHANNEL, '/service report this');
  const report = await wang.waitForMessage(
    CHANNEL,
    (m) => textOf(m).includes('现场维护服务周报') && Date.parse(at(m)) >= begun - 60_000,
    'the weekly report',
    PATIENCE,
  );
  await wang.waitFor(async () => (await wang.thread(report)).flatMap((m) => m.files ?? []).length >= 2, {
    what: 'chart and PDF',
    ...PATIENCE,
  });
  tell(
    'sun, front desk',
    'asks for the weekly report; chart and PDF are posted (every Monday 08:30 by itself)',
  );
}

/** Waits until the form asks for this, which it does once the choice before is known. */
const formAsks = (person: Person, id: string) =>
  person.waitForModal(({ blocks }) => blocks.some((block) => block['block_id'] === id), id, PATIENCE);

/** Presses a button as soon as the card shows it: cards follow what happened by a moment. */
async function pressOn(person: Person, card: Message, action: string): Promise<void> {
  const now = async () => (await person.messages(card.channel!)).find(({ ts }) => ts === card.ts);
  const shows = async () => buttonsOf((await now())!).some((button) => button.action_id === action);
  await person.waitFor(shows, { what: `${action} on the card for ${person.name}`, ...PATIENCE });
  await person.press(card, action);
}

/** Presses the button of the direct message that asks for it. */
async function doAsAsked(person: Person, number: string, action: string): Promise<void> {
  const asked = await person.waitForDm(
    (m) => textOf(m).includes(number) && buttonsOf(m).some((button) => button.action_id === action),
    `${action} asked of ${person.name}`,
    PATIENCE,
  );
  await person.press(asked, action);
}

const at = (message: Message): string => new Date(Number(message.ts) * 1000).toISOString();

async function directTo(person: Person, number: string, words: string): Promise<Message> {
  return person.waitForDm(
    (m) => textOf(m).includes(number) && textOf(m).includes(words),
    `${words} for ${person.name}`,
    PATIENCE,
  );
}

async function inThread(person: Person, card: Message, words: string): Promise<void> {
  await person.waitForMessage(CHANNEL, (m) => textOf(m).includes(words), words, {
    ...PATIENCE,
    thread: card,
  });
}

const clockText = (ms: number): string => `${String(Math.floor(ms / 1000)).padStart(3)} s`;
